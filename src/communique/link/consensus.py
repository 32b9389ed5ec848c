"""What the reports of one happening say together: the most frequent value, ties to the earliest."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from communique.link.parties import party
from communique.model import (
    Assertion,
    Date,
    EventMention,
    Object,
    Participant,
    Place,
    Quantity,
    dates,
)
from communique.model.ids import name_key

V = TypeVar("V")
Vote = tuple[str, V]
"""A text family with what it says; a family votes once for each value."""


class Consensus:
    """Votes of mentions in their order; `family_of` leads from a document to its text family."""

    def __init__(self, mentions: Sequence[EventMention], family_of: dict[str, str]) -> None:
        self._mentions = mentions
        self._family_of = family_of

    def value(self, get: Callable[[EventMention], V | None]) -> V | None:
        """The value most families give; None where none gives one."""
        return _mode(self._votes(get), key=lambda v: v)

    def date(self) -> Date | None:
        """The date most give, days before what is less precise."""
        votes = self._votes(lambda m: m.date)
        days = [vote for vote in votes if dates.is_one_day(vote[1])]
        return _mode(days or votes, key=lambda d: d.edtf)

    def place(self) -> Place | None:
        """The place most give, towns before whole countries."""
        votes = self._votes(lambda m: m.place)
        near = [vote for vote in votes if vote[1].precision != "country"]
        return _mode(near or votes, key=lambda p: (name_key(p.name), p.country))

    def quantities(self) -> tuple[Quantity, ...]:
        """For each thing counted the number that most give."""
        votes = self._each(lambda m: m.quantities)
        kinds = dict.fromkeys((q.of, q.unit) for _, q in votes)
        chosen = (
            _mode([v for v in votes if (v[1].of, v[1].unit) == kind], lambda q: (q.min, q.max))
            for kind in kinds
        )
        return tuple(q for q in chosen if q is not None)

    def objects(self) -> tuple[Object, ...]:
        """All objects that a report names, each once."""
        return _once(self._each(lambda m: m.objects), lambda o: (o.kind, name_key(o.name)))

    def words(self, get: Callable[[EventMention], Iterable[V]]) -> tuple[V, ...]:
        """All values that a report gives, each once."""
        return _once(self._each(get), lambda v: v)

    def assertions(self) -> tuple[Assertion, ...]:
        """Who vouches for it or denies it, each once."""
        return _once(self._each(lambda m: m.assertions), lambda a: (a.by, a.stance, a.scope))

    def participants(self, get: Callable[[EventMention], Iterable[Participant]]) -> People:
        """All who are named; a state is left out where somebody stands for it."""
        votes = self._each(get)
        found: dict[Hashable, list[Vote[Participant]]] = {}
        for vote in votes:
            found.setdefault(_who(vote[1]), []).append(vote)
        chosen = [_best_told(group) for group in found.values()]
        stood_for = {party(p) for p in chosen if p.kind not in {"state", "group", "unnamed"}}
        return tuple(p for p in chosen if p.kind != "state" or party(p) not in stood_for)

    def _votes(self, get: Callable[[EventMention], V | None]) -> list[Vote[V]]:
        found = ((self._family_of[m.document_id], get(m)) for m in self._mentions)
        return [(family, value) for family, value in found if value is not None]

    def _each(self, get: Callable[[EventMention], Iterable[V]]) -> list[Vote[V]]:
        return [(self._family_of[m.document_id], v) for m in self._mentions for v in get(m)]


People = tuple[Participant, ...]


def _mode(votes: Sequence[Vote[V]], key: Callable[[V], Hashable]) -> V | None:
    families: dict[Hashable, set[str]] = {}
    first: dict[Hashable, V] = {}
    for family, value in votes:
        families.setdefault(key(value), set()).add(family)
        first.setdefault(key(value), value)
    best = max(first, key=lambda k: len(families[k]), default=None)
    return None if best is None else first[best]


def _once(votes: Iterable[Vote[V]], key: Callable[[V], Hashable]) -> tuple[V, ...]:
    found: dict[Hashable, V] = {}
    for _, value in votes:
        found.setdefault(key(value), value)
    return tuple(found.values())


def _who(value: Participant) -> Hashable:
    return value.actor_id or (value.kind, name_key(value.name), party(value))


def _best_told(votes: Sequence[Vote[Participant]]) -> Participant:
    """The actor as most tell it, of those that give an office where any does."""
    told = [vote for vote in votes if vote[1].office] or list(votes)
    best = _mode(told, key=lambda p: (p.office, p.role))
    return best or votes[0][1]
