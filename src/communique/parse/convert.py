"""spaCy's documents to plain tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from communique.parse.morphology import Morphology
from communique.parse.tokens import Doc, Span, Token

if TYPE_CHECKING:
    from spacy.tokens import Doc as SpacyDoc
    from spacy.vocab import Vocab

_Spoken = tuple[str, str, str, str]
"""Lemma, part of speech, tag and label."""

_IOB = ("", "I", "O", "B")
_LIMIT = 200_000
"""Spellings remembered before all are forgotten."""


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

    def __init__(self, vocab: Vocab, morphology: Morphology | None) -> None:
        """Without `morphology` parts of speech and lemmas are read from the documents."""
        from spacy import attrs

        self._vocab = vocab
        self._morphology = morphology
        self._columns = [
            *(attrs.ORTH, attrs.LEMMA, attrs.POS, attrs.TAG, attrs.DEP, attrs.ENT_TYPE),
            *(attrs.ENT_IOB, attrs.SENT_START, attrs.HEAD, attrs.SPACY),
        ]
        self._words: dict[int, str] = {0: ""}
        self._forms: dict[int, _Form] = {}

    def convert(self, doc: SpacyDoc, *, mended: bool = False) -> Doc:
        """The same tokens with their syntax, sentences and entities.

        A `mended` document has its parts of speech and lemmas.
        """
        rows: list[list[int]] = doc.to_array(self._columns).tolist() if len(doc) else []
        if self._morphology is not None and not mended:
            words = [self._morphology.of(row[0], row[3], row[4]) for row in rows]
            if any(word.begins_rule for word in words):
                return self.convert(self._morphology.whole(doc), mended=True)
            spoken = [word[:4] for word in words]
        else:
            spoken = [tuple(self._word(key) for key in row[1:5]) for row in rows]  # type: ignore[misc]
        return self._made(doc.text, rows, spoken)

    def _made(
        self, text: str, rows: list[list[int]], spoken: list[tuple[str, str, str, str]]
    ) -> Doc:
        tokens = [Token() for _ in rows]
        made = Doc(text, tokens)
        below: list[list[Token]] = [[] for _ in rows]
        starts, ents, idx = [], [], 0
        for i, (token, row) in enumerate(zip(tokens, rows, strict=True)):
            orth, _, _, _, _, kind, iob, begins, head, blank = row
            form = self._forms.get(orth) or self._form(orth)
            token.doc, token.i, token.idx = made, i, idx
            token.text, token.lower_ = form.text, form.lower
            token.is_alpha, token.is_digit, token.is_punct, token.is_quote = form[2:6]
            token.is_space, token.is_title, token.like_num = form[6:]
            token.lemma_, token.pos_, token.tag_, token.dep_ = spoken[i]
            token.ent_type_, token.ent_iob_ = self._word(kind), _IOB[iob]
            token.whitespace_ = " " if blank else ""
            up = i + head if head < _SIGN else i + head - 2 * _SIGN
            token.head = tokens[up]
            if up != i:
                below[up].append(token)
            if begins == 1 or i == 0:
                starts.append(i)
            if iob == 3:
                ents.append((i, i + 1))
            elif iob == 1 and ents:
                ents[-1] = (ents[-1][0], i + 1)
            idx += len(form.text) + (1 if blank else 0)
        for token, children in zip(tokens, below, strict=True):
            token.children = tuple(children)
        made.finish(starts, [Span(made, a, b, tokens[a].ent_type_) for a, b in ents])
        return made

    def _word(self, key: int) -> str:
        found = self._words.get(key)
        if found is None:
            found = self._words[key] = self._vocab.strings[key]
        return found

    def _form(self, orth: int) -> _Form:
        if len(self._forms) > _LIMIT:
            self._forms.clear()
        lexeme = self._vocab[orth]
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


_SIGN = 2**63
"""Heads are given as distances, negative ones in two's complement."""
