"""Which actors of single documents are one, and under which id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from communique.link.naming import Called, Words, is_full, words_of
from communique.link.observed import Observed, most
from communique.link.persons import Person, Persons
from communique.model.ids import digest

Reasons = tuple[tuple[Words, str], ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """One actor: as each document has it, the least document first."""

    id: str
    observed: tuple[Observed, ...]
    merges: Reasons = ()
    split: str | None = None
    """Why the id is not that of the name: somebody else has it."""


def identities(met: Iterable[Observed]) -> list[Identity]:
    """Persons are told apart by name, home and office; all others by the id that coding gave."""
    persons: list[Observed] = []
    others: dict[str, list[Observed]] = {}
    for one in met:
        if one.kinds["person"] and words_of(one.name) and not one.local.startswith("ac_Q"):
            persons.append(one)
        else:
            others.setdefault(one.local, []).append(one)
    found = [Identity(local, tuple(group)) for local, group in others.items()]
    return _apart([*found, *_persons(persons)])


def _persons(met: Iterable[Observed]) -> list[Identity]:
    called: dict[Called, list[Observed]] = {}
    for one in met:
        called.setdefault(_called(one), []).append(one)
    offices = {
        name: frozenset(office for one in group for office in one.offices)
        for name, group in called.items()
    }
    return [_identity(person, called) for person in Persons(offices).build()]


def _called(one: Observed) -> Called:
    words = words_of(one.name)
    home = most(one.countries) or most(one.blocs) or ""
    return Called(words, home, () if is_full(words) else tuple(sorted(one.offices)))


def _identity(person: Person, called: dict[Called, list[Observed]]) -> Identity:
    group = sorted((one for c in person.names for one in called[c]), key=lambda one: one.first)
    merges = tuple((c.words, reason) for c, reason in sorted(person.reasons.items()))
    return Identity(group[0].local, tuple(group), merges)


def _apart(found: list[Identity]) -> list[Identity]:
    """Where two share an id, the one met in the least document keeps it."""
    taken: set[str] = set()
    done = []
    for one in sorted(found, key=lambda i: i.observed[0].first):
        if one.id in taken:
            first = one.observed[0]
            fresh = "ac_" + digest(one.id, first.document)
            split = f"another actor is called '{first.name}' too, met in an earlier document"
            one = Identity(fresh, one.observed, one.merges, split)
        taken.add(one.id)
        done.append(one)
    return done
