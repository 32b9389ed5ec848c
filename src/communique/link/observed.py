"""What documents say of each actor, gathered by the id that coding gave it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from communique.link.naming import words_of
from communique.link.ordering import OrderKey, order_key
from communique.model import Date, Participant
from communique.model.coded import Coded
from communique.recognize.tables import countries, state

FirstMet = tuple[OrderKey, int, str]
"""A document's place in the order, an offset in it, and the local id."""


@dataclass(slots=True, eq=False)
class Observed:
    """One actor as one document has it."""

    document: str
    local: str
    first: FirstMet
    published: Date | None = None
    kinds: Counter[str] = field(default_factory=Counter)
    names: Counter[str] = field(default_factory=Counter)
    spellings: Counter[str] = field(default_factory=Counter)
    countries: Counter[str] = field(default_factory=Counter)
    blocs: Counter[str] = field(default_factory=Counter)
    sectors: Counter[str] = field(default_factory=Counter)
    offices: Counter[str] = field(default_factory=Counter)

    @property
    def name(self) -> str:
        """The name that the document gives most, ties to the first in the alphabet."""
        return most(self.names) or self.local

    @property
    def words(self) -> tuple[str, ...]:
        """The words of that name, without case and marks."""
        return words_of(self.name)

    def add(self, value: Participant) -> None:
        """Count one place where the actor stands."""
        self.kinds[value.kind] += 1
        self.names[value.name] += 1
        self.sectors.update(value.sectors)
        for counter, found in (
            (self.spellings, spelled(value)),
            (self.countries, value.country),
            (self.blocs, value.bloc),
            (self.offices, value.office),
        ):
            if found:
                counter[found] += 1


def observed(coded: Iterable[Coded]) -> list[Observed]:
    """Each actor of each document that has an id, documents in their order."""
    return [found for one in coded for found in _of_document(one)]


def most(counter: Counter[str]) -> str | None:
    """The most frequent value, ties to the first in the alphabet."""
    return min(counter, key=lambda v: (-counter[v], v)) if counter else None


def spelled(value: Participant) -> str | None:
    """How the text spells the name here; None where a pronoun or an office stands for it."""
    if value.kind != "person" or value.mentioned is None:
        return value.name
    name, quote = set(words_of(value.name)), set(words_of(value.mentioned.quote))
    if not quote or name <= quote:
        return value.name if quote else None
    return value.mentioned.quote.strip(" .,’'") if quote <= name else None


def _of_document(coded: Coded) -> Iterator[Observed]:
    found: dict[str, Observed] = {}
    counted: set[tuple[str, int, int]] = set()
    key = order_key(coded.document)
    for value in participants(coded):
        if value.actor_id is None:
            continue
        start, end = (value.mentioned.start, value.mentioned.end) if value.mentioned else (-1, -1)
        first = (key, start if start >= 0 else coded.document.length, value.actor_id)
        one = found.setdefault(
            value.actor_id, Observed(key[1], value.actor_id, first, coded.document.published)
        )
        one.first = min(one.first, first)
        if start < 0 or (value.actor_id, start, end) not in counted:
            one.add(value)
        counted.add((value.actor_id, start, end))
    yield from sorted(found.values(), key=lambda one: one.first)


def participants(coded: Coded) -> Iterator[Participant]:
    """Whoever takes part, speaks or is spoken to in a document."""
    for mention in coded.mentions:
        yield from mention.actors
        yield from mention.recipients
    for code in sorted(_vouching_states(coded)):
        yield state(code)
    for statement in coded.statements:
        yield from statement.speakers
        yield from statement.addressees


def _vouching_states(coded: Coded) -> set[str]:
    """States that vouch for an act through an office-holder without a name."""
    by = {a.by.removeprefix("ac_") for m in coded.mentions for a in m.assertions}
    return by & countries().keys()
