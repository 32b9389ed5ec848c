"""The list of events, and one event: what each report says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from communique.model import Assertion, Document, Event, EventMention, Statement
from communique.model.jsonio import to_dict
from communique.serve import query
from communique.serve.listing import every, part
from communique.serve.pages import found
from communique.serve.site import Reading
from communique.serve.view import View, records
from communique.serve.words import one
from communique.store import Store

COMPARED = "status actors recipients date place modes objects quantities".split()
"""Fields that stand side by side, one line for each."""

ORDERS = ("newest", "oldest", "placed", "reported", "texts")


@dataclass(frozen=True, slots=True)
class Version:
    """What one document says of the event, in the words of each mention."""

    document: Document
    mentions: tuple[EventMention, ...]

    def values(self, field: str) -> list[str]:
        """What the document says for a field, each value once."""
        return list(dict.fromkeys(v for m in self.mentions for v in _values(m, field)))


@dataclass(frozen=True, slots=True)
class Claim:
    """Who vouches for the event or denies it, in which document, in which words."""

    by: str
    name: str
    stance: str
    document: Document
    statement: Statement | None
    mention: EventMention


def listing(reading: Reading, request: Request) -> View:
    """Events with facets."""
    params = request.query_params.multi_items()
    asked = query.read("/events", params, order="newest")
    found_part = part(reading, "event", asked)
    return View(
        "events.html",
        "Events",
        {"part": found_part, "query": asked, "orders": ORDERS, "undated": _undated(reading, asked)},
        found_part.data,
        records(Event, every("event", asked.filters, asked.order)),
    )


def _undated(reading: Reading, asked: query.Query) -> int:
    """How many more pass where those without a date are taken by their first report."""
    f = asked.filters
    if f.reported or not (f.from_ or f.to):
        return 0
    wide = replace(f, reported=True, limit=None)
    browse = reading.store.browse()
    both = reading.kept(("count", "event", wide), lambda: browse.count("event", wide))
    own = reading.kept(
        ("count", "event", replace(f, limit=None)),
        lambda: browse.count("event", replace(f, limit=None)),
    )
    return both - own


def page(reading: Reading, request: Request) -> View | Response:
    """One event: the consensus, each document's version in a column, who claims what."""
    event = found.record(reading, request, Event, "/events")
    if isinstance(event, Response):
        return event
    store = reading.store
    versions = _versions(store, event)
    related = store.load("event", [r.to for r in event.relations])
    return View(
        "event.html",
        f"{event.event_type.capitalize()}: {headline(event)}",
        {
            "event": event,
            "headline": headline(event),
            "versions": versions,
            "compared": [f for f in COMPARED if any(v.values(f) for v in versions)],
            "differing": {name.split(".")[0] for name in event.disagreements},
            "claims": list(_claims(store, event, versions)),
            "related": {e.id: e for e in related if isinstance(e, Event)},
            "documents": {v.document.id: v.document for v in versions},
        },
        lambda: to_dict(event),
        records(EventMention, lambda _: event.mentions),
    )


def headline(event: Event) -> str:
    """The event in one line: who, to whom."""
    sides = [", ".join(dict.fromkeys(p.name for p in s)) for s in (event.actors, event.recipients)]
    return " → ".join(filter(None, sides)) or "actors not named"


def _versions(store: Store, event: Event) -> list[Version]:
    by: dict[str, list[EventMention]] = {}
    for mention in event.mentions:
        by.setdefault(mention.document_id, []).append(mention)
    documents = [d for d in store.load("document", list(by)) if isinstance(d, Document)]
    documents.sort(key=lambda d: ((d.published and d.published.min) or "9", d.id))
    return [Version(d, tuple(by[d.id])) for d in documents]


def _values(mention: EventMention, field: str) -> Iterator[str]:
    value: Any = getattr(mention, field)
    if field in ("actors", "recipients"):
        yield from (p.name + (f" ({p.country})" if p.country else "") for p in value)
    elif isinstance(value, tuple):
        yield from map(one, value)
    elif value is not None:
        yield one(value)


def _claims(store: Store, event: Event, versions: Iterable[Version]) -> Iterator[Claim]:
    """Every assertion of every mention; where one stands in a statement, with its words."""
    pairs = [(v, m, a) for v in versions for m in v.mentions for a in m.assertions]
    ids = list(dict.fromkeys(_statement(m, a) for _, m, a in pairs))
    said = {s.id: s for s in store.load("statement", [i for i in ids if i])}
    names = {p.actor_id: p.name for m in event.mentions for p in (*m.actors, *m.recipients)}
    for actor in store.load("actor", list({a.by for _, _, a in pairs})):
        names[actor.id] = getattr(actor, "name", actor.id)
    for version, mention, a in pairs:
        statement = said.get(_statement(mention, a) or "")
        name = names.get(a.by) or _speaker(statement) or a.by
        yield Claim(
            a.by,
            name,
            a.stance,
            version.document,
            statement if isinstance(statement, Statement) else None,
            mention,
        )


def _statement(mention: EventMention, assertion: Assertion) -> str | None:
    own = assertion.by not in ("document", "analyst")
    return assertion.statement_id or (mention.statement_id if own else None)


def _speaker(statement: Any) -> str | None:
    speakers = getattr(statement, "speakers", ())
    return ", ".join(p.name for p in speakers) or None
