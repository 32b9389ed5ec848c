"""Mark the tokens of a unit that the tables know: names, titles, ranks."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from communique.parse.parsed import Unit
from communique.parse.tokens import Doc, Token
from communique.recognize.gazetteer import Entry, gazetteer
from communique.recognize.tables import Title, phrases, ranks, titles

MAX_TITLE = 7
"""Tokens in the longest title that is looked up."""


@dataclass(frozen=True, slots=True)
class NameTag:
    """A name of the gazetteer on the tokens [start, end)."""

    start: int
    end: int
    head: int
    entry: Entry

    @property
    def code(self) -> str | None:
        """The country that the name stands for or belongs to."""
        return self.entry.code


@dataclass(frozen=True, slots=True)
class TitleTag:
    """A title on the tokens [start, end); `title` is None for "counterpart" and the like."""

    start: int
    end: int
    head: int
    title: Title | None


@dataclass(frozen=True, slots=True)
class Tagged:
    """A unit with the tags of its tokens, each by every token it covers."""

    unit: Unit
    names: dict[int, NameTag]
    titles: dict[int, TitleTag]

    @property
    def doc(self) -> Doc:
        """The unit's parsed text."""
        return self.unit.doc

    def is_rank(self, token: Token) -> bool:
        """Whether the token is a word of a military rank or an honorific."""
        word = token.lower_.rstrip(".")
        if not token.text[:1].isupper() or word not in ranks():
            return False
        if ranks()[word]:
            return True
        return token.i + 1 < len(token.doc) and self.is_rank(token.nbor())


def tag(unit: Unit) -> Tagged:
    """Look every token up in the tables."""
    names = _names(unit.doc)
    return Tagged(unit, names, _titles(unit.doc, names))


def span_head(doc: Doc, start: int, end: int) -> int:
    """The token of [start, end) whose head lies outside; the last such one."""
    heads = [i for i in range(start, end) if not start <= doc[i].head.i < end or doc[i].head.i == i]
    nouns = [i for i in heads if doc[i].pos_ in {"NOUN", "PROPN"}]
    return (nouns or heads or [end - 1])[-1]


def _names(doc: Doc) -> dict[int, NameTag]:
    starts = {token.idx: token.i for token in doc}
    ends = {token.idx + len(token): token.i + 1 for token in doc}
    found: dict[int, NameTag] = {}
    for match in gazetteer().find(doc.text):
        start, end = starts.get(match.start), ends.get(match.end)
        if start is None and end is not None:  # "anti-American": the tag is the whole token's
            continue
        if start is None or end is None or start >= end:
            continue
        tagged = NameTag(start, end, span_head(doc, start, end), match.entry)
        found.update(dict.fromkeys(range(start, end), tagged))
    return found


def _titles(doc: Doc, names: dict[int, NameTag]) -> dict[int, TitleTag]:
    known = titles()
    found: dict[int, TitleTag] = {}
    i = 0
    while i < len(doc):
        if not _may_begin(doc, i):
            i += 1
            continue
        end, title = _title_at(doc, i, known)
        if end is None or end == i + 1:
            owned_end, owned = _owned_body(doc, i, known, names)
            end, title = (owned_end, owned) if owned_end is not None else (end, title)
        if end is None:
            end = _counterpart_end(doc, i)
        if end is None or _is_given_name(doc, i, end):
            i += 1
            continue
        tagged = TitleTag(i, end, span_head(doc, i, end), title)
        found.update(dict.fromkeys(range(i, end), tagged))
        i = end
    return found


def _may_begin(doc: Doc, i: int) -> bool:
    """Whether a title or "counterpart" may begin at the token: most are passed over here."""
    token, begins = doc.tokens[i], _beginnings()
    return (
        token.lower_ in begins
        or token.lemma_.lower() in begins
        or token.lower_.removesuffix("s") in begins
        or (i + 1 < len(doc.tokens) and doc.tokens[i + 1].lower_ == "of")
    )


@cache
def _beginnings() -> frozenset[str]:
    return _first_words() | _counterparts()[1]


def _counterpart_end(doc: Doc, i: int) -> int | None:
    """Where "counterpart" or "opposite number" ends; None where none begins at the token."""
    counterparts, first_words = _counterparts()
    if doc[i].lower_ not in first_words and doc[i].lemma_.lower() not in first_words:
        return None
    for end in (i + 1, i + 2):
        last = doc[min(end, len(doc)) - 1]
        words = " ".join([*(t.lower_ for t in doc[i : end - 1]), last.lemma_.lower()])
        if end <= len(doc) and words in counterparts and last.pos_ == "NOUN":
            return end
    return None


@cache
def _counterparts() -> tuple[frozenset[str], frozenset[str]]:
    """The expressions, and the words that they begin with."""
    known = frozenset([*phrases()["counterparts"], *phrases()["neighbors_in_office"]])
    return known, frozenset(words.split()[0] for words in known)


def _is_given_name(doc: Doc, i: int, end: int) -> bool:
    """ "General Amir Hatami": a word that is a title elsewhere, between a rank and a name."""
    before = doc[i - 1] if i else None
    if end != i + 1 or before is None or not doc[i].is_title or end >= len(doc):
        return False
    ranked = ranks().get(before.lower_.rstrip("."), False) and before.is_title
    return ranked and doc[end].pos_ == "PROPN"


def _title_at(
    doc: Doc, i: int, known: dict[tuple[str, ...], Title]
) -> tuple[int | None, Title | None]:
    first = doc[i]
    begins, lower = _first_words(), first.lower_
    if (
        lower not in begins
        and first.lemma_.lower() not in begins
        and lower.removesuffix("s") not in begins
    ):
        return None, None
    if first.pos_ in {"VERB", "AUX", "ADP"}:
        return None, None
    for end in range(min(len(doc), i + MAX_TITLE), i, -1):
        words = tuple(token.lower_ for token in doc[i:end])
        last = doc[end - 1]
        single = last.lower_.removesuffix("s") if last.tag_ == "NNPS" else last.lemma_.lower()
        proper = (*words[:-1], last.lower_.removesuffix("s"))
        for form in (words, (*words[:-1], single), proper, _plural_head(doc, i, end)):
            if form in known and doc[end - 1].pos_ not in {"VERB", "AUX"}:
                return end, known[form]
    return None, None


@cache
def _first_words() -> frozenset[str]:
    """The words that a title begins with: most tokens are none, and are looked up no further."""
    return frozenset(words[0] for words in titles())


def _owned_body(
    doc: Doc, i: int, known: dict[tuple[str, ...], Title], names: dict[int, NameTag]
) -> tuple[int | None, Title | None]:
    """ "Secretary of Chile's National Security Council": the owner stands inside the title."""
    of = i + 1
    if of + 3 >= len(doc) or doc[of].lower_ != "of" or of + 1 not in names:
        return None, None
    owner = names[of + 1].end
    if owner >= len(doc) or doc[owner].text not in {"'s", "’s", "’", "'"}:
        return None, None
    for end in range(min(len(doc), owner + MAX_TITLE), owner + 1, -1):
        body = tuple(t.lower_ for t in doc[owner + 1 : end])
        words = (doc[i].lower_, "of", "the", *body)
        if words in known and doc[end - 1].pos_ not in {"VERB", "AUX"}:
            return end, known[words]
    return None, None


def _plural_head(doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """ "ministers of defense" → ("minister", "of", "defense")."""
    return (doc[start].lemma_.lower(), *(token.lower_ for token in doc[start + 1 : end]))
