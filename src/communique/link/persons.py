"""Which names of persons, met in different documents, are one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from communique.link.naming import Called, block_keys, same_name
from communique.link.offices import fits, same_office, shared_office

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
    """Builds persons from names, the fullest first, so that the order they came in is no matter.

    `held` leads from a person of the tables to the offices that these give.
    """

    def __init__(self, offices: Offices, held: Mapping[str, frozenset[str]] | None = None) -> None:
        self._offices = offices
        self._held = held or {}
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
        for key in _blocks(called):
            for home in sorted(homes):
                yield key, home

    def _near(self, called: Called, home: str | None) -> list[Person]:
        """Persons of that home (None: of any) whose names begin or end alike."""
        found: dict[int, Person] = {}
        for key in _blocks(called):
            for person in self._blocks.get((key, home or ""), ()):
                found[id(person)] = person
        return list(found.values())

    def _full(self, called: Called, home: str | None) -> list[Person]:
        """Persons all of whose full names can be this one, with offices that fit."""
        return [
            person
            for person in self._near(called, home)
            if (home is None or any(c.home == home for c in person.names))
            and all(_same(called, c) for c in person.names)
            and self._fits(called, person)
        ]

    def _of_surname(self, called: Called) -> list[Person]:
        """Persons with a full name that a bare one can mean; a shared office decides."""
        offices = self._offices[called]
        options = [
            person
            for person in self._near(called, called.home)
            if any(c.home == called.home and c.full for c in person.names)
            and any(_same(called, c) for c in person.names if c.full)
            and not any(_others(called, c) for c in person.names)
            and self._fits(called, person)
        ]
        sure = [p for p in options if shared_office(offices, p.offices)]
        return sure if len(options) > 1 and len(sure) == 1 else options

    def _like(self, called: Called) -> list[Person]:
        """Persons known by a bare name only: the same one, or of the same office one alike."""
        return [
            person
            for person in self._near(called, called.home)
            if not any(c.full for c in person.names)
            and all(c.home == called.home for c in person.names)
            and all(self._alike(called, c) for c in person.names)
            and self._fits(called, person)
        ]

    def _fits(self, called: Called, person: Person) -> bool:
        """Whether offices speak for one person; those that a table gives one person do."""
        offices = self._offices[called]
        if fits(offices, person.offices):
            return True
        held = self._held.get(called.known, frozenset())
        return bool(called.known) and all(
            any(same_office(office, known) for known in held)
            for office in (*offices, *person.offices)
        )

    def _alike(self, a: Called, b: Called) -> bool:
        if _others(a, b):
            return False
        if a.words == b.words or (a.known and a.known == b.known):
            return True
        shared = shared_office(self._offices[a], self._offices[b])
        return shared is not None and same_name(a.words, b.words)


def _sorted(names: Iterable[Called]) -> list[Called]:
    return sorted(names, key=lambda c: (-len(c.words), c))


def _blocks(called: Called) -> list[str]:
    return sorted(block_keys(called.words) | ({f"={called.known}"} if called.known else set()))


def _others(a: Called, b: Called) -> bool:
    """Whether the tables know them for two persons."""
    return bool(a.known and b.known and a.known != b.known)


def _same(a: Called, b: Called) -> bool:
    """Whether the names can be one person's: by the tables, else by their spelling."""
    if a.known and b.known:
        return a.known == b.known
    return same_name(a.words, b.words)


SAME, LISTED, SPELLED, SHORT = 1.0, 0.95, 0.9, 0.75
"""What a name is worth in a merge's score: the same, one listed, a likely one, cut short."""
NO_HOME, NO_OFFICE = 0.1, 0.05
"""What a side without a country, and a merge without a shared office, take from the score."""


def _reason(called: Called, person: Person, offices: frozenset[str]) -> str:
    first = person.names[0]
    score, how = _how(called, first)
    if called.home == first.home and called.home:
        home = f"both of {called.home}"
    else:
        home = "one without a country, and no other country has the name"
        score -= NO_HOME
    office = shared_office(offices, person.offices)
    score -= 0 if office else NO_OFFICE
    told = f"both {office}" if office else "no office speaks against it"
    return f"{how}; {home}; {told} (score {score:.2f})"


def _how(called: Called, first: Called) -> tuple[float, str]:
    if called.words == first.words:
        return SAME, f"'{called}' is the same name"
    if called.known and called.known == first.known:
        listed = called.known.rpartition("/")[0]
        return LISTED, f"'{called}' and '{first}' are {listed} of a table of office-holders"
    if len(called.words) == len(first.words):
        return SPELLED, f"'{called}' can be a spelling of '{first}'"
    short = f"'{called}' can be '{first}' cut short, and nobody else here is called so"
    return SHORT, short
