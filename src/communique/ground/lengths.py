"""Events that last for days: "ended a three-day visit on Friday" began on Wednesday."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from communique.ground.clauses import clause_verb, words
from communique.model import Date, dates
from communique.parse.tokens import Token
from communique.recognize.date_words import date_words

_LONG = re.compile(r"(\w+)[\s-]+day(?:-long)?\b(?!s)", re.IGNORECASE)
_FARTHEST = 31
_CLOSE_BEHIND = 3


@dataclass(frozen=True, slots=True)
class Length:
    """How many days an event lasts, and whether the day told of is its first or its last.

    `verb` is the one whose time is that day.
    """

    days: int
    is_end: bool
    verb: Token


def length_of(noun: Token) -> Length | None:
    """How long the event of a noun lasts, where its sentence says when it began or ended."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return None
    verb = clause_verb(noun)
    of = noun.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else None
    if of is not None and of.head.lemma_ in {"day", "week"}:
        return _of_days(of.head, verb)
    days = _counted(noun)
    if not 1 < days <= _FARTHEST:
        return None
    if verb.lemma_ in words("ending") or _at_the_end(noun):
        return Length(days, True, verb)
    return Length(days, False, verb) if verb.lemma_ in words("beginning_verbs") else None


def stretched(length: Length, day: Date) -> tuple[Date, str] | None:
    """All days of the event, from the one day told; None where that is no day."""
    if not dates.is_one_day(day) or day.min is None:
        return None
    told, rest = date.fromisoformat(day.min), timedelta(days=length.days - 1)
    if length.is_end:
        return dates.between(told - rest, told), f"{length.days} days that ended on {told}"
    return dates.between(told, told + rest), f"{length.days} days that began on {told}"


def _of_days(day: Token, verb: Token) -> Length | None:
    """ "After four days of talks", "on the second day of a visit"."""
    ranks = (date_words().number(c.lower_) or _ordinal(c.lower_) for c in day.children)
    count = max((n for n in ranks if n), default=0)
    after = day.head.lower_ == "after" if day.tag_ == "NNS" else day.tag_ == "NN"
    return Length(count, True, verb) if after and 1 < count <= _FARTHEST else None


def _counted(noun: Token) -> int:
    """The number of "a two-day visit"; 0 where none stands before the noun."""
    before = noun.doc[noun.left_edge.i : noun.i].text
    found = _LONG.search(before)
    return (date_words().number(found[1]) or 0) if found else 0


def _at_the_end(noun: Token) -> bool:
    """Whether "at the end of" or "after" stands before the noun's phrase."""
    first = noun.left_edge.i
    before = [t.lower_ for t in noun.doc[max(0, first - _CLOSE_BEHIND) : first]]
    return before[-1:] == ["after"] or (
        before[-1:] == ["of"] and bool({"end", "close", "conclusion"} & set(before))
    )


def _ordinal(word: str) -> int:
    ranks = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh")
    return ranks.index(word) + 1 if word in ranks else 0
