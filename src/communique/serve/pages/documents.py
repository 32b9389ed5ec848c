"""The list of documents, and the reader: one document with what was read out of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from communique.errors import UsageError
from communique.model import CODED_BLOCKS, Document, Event, EventMention, Statement
from communique.model.jsonio import to_dict
from communique.serve import highlights, query
from communique.serve.highlights import LAYERS, Layer, Mark, Piece
from communique.serve.listing import every, part
from communique.serve.pages import found
from communique.serve.site import Reading
from communique.serve.view import View, records
from communique.store import Store

DEFAULT: tuple[Layer, ...] = ("events", "statements")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of the text as it is shown: `coded` blocks were read, others are dimmed."""

    kind: str
    reason: str
    coded: bool
    pieces: list[Piece]


def listing(reading: Reading, request: Request) -> View:
    """Documents with facets."""
    params = request.query_params.multi_items()
    asked = query.read("/documents", params, order="newest")
    found_part = part(reading, "document", asked)
    return View(
        "documents.html",
        "Documents",
        {"part": found_part, "query": asked, "orders": ("newest", "oldest")},
        found_part.data,
        records(Document, every("document", asked.filters, asked.order)),
    )


def reader(reading: Reading, request: Request) -> View | Response:
    """The document as it was, its spans highlighted layer by layer."""
    document = found.record(reading, request, Document, "/documents")
    if isinstance(document, Response):
        return document
    layers = asked_layers(request)
    mentions, statements = of_document(reading.store, document.id)
    shown = told(document, mentions, statements, layers, reading.site.quads)
    events = _events(reading.store, mentions)
    shown |= {
        "base": f"/documents/{document.id}",
        "events": events,
        "kin": _kin(reading.store, document),
        "outlets": _outlets(reading.store, document, events.values()),
    }
    return View(
        "document.html",
        document.title or document.file,
        shown,
        lambda: {
            "document": to_dict(document),
            "mentions": [to_dict(m) for m in mentions],
            "statements": [to_dict(s) for s in statements],
        },
        records(EventMention, lambda store: of_document(store, document.id)[0]),
    )


def told(
    document: Document,
    mentions: list[EventMention],
    statements: list[Statement],
    layers: tuple[Layer, ...],
    quads: Mapping[str, int],
) -> dict[str, Any]:
    """What the reader shows of a coded document, stored or not."""
    tones = {m.id: f"q{quads.get(m.event_type, 0)}" for m in mentions}
    marks = [m for mention in mentions for m in highlights.of_mention(mention, tones[mention.id])]
    marks += [m for statement in statements for m in highlights.of_statement(statement)]
    counts = {layer: len({(m.start, m.end) for m in marks if m.layer == layer}) for layer in LAYERS}
    return {
        "document": document,
        "mentions": mentions,
        "statements": statements,
        "layers": layers,
        "all_layers": LAYERS,
        "counts": counts,
        "beside": highlights.overlapping(marks),
        "by_id": {m.id: m for m in mentions} | {s.id: s for s in statements},
        "stretches": list(_stretches(document, [m for m in marks if m.layer in layers])),
    }


def asked_layers(request: Request) -> tuple[Layer, ...]:
    """The layers that an address asks for: `?layers=events,dates`, or `none`."""
    text = request.query_params.get("layers")
    if text is None:
        return DEFAULT
    names = [name for name in text.split(",") if name and name != "none"]
    if unknown := sorted({*names} - {*LAYERS}):
        raise UsageError(f"unknown layer {unknown[0]!r}; known are {', '.join(LAYERS)}")
    return tuple(layer for layer in LAYERS if layer in names)


def of_document(store: Store, id: str) -> tuple[list[Any], list[Any]]:
    """A document's mentions and statements, in order of text."""
    browse = store.browse()
    return (
        store.load("mention", browse.of_document("mention", id)),
        store.load("statement", browse.of_document("statement", id)),
    )


def _stretches(document: Document, marks: list[Mark]) -> Iterator[Stretch]:
    """The whole text in order; what no block holds is shown as it is."""
    met: set[str] = set()
    at, text = 0, document.text
    for block in sorted(document.blocks, key=lambda b: b.start):
        if text[at : block.start].strip():
            yield Stretch("", "", True, highlights.cut(text, at, block.start, marks, met))
        pieces = highlights.cut(text, block.start, block.end, marks, met)
        yield Stretch(block.kind, block.reason, block.kind in CODED_BLOCKS, pieces)
        at = block.end
    if text[at:].strip():
        yield Stretch("", "", True, highlights.cut(text, at, len(text), marks, met))


def _events(store: Store, mentions: list[EventMention]) -> dict[str, Event]:
    """The events that the document tells of, by id."""
    ids = list(dict.fromkeys(m.event_id for m in mentions if m.event_id))
    return {e.id: e for e in store.load("event", ids) if isinstance(e, Event)}


def _outlets(store: Store, document: Document, events: Iterable[Event]) -> dict[str, Document]:
    """The documents of these events' other mentions, by id."""
    ids = dict.fromkeys(m.document_id for e in events for m in e.mentions)
    others = store.load("document", [id for id in ids if id != document.id])
    return {d.id: d for d in (document, *others) if isinstance(d, Document)}


def _kin(store: Store, document: Document) -> list[tuple[Document, float]]:
    """The other texts of its family, and how much of the shorter text stands in the closest."""
    kin = store.kin(document.id)
    others = store.load("document", [id for id in kin if id != document.id])
    return [(d, kin[d.id].containment) for d in others if isinstance(d, Document)]
