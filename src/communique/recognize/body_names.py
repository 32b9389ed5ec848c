"""Names of bodies that no table has: capitalized words that end in "Front", "Ministry", "Steel"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.parse.tokens import Doc, Token
from communique.recognize.tables import read_yaml

LONGEST = 8
"""Tokens of a name, those between its capitalized words included."""

_INSIDE = frozenset(
    {"'", "’", "'s", "’s", "of", "for", "and", "the", "de", "la", "del", "do", "da", "-", "&", "on"}
)


@dataclass(frozen=True, slots=True)
class BodyName:
    """Tokens [start, end) that name a body, and of which kind it is."""

    start: int
    end: int
    kind: str
    sectors: tuple[str, ...]


@cache
def body_words() -> dict[str, str]:
    """Last word of a body's name, in lower case → its kind."""
    table = _table()
    kinds = ("armed_group", "company", "organ", "organization")
    return {word: kind for kind in kinds for word in table[kind]}


def is_body_word(token: Token) -> bool:
    """Whether the capitalized token can be the last of a body's name."""
    return token.text[:1].isupper() and token.lower_ in body_words()


def body_name_at(doc: Doc, last: int) -> BodyName | None:
    """The body's name that ends with the token; None for one word alone or in small letters."""
    if not is_body_word(doc[last]):
        return None
    if last + 1 < len(doc) and _goes_on(doc[last + 1]):
        return None
    start = last
    sentence = doc[last].sent.start
    while start > sentence and last - start < LONGEST and _belongs(doc, start - 1, sentence):
        start -= 1
    while start < last and not doc[start].text[:1].isupper():
        start += 1
    if start == sentence and doc[start].lower_ in {"the", "a", "an"}:
        start += 1
    if start == last:
        return None
    kind = _told(doc, start) or body_words()[doc[last].lower_]
    return BodyName(start, last + 1, kind, tuple(_table()["sectors"][kind]))


def _belongs(doc: Doc, i: int, sentence: int) -> bool:
    token = doc[i]
    if token.text[:1].isupper() and token.is_alpha and token.pos_ not in {"PRON", "VERB", "ADP"}:
        return token.lower_ not in {"the", "a", "an"} or i == sentence
    inside = token.lower_ in _INSIDE and token.text not in {"and", "the"}
    return inside and i > sentence and doc[i - 1].text[:1].isupper()


def _goes_on(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha and token.pos_ == "PROPN"


def _told(doc: Doc, start: int) -> str | None:
    kind = _table()["told"].get(doc[start - 1].lower_) if start else None
    return str(kind) if kind else None


@cache
def _table() -> dict[str, Any]:
    found: dict[str, Any] = read_yaml("body_words.yaml")
    return found
