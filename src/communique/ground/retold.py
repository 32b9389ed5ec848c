"""What the text told before: "the meeting" is the one of Wednesday."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Token

from communique.ground.clauses import cluster, is_event
from communique.model import Date, Why, dates
from communique.model.records import Status
from communique.parse import Unit

if TYPE_CHECKING:
    from communique.ground.chronicle import Chronicle

_DEFINITE = {"the", "this", "that", "these", "those"}
_PLAIN: frozenset[str] = frozenset({"talk", "statement", "speech", "decision", "call", "review"})
"""Happenings that a text tells of many, so that the same word proves nothing."""


def told_before(
    chronicle: Chronicle, unit: int, token: Token, status: Status
) -> tuple[Date, Why] | None:
    """The day of an earlier mention of the same definite noun, if all dated ones agree."""
    noun = definite_noun(token)
    if noun is None:
        return None
    found: dict[str, tuple[Date, Why]] = {}
    for index, earlier in _earlier(chronicle, unit, noun):
        value, why = chronicle.date_of(index, earlier, status, steps=2)
        if value is not None and dates.is_one_day(value):
            found.setdefault(value.edtf, (value, why))
    if len(found) != 1:
        return None
    value, why = next(iter(found.values()))
    return value, Why(f"{noun.text!r} was told of before: {why.reason}", why.spans)


def definite_noun(token: Token) -> Token | None:
    """The definite happening that the token is, or that a light verb here tells of."""
    for index, rank in cluster(token).items():
        noun = token.doc[index]
        plain = noun.lemma_.lower() in _PLAIN
        if rank < 2 and noun.pos_ == "NOUN" and is_event(noun) and not plain and _definite(noun):
            return noun
    return None


def _definite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in noun.children)


def _earlier(chronicle: Chronicle, unit: int, noun: Token) -> Iterator[tuple[int, Token]]:
    units: tuple[Unit, ...] = chronicle.recognized.parsed.units
    for index in range(unit + 1):
        for token in units[index].doc:
            if index == unit and token.i >= noun.i:
                return
            if token.pos_ == "NOUN" and token.lemma_.lower() == noun.lemma_.lower():
                yield index, token
