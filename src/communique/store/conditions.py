"""Filters as conditions on each table.

A filter that does not look at the records listed looks at those that hang on them: documents
and actors are listed that have a mention (or a statement) which passes, mentions and events whose
statement passes, statements that speak of a mention which passes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.store.filters import HAPPENED, SPOKEN, TOOK_PART, Filters
from communique.store.matching import CANONICAL, Sides, Words, named, offices
from communique.store.sql import Clause, among, either, every, exists

SAID_IN = (
    "s.document_id = m.document_id AND (m.statement_id = s.id OR m.id IN"
    " (SELECT e.mention_id FROM statement_event AS e WHERE e.owner_id = s.id))"
)
"""A mention belongs to a statement: it stands in it, or the statement names it."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Builds the condition that `filters` put on each kind of record.

    Table aliases: d document, m mention, s statement, e event, a actor.
    """

    filters: Filters
    words: Words

    def documents(self) -> Clause:
        """On `document AS d`."""
        f = self.filters
        found = [*self._dates("d"), *self._publisher("d.publisher_key")]
        rest = self._with(replace(f, from_=None, to=None, publisher=(), limit=None))
        mine = Clause("m.document_id = d.id")
        if f.uses((*TOOK_PART, *HAPPENED, "min_confidence")):
            found.append(exists("mention AS m", mine, rest.mentions()))
        elif f.uses(SPOKEN):
            spoken = Clause("s.document_id = d.id")
            found.append(exists("statement AS s", spoken, rest.statements()))
        return every(found)

    def mentions(self) -> Clause:
        """On `mention AS m`."""
        found = [
            *self._happened("m"),
            *self._took_part(self._sides("mention_participant", "m")),
            *self._dates("m"),
            *self._confidence("m"),
            *self._reported("m"),
        ]
        if self.filters.uses(SPOKEN):
            found.append(exists("statement AS s", Clause(SAID_IN), *self._spoken()))
        if not self.filters.all:
            found.append(Clause("m.abstained = 0"))
        return every(found)

    def events(self) -> Clause:
        """On `event AS e`, which is hidden when all its mentions are."""
        f = self.filters
        found = [
            *self._happened("e"),
            *self._took_part(self._sides("event_participant", "e", canonical="{row}.actor_id")),
            *self._dates("e"),
            *self._confidence("e"),
            *self._publisher("e.publisher_keys"),
        ]
        shown = [] if f.all else [Clause("m.abstained = 0")]
        if f.uses(SPOKEN):
            shown.append(exists("statement AS s", Clause(SAID_IN), *self._spoken()))
        mine = Clause("o.event_id = e.id")
        members = "event_of AS o JOIN mention AS m ON m.id = o.mention_id"
        return every([*found, exists(members, mine, *shown)])

    def statements(self) -> Clause:
        """On `statement AS s`: `actor` is who speaks, `recipient` to whom."""
        f = self.filters
        sides = self._sides("statement_participant", "s")
        found = [
            *self._spoken(),
            *sides.has(f.actor, ("speaker",)),
            *sides.has(f.recipient, ("addressee",)),
            *sides.has_office(f.office, ("speaker",)),
            *self._dates("s"),
            *self._confidence("s"),
            *self._reported("s"),
        ]
        if f.between:
            a, b = f.between
            found.append(either([self._from_to(sides, a, b), self._from_to(sides, b, a)]))
        if f.uses(HAPPENED):
            found.append(exists("mention AS m", Clause(SAID_IN), *self._happened("m")))
        return every(found)

    def actors(self) -> Clause:
        """On `actor AS a`: who is meant by `actor`, and takes part or speaks in what passes."""
        f = self.filters
        found: list[Clause] = []
        if f.actor:
            found.append(either(self.words.actor(v, "a", "a.id") for v in f.actor))
        rest = self._with(replace(f, actor=(), office=(), limit=None))
        others = ("recipient", "between", "from_", "to", "publisher", "min_confidence", *HAPPENED)
        if f.uses(("office", *others)):
            found.append(self._appears("mention", "m", rest.mentions()))
        elif f.uses(SPOKEN):
            found.append(self._appears("statement", "s", rest.statements(), "speaker"))
        return every(found)

    def _appears(self, table: str, owner: str, passes: Clause, side: str | None = None) -> Clause:
        canonical = CANONICAL.format(owner=owner, row="p")
        inner = [Clause("p.side = ?", (side,))] if side else []
        if self.filters.office:
            inner.append(offices(self.filters.office, "p"))
        where = every([*inner, passes])
        query = (
            f"a.id IN (SELECT {canonical} FROM {table}_participant AS p"
            f" JOIN {table} AS {owner} ON {owner}.id = p.owner_id WHERE {where.sql})"
        )
        return Clause(query, where.values)

    def _with(self, filters: Filters) -> Conditions:
        return replace(self, filters=filters)

    def _sides(self, table: str, owner: str, canonical: str = CANONICAL) -> Sides:
        return Sides(table, owner, canonical, self.words)

    def _took_part(self, sides: Sides) -> list[Clause]:
        f = self.filters
        pair = [sides.has_pair(*f.between)] if f.between else []
        return [
            *sides.has(f.actor, ("actor",)),
            *sides.has(f.recipient, ("recipient",)),
            *sides.has_office(f.office),
            *pair,
        ]

    def _happened(self, row: str) -> list[Clause]:
        """On a mention or an event; labelled ones only where they are asked for."""
        f = self.filters
        found: list[Clause] = []
        if f.type:
            found.append(among(f"{row}.event_type", [t.upper() for t in f.type]))
        if f.status:
            found.append(among(f"{row}.status", f.status))
        if f.place:
            found.append(either(self.words.place(v, row) for v in f.place))
        if f.contested:
            found.append(Clause(f"{row}.contested"))
        if f.label:
            found.append(either(_labelled(row, f.label)))
        elif not f.all:
            found.append(Clause(f"{row}.labels = ''"))
        return found

    def _spoken(self) -> list[Clause]:
        """On `statement AS s`; a stance holds for the thing that `about` names."""
        f = self.filters
        found = self._sides("statement_participant", "s").has(f.speaker, ("speaker",))
        if f.about or f.stance:
            found.append(self._about(f.about, f.stance))
        if f.theme:
            found.append(named("s.themes", "--theme", f.theme))
        return found

    def _about(self, values: Sequence[str], stances: Sequence[int] = ()) -> Clause:
        canonical = CANONICAL.format(owner="s", row="t")
        inner = [Clause("t.owner_id = s.id")]
        if values:
            inner.append(either(self.words.actor(v, "t", canonical) for v in values))
        if stances:
            inner.append(among("t.stance", stances))
        return exists("statement_about AS t", *inner)

    def _from_to(self, sides: Sides, speaker: str, other: str) -> Clause:
        to = either([*sides.has((other,), ("addressee",)), self._about((other,))])
        return every([*sides.has((speaker,), ("speaker",)), to])

    def _dates(self, row: str) -> list[Clause]:
        first, last = self.filters.bounds()
        found = [Clause(f"{row}.date_max >= ?", (first,))] if first else []
        return [*found, Clause(f"{row}.date_min <= ?", (last,))] if last else found

    def _confidence(self, row: str) -> list[Clause]:
        least = self.filters.min_confidence
        return [Clause(f"{row}.confidence >= ?", (least,))] if least > 0 else []

    def _reported(self, row: str) -> list[Clause]:
        """On a mention or a statement: who published its document."""
        inner = self._publisher("d.publisher_key")
        return [exists("document AS d", Clause(f"d.id = {row}.document_id"), *inner)] * bool(inner)

    def _publisher(self, column: str) -> list[Clause]:
        values = self.filters.publisher
        return [named(column, "--publisher", values)] if values else []


def _labelled(row: str, labels: Sequence[str]) -> list[Clause]:
    return [Clause(f"instr({row}.labels, ?) > 0", (f" {label} ",)) for label in labels]
