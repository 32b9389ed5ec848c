"""The list of actors, and one actor: names, offices over time, deeds, words, whom they met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from communique.model import Actor, Document
from communique.model.jsonio import to_dict
from communique.serve import charts, pictures, query
from communique.serve.charts import Chart
from communique.serve.listing import every, part
from communique.serve.pages import found
from communique.serve.site import Reading
from communique.serve.view import View, records
from communique.store import Filters, Held

SHOWN = 10
MET = 15
PERSONS = 40


@dataclass(frozen=True, slots=True)
class Office:
    """An office as reports give it to the actor, with the first and last day of which they do."""

    office: str
    first: str
    last: str
    days: tuple[str, ...]
    records: tuple[Held, ...]


def listing(reading: Reading, request: Request) -> View:
    """Actors with facets, those of most events first."""
    params = request.query_params.multi_items()
    asked = query.read("/actors", params, order="busiest")
    shown = part(reading, "actor", asked)
    return View(
        "actors.html",
        "Actors",
        {"part": shown, "query": asked, "orders": ("busiest", "name")},
        shown.data,
        records(Actor, every("actor", asked.filters, asked.order)),
    )


def page(reading: Reading, request: Request) -> View | Response:
    """One actor."""
    actor = found.record(reading, request, Actor, "/actors")
    if isinstance(actor, Response):
        return actor
    held = reading.kept(
        ("offices", actor.id), lambda: offices(reading.store.look().offices(actor.id))
    )
    deeds = _events(reading, party=actor.id)
    spoken = _statements(reading, speaker=actor.id)
    about = _statements(reading, about=actor.id)
    ids = {s.document_id for p in (spoken, about) for s in p.items}
    ids |= {h.document_id for o in held for h in (o.records[0], o.records[-1])}
    documents = reading.store.load("document", sorted(ids))
    met = reading.kept(("met", actor.id), lambda: reading.store.look().met(actor.id, MET))
    return View(
        "actor.html",
        actor.name,
        {
            "actor": actor,
            "offices": held,
            "chart": _made(reading, actor.id, held) if held else None,
            "svg": _drawn(reading, actor.id, held),
            "deeds": deeds,
            "words": spoken,
            "about": about,
            "documents": {d.id: d for d in documents if isinstance(d, Document)},
            "met": met,
            "persons": _persons(reading, actor),
        },
        lambda: {
            "actor": to_dict(actor),
            "offices": [{"office": o.office, "first": o.first, "last": o.last} for o in held],
            "met": [{"actor_id": m.actor_id, "name": m.name, "events": m.n} for m in met],
            "events": deeds.data(),
            "statements": spoken.data(),
        },
        records(Actor, lambda _: [actor]),
    )


def picture(reading: Reading, request: Request) -> Response:
    """The bars of offices by themselves."""
    actor = found.record(reading, request, Actor, "/actors")
    if isinstance(actor, Response):
        return actor
    held = offices(reading.store.look().offices(actor.id))
    if not held:
        raise HTTPException(404, "No report gives this actor an office on a known day.")
    return pictures.answer(reading, request, ("offices", actor.id), lambda: _chart(reading, held))


def offices(held: Sequence[Held]) -> list[Office]:
    """The offices in order of their first day, each with the records that attest it.

    A day is that of the act, else that on which the text was published; records with neither do
    not say when.
    """
    by: dict[str, list[tuple[str, Held]]] = {}
    for one in held:
        if day := one.date or one.published:
            by.setdefault(one.office, []).append((day, one))
    found = []
    for office, dated in by.items():
        dated.sort(key=lambda pair: (pair[0], pair[1].record))
        days = tuple(dict.fromkeys(day for day, _ in dated))
        found.append(Office(office, days[0], days[-1], days, tuple(h for _, h in dated)))
    return sorted(found, key=lambda o: (o.first, o.office))


def _chart(reading: Reading, held: Sequence[Office]) -> Chart:
    rows = [
        {
            "office": reading.site.office_name(o.office),
            "first": o.first,
            "last": o.last,
            "days": o.days,
        }
        for o in held
    ]
    table = tuple((o.office, o.first, o.last, len(o.records)) for o in held)
    return Chart(charts.offices(rows).to_dict(), ("office", "first", "last", "records"), table)


def _made(reading: Reading, id: str, held: Sequence[Office]) -> Chart:
    return pictures.made(reading, ("offices", id), lambda: _chart(reading, held))


def _drawn(reading: Reading, id: str, held: Sequence[Office]) -> str:
    return pictures.drawn(reading, ("offices", id), lambda: _chart(reading, held)) if held else ""


def _events(reading: Reading, **asked: str) -> Any:
    params = [*asked.items(), ("limit", str(SHOWN))]
    return part(reading, "event", query.read("/events", params, order="newest"), faceted=False)


def _statements(reading: Reading, **asked: str) -> Any:
    params = [*asked.items(), ("limit", str(SHOWN))]
    return part(
        reading, "statement", query.read("/statements", params, order="newest"), faceted=False
    )


def _persons(reading: Reading, actor: Actor) -> list[Any]:
    """Of a state: its persons and bodies, those of most events first."""
    code = actor.country or actor.bloc
    if actor.kind != "state" or not code:
        return []
    browse = reading.store.browse()
    ids = reading.kept(
        ("persons", code),
        lambda: browse.page("actor", Filters(actor=(code,)), order="busiest", limit=PERSONS),
    )
    return [a for a in reading.store.load("actor", ids) if a.id != actor.id]
