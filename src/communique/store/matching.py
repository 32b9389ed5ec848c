"""What a user's word for an actor or a place can stand for, as conditions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from communique.errors import UsageError
from communique.model.ids import name_key
from communique.store import keys
from communique.store.sql import Clause, either, every, exists, has_words

_CODE = re.compile(r"[A-Z]{3}")

_KNOWN = (
    "COALESCE((SELECT o.actor_id FROM actor_of AS o"
    " WHERE o.document_id = {owner}.document_id AND o.local_id = {row}.actor_id), {row}.actor_id"
)
SPOKEN_OF = _KNOWN + ")"
"""The actor id across documents of what a statement is about, given its owner's alias."""

CANONICAL = _KNOWN + (
    ", (SELECT f.actor_id FROM filled AS f WHERE f.owner_id = {row}.owner_id"
    " AND f.side = {row}.side AND f.position = {row}.position))"
)
"""That of a row of participants, who may have been left open and filled in by tenures."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one value means: an id, a code or a name; a short word may be either of the latter."""

    id: str | None = None
    code: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Reads a user's values: `countries` leads from a name in lower case to its code."""

    countries: Mapping[str, str]
    known: Mapping[str, str]
    """Ids as the user gave them → ids in use now."""

    def read(self, value: str) -> Wanted:
        """What the value means; UsageError where it holds no letter or digit."""
        value = value.strip()
        if value.startswith("ac_"):
            return Wanted(id=self.known.get(value, value))
        if code := self.countries.get(value.lower()):
            return Wanted(code=code)
        key = name_key(value)
        if not key:
            raise UsageError(f"{value!r} names nobody: give a country, a code, an ac_ id or a name")
        if value.upper() in self.countries.values():
            return Wanted(code=value.upper(), name=key)
        return Wanted(code=value if _CODE.fullmatch(value) else None, name=key)

    def actor(self, value: str, row: str, canonical: str) -> Clause:
        """The row of a table of participants (or of what a statement is about) is meant."""
        wanted = self.read(value)
        options: list[Clause] = []
        if wanted.id:
            options.append(Clause(f"{canonical} = ?", (wanted.id,)))
        if wanted.code:
            options.append(Clause(f"{row}.country = ?", (wanted.code,)))
            options.append(Clause(f"{row}.bloc = ?", (wanted.code,)))
        if wanted.name:
            options.append(has_words(f"{row}.name_key", wanted.name))
            named = exists(
                "actor_name AS n",
                Clause(f"n.actor_id = {canonical}"),
                has_words("n.name_key", wanted.name),
            )
            options.append(named)
        return either(options)

    def place(self, value: str, row: str) -> Clause:
        """The row's place, or its country, is meant."""
        wanted = self.read(value)
        options: list[Clause] = []
        if wanted.code:
            options.append(Clause(f"{row}.place_country = ?", (wanted.code,)))
        if not wanted.code or wanted.name:
            options.append(has_words(f"{row}.place_key", name_key(value)))
        return either(options)


@dataclass(frozen=True, slots=True)
class Sides:
    """A table of participants, and how it hangs on its owner."""

    table: str
    owner: str
    canonical: str
    words: Words

    def has(self, values: Sequence[str], sides: Sequence[str] = ()) -> list[Clause]:
        """No condition without values; else: some participant on these sides fits one of them."""
        return [self._one(either(self._fits(v, "p") for v in values), sides)] if values else []

    def has_office(self, values: Sequence[str], sides: Sequence[str] = ()) -> list[Clause]:
        """No condition without values; else: some participant holds one of the offices."""
        return [self._one(offices(values, "p"), sides)] if values else []

    def has_pair(self, a: str, b: str) -> Clause:
        """Two participants, on whichever sides, fit one each."""
        return exists(
            f"{self.table} AS p JOIN {self.table} AS q ON q.owner_id = p.owner_id"
            " AND (q.side, q.position) <> (p.side, p.position)",
            Clause(f"p.owner_id = {self.owner}.id"),
            self._fits(a, "p"),
            self._fits(b, "q"),
        )

    def _one(self, clause: Clause, sides: Sequence[str]) -> Clause:
        on = Clause(f"p.side IN ({', '.join(repr(s) for s in sides)})") if sides else None
        mine = Clause(f"p.owner_id = {self.owner}.id")
        return exists(f"{self.table} AS p", *filter(None, (mine, on)), clause)

    def _fits(self, value: str, row: str) -> Clause:
        return self.words.actor(value, row, self.canonical.format(owner=self.owner, row=row))


def offices(values: Sequence[str], row: str) -> Clause:
    """The row's office holds the words of one of the values."""
    found: list[Clause] = []
    for value in values:
        key = keys.office(value).strip()
        if not key:
            raise UsageError(f"--office {value!r}: give words of an office")
        found.append(every(has_words(f"{row}.office_key", word) for word in key.split()))
        given = every(has_words("f.office_key", word) for word in key.split())
        same = f"f.owner_id = {row}.owner_id AND f.side = {row}.side"
        same += f" AND f.position = {row}.position"
        found.append(exists("filled AS f", Clause(same), given))
    return either(found)


def tenure_offices(values: Sequence[str]) -> Clause:
    """On `tenure AS t`: the office, with whose it is, holds the words of one of the values."""
    found: list[Clause] = []
    for value in values:
        words = keys.office(value).split()
        if not words:
            raise UsageError(f"--office {value!r}: give words of an office")
        both = "(t.office_key || t.owner_key)"
        found.append(every(has_words(both, w) for w in words if w not in {"of", "the"}))
    return either(found)


def named(column: str, option: str, values: Iterable[str]) -> Clause:
    """The key column holds the words of one of the values."""
    found: list[Clause] = []
    for value in values:
        if not name_key(value):
            raise UsageError(f"{option} {value!r}: give words of letters or digits")
        found.append(has_words(column, name_key(value)))
    return either(found)
