"""One page of a long listing, with how many there are and by what they divide."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from communique.serve.query import Query, address
from communique.serve.site import Reading
from communique.serve.view import listed
from communique.store import Facet, Filters, Record, Store
from communique.store.store import Kind

MARKS = ("\ue000", "\ue001")
"""Private characters, which no report has use for, around what was found."""

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Part:
    """The records on one page, the total, the facets of all that pass, and snippets by id."""

    query: Query
    items: Sequence[Any]
    total: int
    facets: dict[str, list[Facet]]
    snippets: dict[str, str]

    @property
    def first(self) -> int:
        """The first record's number, from 1."""
        return self.query.offset + 1

    @property
    def last(self) -> int:
        """The last record's number."""
        return self.query.offset + len(self.items)

    def turned(self, by: int) -> str | None:
        """The address of another page; None where there is none."""
        offset = self.query.offset + by * self.query.limit
        if not self.query.limit or (by > 0 and offset >= self.total):
            return None
        if by < 0 and self.query.offset == 0:
            return None
        kept = [(k, v) for k, v in self.query.given if k != "offset"]
        more = [("offset", str(offset))] if offset > 0 else []
        return address(self.query.path, [*kept, *more])

    def data(self) -> dict[str, Any]:
        """The page for programs."""
        return {
            "total": self.total,
            "limit": self.query.limit,
            "offset": self.query.offset,
            "facets": {k: [(f.value, f.n) for f in v] for k, v in self.facets.items()},
            "items": [listed(r) for r in self.items],
        }


def part(reading: Reading, kind: Kind, query: Query, *, faceted: bool = True) -> Part:
    """The page that a query asks for."""
    filters = replace(query.filters, limit=None)
    browse = reading.store.browse()
    key = (kind, filters)
    ids = reading.kept(
        ("page", *key, query.order, query.limit, query.offset),
        lambda: browse.page(
            kind, filters, order=query.order, limit=query.limit, offset=query.offset
        ),
    )
    total = reading.kept(("count", *key), lambda: browse.count(kind, filters))
    facets: dict[str, list[Facet]] = {}
    if faceted:
        facets = reading.kept(("facets", *key), lambda: browse.facets(kind, filters))
    snippets: dict[str, str] = {}
    if filters.words is not None and kind != "document":
        words = filters.words
        snippets = reading.kept(
            ("snippets", *key, tuple(ids)), lambda: browse.snippets(kind, ids, words, MARKS)
        )
    return Part(query, reading.store.load(kind, ids), total, facets, snippets)


def every(kind: Kind, filters: Filters, order: str) -> Callable[[Store], Iterator[Record]]:
    """All records that pass, read while they are used."""

    def rows(store: Store) -> Iterator[Record]:
        ids = store.browse().page(kind, filters, order=order, limit=None)
        for start in range(0, len(ids), CHUNK):
            yield from store.load(kind, ids[start : start + CHUNK])

    return rows
