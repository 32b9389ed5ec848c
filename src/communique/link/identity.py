"""Which actors of single documents are one, and under which id."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from communique.ground.offices import Offices, office_of, read_office
from communique.ground.persons import Known, may_be
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
    judgement: str | None = None
    """The judgement that put it together or took it apart."""


def identities(met: Iterable[Observed], tables: Offices) -> list[Identity]:
    """Persons are told apart by name, home, office and date; all others by coding's id."""
    persons: list[Observed] = []
    others: dict[str, list[Observed]] = {}
    for one in met:
        if one.kinds["person"] and words_of(one.name) and not one.local.startswith("ac_Q"):
            persons.append(one)
        else:
            others.setdefault(one.local, []).append(one)
    found = [Identity(local, tuple(group)) for local, group in others.items()]
    return [*found, *_persons(persons, tables)]


def _persons(met: Iterable[Observed], tables: Offices) -> list[Identity]:
    called: dict[Called, list[Observed]] = {}
    held: dict[str, frozenset[str]] = {}
    for one in met:
        called.setdefault(_called(one, tables, held), []).append(one)
    offices = {
        name: frozenset(office for one in group for office in one.offices)
        for name, group in called.items()
    }
    return [_identity(person, called) for person in Persons(offices, held).build()]


def _called(one: Observed, tables: Offices, held: dict[str, frozenset[str]]) -> Called:
    words = words_of(one.name)
    home = most(one.countries) or most(one.blocs) or ""
    full = is_full(words)
    known = _by_name(one, home, tables) if full else _by_office(one, home, tables)
    if known is None:
        return Called(words, home, () if full else tuple(sorted(one.offices)))
    name = f"{known.name}/{known.country or ''}"
    held[name] = frozenset(office_of(row) for row in known.rows)
    return Called(words, home, () if full else tuple(sorted(one.offices)), name)


def _by_name(one: Observed, home: str, tables: Offices) -> Known | None:
    """The one person of the tables who has the full name."""
    found = tables.person(one.name, home or None)
    return found[0] if len(found) == 1 else None


def _by_office(one: Observed, home: str, tables: Offices) -> Known | None:
    """The person of the tables who, on the day of the document, held the bare name's office."""
    words = words_of(one.name)
    for office in sorted(one.offices):
        found = tables.who(read_office(office, home or None), one.published).person
        if found is not None and any(may_be(words, row) for row in found.rows):
            return found
    return None


def _identity(person: Person, called: dict[Called, list[Observed]]) -> Identity:
    group = sorted((one for c in person.names for one in called[c]), key=lambda one: one.first)
    merges = tuple((c.words, reason) for c, reason in sorted(person.reasons.items()))
    return Identity(group[0].local, tuple(group), merges)


def apart(found: list[Identity]) -> list[Identity]:
    """Where two share an id, the one met in the least document keeps it."""
    taken: set[str] = set()
    done = []
    for one in sorted(found, key=lambda i: i.observed[0].first):
        if one.id in taken:
            first = one.observed[0]
            fresh = "ac_" + digest(one.id, first.document)
            split = f"another actor is called '{first.name}' too, met in an earlier document"
            one = replace(one, id=fresh, split=split)
        taken.add(one.id)
        done.append(one)
    return done
