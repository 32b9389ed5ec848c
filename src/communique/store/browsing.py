"""What pages ask of a store: parts of listings, counts and facets; and what surrounds a record."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from communique.errors import UsageError
from communique.store import around, connect, facets, paging, unresolved
from communique.store.around import Held, Met, Tally, Unit
from communique.store.facets import Facet
from communique.store.filters import SPOKEN, TOOK_PART, Filters
from communique.store.sql import Clause
from communique.store.unresolved import Gap, Span

Where = Callable[..., Clause]
"""Kind and filters → the condition on that kind of record."""


NARROW = (*TOOK_PART, *SPOKEN, "words", "publisher", "place", "contested", "undated", "label")
"""Filters that as a rule leave little."""


@dataclass(frozen=True, slots=True)
class Asking:
    """A connection whose errors are said with the store's name."""

    connection: sqlite3.Connection
    path: Path

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """The connection; StoreError where the store fails."""
        with connect.translated(self.path):
            yield self.connection


@dataclass(frozen=True, slots=True)
class Browsing(Asking):
    """Parts of listings: `kind` is a kind of record, `filters` say which."""

    where: Where

    def page(
        self, kind: str, filters: Filters, *, order: str, limit: int | None, offset: int = 0
    ) -> list[str]:
        """The ids on one page; UsageError where the kind is not listed in this order."""
        if (kind, order) not in paging.ORDERS:
            known = ", ".join(o for k, o in paging.ORDERS if k == kind)
            raise UsageError(f"{kind}s are not listed by {order!r}: one of {known}")
        where = self.where(kind, filters)
        with self.reading() as c:
            return paging.page(
                c, kind, order, where, limit, offset, is_wide=not filters.uses(NARROW)
            )

    def count(self, kind: str, filters: Filters) -> int:
        """How many records pass, whatever `limit` says."""
        with self.reading() as c:
            return paging.count(c, kind, self.where(kind, filters))

    def of_document(self, kind: str, document: str) -> list[str]:
        """The ids of a document's mentions or statements, in the order of the text."""
        with self.reading() as c:
            query = f"SELECT id FROM {kind} WHERE document_id = ? ORDER BY start, position"
            return [row[0] for row in c.execute(query, (document,))]

    def facets(self, kind: str, filters: Filters) -> dict[str, list[Facet]]:
        """By which values the records that pass divide."""
        with self._hits(kind, filters) as c:
            return facets.facets(c, kind)

    def tallies(self, filters: Filters, unit: Unit) -> list[Tally]:
        """The events that pass, by period, type and status."""
        with self._hits("event", filters) as c:
            return around.tallies(c, unit)

    def coverage(self, filters: Filters, unit: Unit) -> dict[str, int]:
        """Period → how many documents published in it report an event that passes."""
        with self._hits("event", filters) as c:
            return around.hit_coverage(c, unit)

    def snippets(
        self, kind: str, ids: Sequence[str], words: str, marks: tuple[str, str]
    ) -> dict[str, str]:
        """For each record, a sentence of its evidence that holds the words."""
        with self.reading() as c:
            return around.snippets(c, kind, ids, words, marks)

    @contextmanager
    def _hits(self, kind: str, filters: Filters) -> Iterator[sqlite3.Connection]:
        with self.reading() as c:
            paging.keep_hits(c, kind, self.where(kind, filters))
            yield c


@dataclass(frozen=True, slots=True)
class Looking(Asking):
    """What surrounds one actor, and what the store as a whole looks like."""

    def coverage(self, unit: Unit) -> dict[str, int]:
        """Period → how many documents were published in it."""
        with self.reading() as c:
            return around.coverage(c, unit)

    def offices(self, actor: str) -> list[Held]:
        """Every record that gives the actor an office."""
        with self.reading() as c:
            return around.offices(c, actor)

    def met(self, actor: str, limit: int) -> list[Met]:
        """Whom the actor met, most often first."""
        with self.reading() as c:
            return around.met(c, actor, limit)

    def gaps(self) -> list[Gap]:
        """What is left open, with counts."""
        with self.reading() as c:
            return unresolved.gaps(c)

    def nobodies(self, limit: int) -> list[tuple[str, int]]:
        """Names that lead to no country and no bloc."""
        with self.reading() as c:
            return unresolved.nobodies(c, limit)

    def period(self) -> Span:
        """From when to when the documents were published."""
        with self.reading() as c:
            return unresolved.period(c)

    def outlets(self) -> list[tuple[str, int]]:
        """Outlets with their number of documents."""
        with self.reading() as c:
            return unresolved.outlets(c)

    def coders(self) -> list[str]:
        """The coders that the store's mentions name."""
        with self.reading() as c:
            return unresolved.coders(c)
