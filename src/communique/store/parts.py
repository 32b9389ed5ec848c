"""The pieces of which the conditions on each table are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.store import fulltext
from communique.store.filters import Filters
from communique.store.matching import CANONICAL, SPOKEN_OF, Sides, Words, named
from communique.store.sql import Clause, among, either, every, exists

_HITS = "FROM passage_fts JOIN passage AS f ON f.id = passage_fts.rowid"
STANDS_ON = (
    f"{{0}}.id IN (SELECT x.id {_HITS} JOIN {{1}} AS x ON x.document_id = f.document_id"
    ' AND x.start < f."end" AND x."end" > f.start WHERE passage_fts MATCH ?)'
)
"""A mention or statement stands on a sentence that the full text finds."""

TOLD = (
    f"e.id IN (SELECT told.event_id {_HITS} JOIN mention AS x ON x.document_id = f.document_id"
    ' AND x.start < f."end" AND x."end" > f.start JOIN event_of AS told'
    " ON told.mention_id = x.id WHERE passage_fts MATCH ?)"
)
"""An event has a mention that stands on such a sentence."""

DAYS_OF_REPORT = (
    "(SELECT r.date_min FROM document AS r WHERE r.id = {0}.document_id)",
    "(SELECT r.date_max FROM document AS r WHERE r.id = {0}.document_id)",
)
"""First and last day on which a mention's or statement's document can have come out."""


def days_of_report(row: str) -> tuple[str, str]:
    """`DAYS_OF_REPORT` of a row."""
    low, high = (part.format(row) for part in DAYS_OF_REPORT)
    return low, high


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
            *sides.has(f.party),
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
        if values and self.words.exact(values):
            return self._about_exactly(values, stances)
        canonical = SPOKEN_OF.format(owner="s", row="t")
        inner = [Clause("t.owner_id = s.id")]
        if values:
            inner.append(either(self.words.actor(v, "t", canonical) for v in values))
        if stances:
            inner.append(among("t.stance", stances))
        return exists("statement_about AS t", *inner)

    def _about_exactly(self, values: Sequence[str], stances: Sequence[int]) -> Clause:
        canonical = SPOKEN_OF.format(owner="own", row="t")
        named = either(self.words.indexed(v, "t", canonical, local=True) for v in values)
        where = every([named, *([among("t.stance", stances)] if stances else [])])
        query = (
            "SELECT t.owner_id FROM statement_about AS t"
            f" JOIN statement AS own ON own.id = t.owner_id WHERE {where.sql}"
        )
        return Clause(f"s.id IN ({query})", where.values)

    def from_to(self, sides: Sides, speaker: str, other: str) -> Clause:
        """On `statement AS s`: one speaks to or about the other."""
        to = either([*sides.has((other,), ("addressee",)), self.about((other,))])
        return every([*sides.has((speaker,), ("speaker",)), to])

    def dates(self, row: str, reported: tuple[str, str] | None = None) -> list[Clause]:
        """The row's date can fall between `from_` and `to`.

        `reported` is where the first and last day of its first report stand.
        """
        f = self.filters
        none = Clause(f"({row}.date_min IS NULL AND {row}.date_max IS NULL)")
        asked = [none] if f.undated else []
        own = self._within(f"{row}.date_min", f"{row}.date_max")
        if not own or not f.reported or reported is None:
            return [*asked, *own]
        return [*asked, either([every(own), every([none, *self._within(*reported)])])]

    def _within(self, low: str, high: str) -> list[Clause]:
        first, last = self.filters.bounds()
        found = [Clause(f"{high} >= ?", (first,))] if first else []
        return [*found, Clause(f"{low} <= ?", (last,))] if last else found

    def spelled(self, row: str, table: str) -> list[Clause]:
        """On a mention or a statement: a sentence that it stands on holds the words."""
        if self.filters.words is None:
            return []
        return [Clause(STANDS_ON.format(row, table), (fulltext.match(self.filters.words),))]

    def told(self) -> list[Clause]:
        """On `event AS e`: one of its mentions stands on a sentence with the words."""
        if self.filters.words is None:
            return []
        return [Clause(TOLD, (fulltext.match(self.filters.words),))]

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
