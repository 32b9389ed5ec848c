"""What the text told before: "the meeting" is the one of Wednesday."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from communique.ground.clauses import cluster, is_event
from communique.model import Date, Why, dates
from communique.parse import Unit
from communique.parse.tokens import Token

DateOf = Callable[[int, Token], tuple[Date | None, Why]]
"""The date that the own words of an event give it, by the index of its unit and its token."""

_DEFINITE = {"the", "this", "that", "these", "those"}
_PLAIN: frozenset[str] = frozenset({"talk", "statement", "speech", "decision", "call", "review"})
"""Happenings that a text tells of many, so that the same word proves nothing."""


def told_before(
    units: Sequence[Unit], date_of: DateOf, unit: int, token: Token
) -> tuple[Date, Why] | None:
    """The day of an earlier mention of the same definite noun, if all dated ones agree."""
    noun = definite_noun(token)
    if noun is None:
        return None
    found: dict[str, tuple[Date, Why]] = {}
    for index, earlier in _earlier(units, unit, noun):
        value, why = date_of(index, earlier)
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


def _earlier(units: Sequence[Unit], unit: int, noun: Token) -> Iterator[tuple[int, Token]]:
    for index in range(unit + 1):
        for token in units[index].doc:
            if index == unit and token.i >= noun.i:
                return
            if token.pos_ == "NOUN" and token.lemma_.lower() == noun.lemma_.lower():
                yield index, token
