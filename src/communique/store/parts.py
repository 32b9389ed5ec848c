"""The pieces of which the conditions on each table are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.store.filters import Filters
from communique.store.matching import CANONICAL, SPOKEN_OF, Sides, Words, named
from communique.store.sql import Clause, among, either, every, exists


@dataclass(frozen=True, slots=True)
class Parts:
    """Pieces by what they look at; a piece that no filter asks for is an empty list."""

    filters: Filters
    words: Words

    def sides(self, table: str, owner: str, canonical: str = CANONICAL) -> Sides:
        """A table of participants that hangs on the table with the alias `owner`."""
        return Sides(table, owner, canonical, self.words)

    def took_part(self, sides: Sides) -> list[Clause]:
        """On a mention or an event: who acts, to whom, between whom, in which office."""
        f = self.filters
        pair = [sides.has_pair(*f.between)] if f.between else []
        return [
            *sides.has(f.actor, ("actor",)),
            *sides.has(f.recipient, ("recipient",)),
            *sides.has_office(f.office),
            *pair,
        ]

    def happened(self, row: str) -> list[Clause]:
        """On a mention or an event; labeled ones only where they are asked for."""
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
            found.append(either(_labeled(row, f.label)))
        elif not f.all:
            found.append(Clause(f"{row}.labels = ''"))
        return found

    def spoken(self) -> list[Clause]:
        """On `statement AS s`; a stance holds for the thing that `about` names."""
        f = self.filters
        found = self.sides("statement_participant", "s").has(f.speaker, ("speaker",))
        if f.about or f.stance:
            found.append(self.about(f.about, f.stance))
        if f.theme:
            found.append(named("s.themes", "--theme", f.theme))
        return found

    def about(self, values: Sequence[str], stances: Sequence[int] = ()) -> Clause:
        """On `statement AS s`: about one of the values, with one of the stances to it."""
        canonical = SPOKEN_OF.format(owner="s", row="t")
        inner = [Clause("t.owner_id = s.id")]
        if values:
            inner.append(either(self.words.actor(v, "t", canonical) for v in values))
        if stances:
            inner.append(among("t.stance", stances))
        return exists("statement_about AS t", *inner)

    def from_to(self, sides: Sides, speaker: str, other: str) -> Clause:
        """On `statement AS s`: one speaks to or about the other."""
        to = either([*sides.has((other,), ("addressee",)), self.about((other,))])
        return every([*sides.has((speaker,), ("speaker",)), to])

    def dates(self, row: str) -> list[Clause]:
        """The row's date can fall between `from_` and `to`."""
        first, last = self.filters.bounds()
        found = [Clause(f"{row}.date_max >= ?", (first,))] if first else []
        return [*found, Clause(f"{row}.date_min <= ?", (last,))] if last else found

    def confidence(self, row: str) -> list[Clause]:
        """The row is as sure as asked, which a row without confidence never is."""
        least = self.filters.min_confidence
        return [Clause(f"{row}.confidence >= ?", (least,))] if least > 0 else []

    def reported(self, row: str) -> list[Clause]:
        """On a mention or a statement: who published its document."""
        inner = self.publisher("d.publisher_key")
        return [exists("document AS d", Clause(f"d.id = {row}.document_id"), *inner)] * bool(inner)

    def publisher(self, column: str) -> list[Clause]:
        """The column of outlets' keys names one that was asked for."""
        values = self.filters.publisher
        return [named(column, "--publisher", values)] if values else []


def _labeled(row: str, labels: Sequence[str]) -> list[Clause]:
    return [Clause(f"instr({row}.labels, ?) > 0", (f" {label} ",)) for label in labels]
