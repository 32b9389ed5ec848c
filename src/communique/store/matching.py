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
BLOCS = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())
"""PLOVER's codes of what belongs to no single country."""

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

    @property
    def exact(self) -> bool:
        """Whether an index finds it: it is no words of a name."""
        return not self.name


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
        if value in BLOCS or (_CODE.fullmatch(value) and value in self.countries.values()):
            return Wanted(code=value)
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

    def exact(self, values: Iterable[str]) -> bool:
        """Whether each of the values is a code or an id."""
        return all(self.read(v).exact for v in values)

    def indexed(self, value: str, row: str, canonical: str, *, local: bool) -> Clause:
        """The same as `actor` of an exact value, so put that an index serves it.

        `local` says that the rows hold the ids which single documents gave.
        """
        wanted = self.read(value)
        if wanted.code:
            named = (wanted.code,)
            return either([Clause(f"{row}.{c} = ?", named) for c in ("country", "bloc")])
        if not local:
            return Clause(f"{row}.actor_id = ?", (wanted.id,))
        ids = "SELECT ? UNION ALL SELECT o.local_id FROM actor_of AS o WHERE o.actor_id = ?"
        sql = f"({row}.actor_id IN ({ids}) AND {canonical} = ?)"
        return Clause(sql, (wanted.id, wanted.id, wanted.id))

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
        if values and self.words.exact(values):
            return [self._found("p", either(self._meets(v, "p") for v in values), sides)]
        return [self._one(either(self._fits(v, "p") for v in values), sides)] if values else []

    def has_office(self, values: Sequence[str], sides: Sequence[str] = ()) -> list[Clause]:
        """No condition without values; else: some participant holds one of the offices."""
        return [self._one(offices(values, "p"), sides)] if values else []

    def has_pair(self, a: str, b: str) -> Clause:
        """Two participants, on whichever sides, fit one each."""
        if self.words.exact((a, b)):
            other = (
                f"p JOIN {self.table} AS q ON q.owner_id = p.owner_id"
                " AND (q.side, q.position) <> (p.side, p.position)"
            )
            return self._found(other, every([self._meets(a, "p"), self._meets(b, "q")]))
        return exists(
            f"{self.table} AS p JOIN {self.table} AS q ON q.owner_id = p.owner_id"
            " AND (q.side, q.position) <> (p.side, p.position)",
            Clause(f"p.owner_id = {self.owner}.id"),
            self._fits(a, "p"),
            self._fits(b, "q"),
        )

    def _found(self, rows: str, clause: Clause, sides: Sequence[str] = ()) -> Clause:
        """The owner is among those that an index finds; `own` is the owner of the row `p`."""
        if self._local:
            base = self.table.split("_")[0]
            rows += f" JOIN {base} AS own ON own.id = p.owner_id"
        where = every([*_on(sides), clause])
        query = f"SELECT p.owner_id FROM {self.table} AS {rows} WHERE {where.sql}"
        return Clause(f"{self.owner}.id IN ({query})", where.values)

    @property
    def _local(self) -> bool:
        return "{owner}" in self.canonical

    def _meets(self, value: str, row: str) -> Clause:
        canonical = self.canonical.format(owner="own", row=row)
        return self.words.indexed(value, row, canonical, local=self._local)

    def _one(self, clause: Clause, sides: Sequence[str]) -> Clause:
        on = next(iter(_on(sides)), None)
        mine = Clause(f"p.owner_id = {self.owner}.id")
        return exists(f"{self.table} AS p", *filter(None, (mine, on)), clause)

    def _fits(self, value: str, row: str) -> Clause:
        return self.words.actor(value, row, self.canonical.format(owner=self.owner, row=row))


def _on(sides: Sequence[str]) -> list[Clause]:
    return [Clause(f"p.side IN ({', '.join(repr(s) for s in sides)})")] if sides else []


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
