"""Search: sentences with all the words, each with the records that stand on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request

from communique.errors import UsageError
from communique.model import Document
from communique.serve import query
from communique.serve.listing import MARKS
from communique.serve.site import Reading
from communique.serve.view import Table, View
from communique.store import Filters, Hit, Store
from communique.store.store import Kind

SHOWN = 40
COLUMNS = ("document_id", "file", "start", "end", "sentence", "records")


def page(reading: Reading, request: Request) -> View:
    """What holds the words; without words a form to give them."""
    words = request.query_params.get("q", "").strip()
    try:
        return _found(reading, words) if words else _empty("")
    except UsageError as e:
        return _empty(words, str(e))


def _found(reading: Reading, words: str) -> View:
    hits = reading.kept(
        ("search", words), lambda: list(reading.store.search(words, limit=SHOWN, marks=MARKS))
    )
    total = reading.kept(("hits", words), lambda: reading.store.count_hits(words))
    kinds: tuple[Kind, ...] = ("event", "statement", "document")
    counts = {kind: _count(reading, kind, words) for kind in kinds}
    found = reading.store.load("document", list(dict.fromkeys(h.document_id for h in hits)))
    names = reading.store.load("actor", _actors(reading, words))
    shown = {
        "words": words,
        "hits": hits,
        "total": total,
        "counts": counts,
        "actors": names,
        "documents": {d.id: d for d in found if isinstance(d, Document)},
        "fault": "",
        "links": {
            k: query.address(f"/{k}s", [("words", words)])
            for k in ("event", "statement", "document")
        },
    }
    data = {"words": words, "total": total, "hits": [_plain(h) for h in hits]}
    return View("search.html", f"Search: {words}", shown, data, _table(words))


def _count(reading: Reading, kind: Kind, words: str) -> int:
    filters = Filters(words=words)
    return reading.kept(
        ("count", kind, filters), lambda: reading.store.browse().count(kind, filters)
    )


def _actors(reading: Reading, words: str) -> list[str]:
    """A few actors that go by the words as a name."""
    filters = Filters(actor=(words,))
    browse = reading.store.browse()
    return reading.kept(
        ("named", words), lambda: browse.page("actor", filters, order="busiest", limit=6)
    )


def _empty(words: str, fault: str = "") -> View:
    shown: dict[str, Any] = {"words": words, "fault": fault, "hits": (), "total": 0, "counts": {}}
    shown |= {"documents": {}, "links": {}, "actors": ()}
    table = Table(COLUMNS, lambda _: ())
    data = {"words": words, "total": 0, "hits": [], "error": fault or None}
    return View("search.html", "Search", shown, data, table, status=400 if fault else 200)


def _table(words: str) -> Table:
    def rows(store: Store) -> Iterator[dict[str, Any]]:
        for hit in store.search(words, limit=10_000, marks=("", "")):
            yield _plain(hit)

    return Table(COLUMNS, rows)


def _plain(hit: Hit) -> dict[str, Any]:
    sentence = hit.snippet.replace(MARKS[0], "").replace(MARKS[1], "")
    values = (hit.document_id, hit.file, hit.start, hit.end, " ".join(sentence.split()))
    return dict(zip(COLUMNS, (*values, "; ".join(hit.records)), strict=True))
