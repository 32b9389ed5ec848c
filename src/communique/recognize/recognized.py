"""What `recognize` finds in a parsed document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.model import Participant, Place, Quantity, Span
from communique.parse.parsed import Parsed
from communique.recognize.datewords import DateReading

TokenKey = tuple[int, int]
"""A token: the index of its unit and its index in that unit's `doc`."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Who a noun phrase means: one participant, or several where it names a group of them.

    `how` is name, role, surname, pronoun, adjective, group, metonym or members; `reason` says it
    in plain words. Tokens are those of the unit's `doc`, `head` is the phrase's syntactic head.
    """

    unit: int
    start: int
    end: int
    head: int
    participants: tuple[Participant, ...]
    how: str
    reason: str


@dataclass(frozen=True, slots=True)
class DateMention:
    """Words that name a time, with what they mean before anyone knows the document's date."""

    unit: int
    start: int
    end: int
    span: Span
    reading: DateReading


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place."""

    unit: int
    start: int
    end: int
    head: int
    span: Span
    place: Place
    reason: str


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """Words that count something."""

    unit: int
    start: int
    end: int
    head: int
    quantity: Quantity


@dataclass(frozen=True, slots=True)
class Recognized:
    """A parsed document with its names, roles, dates, places and quantities."""

    parsed: Parsed
    readings: Mapping[TokenKey, Reading]
    """By the head token of each noun phrase that means an actor (pronouns too)."""
    adjectives: Mapping[TokenKey, tuple[str, ...]]
    """Tokens such as "Russian" or "US" that modify a noun → country codes they stand for."""
    pair: tuple[str, ...] = ()
    """Two countries that the headline or the lead name together, in order; empty where none."""
    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
