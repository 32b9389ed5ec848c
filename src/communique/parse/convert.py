"""spaCy's documents to plain tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from communique.parse.tokens import Doc, Span, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.vocab import Vocab

_IOB = ("", "I", "O", "B")


class _Form(NamedTuple):
    """What a token's spelling alone decides."""

    text: str
    lower: str
    is_alpha: bool
    is_digit: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_title: bool
    like_num: bool


class Converter:
    """Makes plain tokens; what a word's spelling decides is looked up once."""

    def __init__(self, vocab: Vocab) -> None:
        from spacy import attrs

        self._vocab = vocab
        self._columns = [
            *(attrs.ORTH, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE),
            *(attrs.ENT_IOB, attrs.SENT_START, attrs.HEAD, attrs.SPACY),
        ]
        self._words: dict[int, str] = {0: ""}
        self._forms: dict[int, _Form] = {}

    def convert(self, doc: SpacyDoc) -> Doc:
        """The same tokens with their syntax, sentences and entities."""
        tokens = [Token() for _ in range(len(doc))]
        rows = doc.to_array(self._columns).astype("int64").tolist() if tokens else []
        below: list[list[Token]] = [[] for _ in tokens]
        starts, ents, idx = [], [], 0
        made = Doc(doc.text, tokens)
        for i, (token, row) in enumerate(zip(tokens, rows, strict=True)):
            orth, lemma, pos, tag, dep, kind, iob, begins, head, blank = row
            form = self._forms.get(orth) or self._form(orth)
            token.doc, token.i, token.idx = made, i, idx
            token.text, token.lower_ = form.text, form.lower
            token.is_alpha, token.is_digit, token.is_punct, token.is_quote = form[2:6]
            token.is_space, token.is_title, token.like_num = form[6:]
            token.lemma_, token.pos_ = self._word(lemma), self._word(pos)
            token.tag_, token.dep_ = self._word(tag), self._word(dep)
            token.ent_type_, token.ent_iob_ = self._word(kind), _IOB[iob]
            token.whitespace_ = " " if blank else ""
            token.head = tokens[i + head]
            if head:
                below[i + head].append(token)
            if begins == 1 or i == 0:
                starts.append(i)
            if iob == 3:
                ents.append([i, i + 1])
            elif iob == 1 and ents:
                ents[-1][1] = i + 1
            idx += len(form.text) + (1 if blank else 0)
        for token, children in zip(tokens, below, strict=True):
            token.children = tuple(children)
        made.finish(starts, [Span(made, a, b, tokens[a].ent_type_) for a, b in ents])
        return made

    def _word(self, key: int) -> str:
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = self._vocab.strings[key % 2**64]
        return found

    def _form(self, orth: int) -> _Form:
        lexeme = self._vocab[orth % 2**64]
        found = self._forms[orth] = _Form(
            lexeme.orth_,
            lexeme.lower_,
            lexeme.is_alpha,
            lexeme.is_digit,
            lexeme.is_punct,
            lexeme.is_quote,
            lexeme.is_space,
            lexeme.is_title,
            lexeme.like_num,
        )
        return found
