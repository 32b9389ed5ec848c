"""Which names of persons, met in different documents, are one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from communique.link.naming import Called, block_keys, same_name
from communique.link.offices import fits, shared_office

Offices = Mapping[Called, frozenset[str]]
"""What is called so → the offices that documents give it."""


@dataclass(slots=True, eq=False)
class Person:
    """Names held to be one person, the first one the fullest; a reason for each later one."""

    names: list[Called]
    offices: set[str] = field(default_factory=set)
    reasons: dict[Called, str] = field(default_factory=dict)

    def add(self, called: Called, offices: Iterable[str], reason: str) -> None:
        """Take one more name for this person's."""
        self.names.append(called)
        self.offices.update(offices)
        self.reasons[called] = reason


class Persons:
    """Builds persons from names, the fullest first, so that the order they came in is no matter."""

    def __init__(self, offices: Offices) -> None:
        self._offices = offices
        self._blocks: dict[tuple[str, str], list[Person]] = {}
        self._persons: list[Person] = []

    def build(self) -> list[Person]:
        """Full names at home, then those of no known country, then bare surnames."""
        full = [c for c in self._offices if c.full]
        bare = [c for c in self._offices if not c.full]
        for called in _sorted(c for c in full if c.home):
            self._place(called, self._full(called, called.home))
        for called in _sorted(c for c in full if not c.home):
            self._place(called, self._full(called, None))
        self._place_bare(_sorted(bare))
        return self._persons

    def _place_bare(self, bare: list[Called]) -> None:
        """Into full names first; what is left over only then makes persons of its own."""
        left = []
        for called in bare:
            options = self._of_surname(called) if called.home else []
            if len(options) == 1:
                self._place(called, options)
            else:
                left.append(called)
        for called in sorted(left, key=lambda c: (not c.offices, c)):
            self._place(called, self._like(called))

    def _place(self, called: Called, options: list[Person]) -> None:
        offices = self._offices[called]
        if len(options) == 1:
            person = options[0]
            person.add(called, offices, _reason(called, person, offices))
        else:
            person = Person([called], set(offices))
            self._persons.append(person)
        for key in self._keys(called, person):
            block = self._blocks.setdefault(key, [])
            if person not in block:
                block.append(person)

    def _keys(self, called: Called, person: Person) -> Iterator[tuple[str, str]]:
        homes = {called.home, ""} | {c.home for c in person.names}
        for key in sorted(block_keys(called.words)):
            for home in sorted(homes):
                yield key, home

    def _near(self, called: Called, home: str | None) -> list[Person]:
        """Persons of that home (None: of any) whose names begin or end alike."""
        found: dict[int, Person] = {}
        for key in sorted(block_keys(called.words)):
            for person in self._blocks.get((key, home or ""), ()):
                found[id(person)] = person
        return list(found.values())

    def _full(self, called: Called, home: str | None) -> list[Person]:
        """Persons all of whose full names can be this one, with offices that fit."""
        return [
            person
            for person in self._near(called, home)
            if (home is None or any(c.home == home for c in person.names))
            and all(same_name(called.words, c.words) for c in person.names)
            and fits(self._offices[called], person.offices)
        ]

    def _of_surname(self, called: Called) -> list[Person]:
        """Persons with a full name that a bare one can mean; a shared office decides."""
        offices = self._offices[called]
        options = [
            person
            for person in self._near(called, called.home)
            if any(c.home == called.home and c.full for c in person.names)
            and any(same_name(called.words, c.words) for c in person.names if c.full)
            and fits(offices, person.offices)
        ]
        sure = [p for p in options if shared_office(offices, p.offices)]
        return sure if len(options) > 1 and len(sure) == 1 else options

    def _like(self, called: Called) -> list[Person]:
        """Persons known by a bare name only: the same one, or of the same office one alike."""
        offices = self._offices[called]
        return [
            person
            for person in self._near(called, called.home)
            if not any(c.full for c in person.names)
            and all(c.home == called.home for c in person.names)
            and all(self._alike(called, c) for c in person.names)
            and fits(offices, person.offices)
        ]

    def _alike(self, a: Called, b: Called) -> bool:
        if a.words == b.words:
            return True
        shared = shared_office(self._offices[a], self._offices[b])
        return shared is not None and same_name(a.words, b.words)


def _sorted(names: Iterable[Called]) -> list[Called]:
    return sorted(names, key=lambda c: (-len(c.words), c))


def _reason(called: Called, person: Person, offices: frozenset[str]) -> str:
    first = person.names[0]
    if called.words == first.words:
        how = f"'{called}' is the same name"
    elif len(called.words) == len(first.words):
        how = f"'{called}' can be a spelling of '{first}'"
    else:
        how = f"'{called}' can be '{first}' cut short, and nobody else here is called so"
    home = f"both of {called.home}" if called.home == first.home and called.home else ""
    home = home or "one without a country, and no other country has the name"
    office = shared_office(offices, person.offices)
    return f"{how}; {home}; " + (f"both {office}" if office else "no office speaks against it")
