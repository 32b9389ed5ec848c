"""The relations of two parties as reports have them: events by year, and who said what of whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from communique.model import Document, Event, EventMention, Span, Statement
from communique.store import Filters, Store

Direction = Literal["together", "a to b", "b to a"]
"""Who acts: both (or each toward the other), or one toward the other."""


@dataclass(frozen=True, slots=True)
class Report:
    """One outlet's words: `quote` stands in the document's text from `start` on."""

    document_id: str
    outlet: str
    published: str | None
    quote: str
    start: int


@dataclass(frozen=True, slots=True)
class Happening:
    """An event between the two, with each report of it; the event says where reports disagree."""

    event: Event
    direction: Direction
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement of one party about, or to, the other."""

    statement: Statement
    by_a: bool
    report: Report


@dataclass(frozen=True, slots=True)
class Year:
    """The events of one year, by date; one without a date stands where it was first reported.

    `year` is None for those that neither a date nor a report places.
    """

    year: str | None
    events: tuple[Happening, ...]


@dataclass(frozen=True, slots=True)
class Chronicle:
    """What two parties did together and to each other, and said of each other."""

    a: str
    b: str
    years: tuple[Year, ...]
    statements: tuple[Saying, ...]


def chronicle(store: Store, a: str, b: str, *, everything: bool = False) -> Chronicle:
    """The chronicle of two parties, each named as a filter would (code, id or name).

    `everything` takes in what listings hide.
    """
    between = Filters(between=(a, b), all=everything)
    directions = _directions(store, between, a, b)
    documents = _Documents(store)
    happenings = [
        Happening(e, directions[e.id], tuple(_reports(e.mentions, documents)))
        for e in store.events(between)
    ]
    happenings.sort(key=lambda h: (_placed(h.event) or "9999", h.event.date is None, h.event.id))
    years = groupby(happenings, key=lambda h: _year(h.event))
    sayings = sorted(_sayings(store, documents, a, b, everything), key=_when)
    return Chronicle(a, b, tuple(Year(y, tuple(found)) for y, found in years), tuple(sayings))


def reports(store: Store, event: Event) -> tuple[Report, ...]:
    """What each mention of an event stands on, by date of publication."""
    return tuple(_reports(event.mentions, _Documents(store)))


class _Documents:
    """Documents by id, each read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._found: dict[str, Document | None] = {}

    def get(self, id: str) -> Document | None:
        if id not in self._found:
            self._found[id] = self._store.document(id)
        return self._found[id]


def _directions(store: Store, between: Filters, a: str, b: str) -> dict[str, Direction]:
    """Each event's direction; where both act or both undergo it they are in it together."""

    def ids(filters: Filters) -> set[str]:
        return set(store.ids("event", filters))

    a_acts, b_acts = ids(replace(between, actor=(a,))), ids(replace(between, actor=(b,)))
    to_a, to_b = ids(replace(between, recipient=(a,))), ids(replace(between, recipient=(b,)))
    forth, back = (a_acts & to_b) - b_acts - to_a, (b_acts & to_a) - a_acts - to_b
    return {
        id: "a to b" if id in forth else "b to a" if id in back else "together"
        for id in store.ids("event", between)
    }


def _reports(mentions: Iterable[EventMention], documents: _Documents) -> Iterator[Report]:
    """The first evidence of each mention, by date of publication."""
    found = [_report(m.document_id, (m.evidence or (m.trigger,))[0], documents) for m in mentions]
    yield from sorted(found, key=lambda r: (r.published is None, r.published, r.document_id))


def _report(document_id: str, span: Span, documents: _Documents) -> Report:
    document = documents.get(document_id)
    outlet = (document.publisher or document.file) if document else document_id
    published = document.published.edtf if document and document.published else None
    return Report(document_id, outlet, published, span.quote, span.start)


def _sayings(
    store: Store, documents: _Documents, a: str, b: str, everything: bool
) -> Iterator[Saying]:
    seen: set[str] = set()
    for speaker, other, by_a in ((a, b, True), (b, a, False)):
        for filters in (
            Filters(speaker=(speaker,), about=(other,), all=everything),
            Filters(speaker=(speaker,), recipient=(other,), all=everything),
        ):
            for statement in store.statements(filters):
                if statement.id not in seen:
                    seen.add(statement.id)
                    yield Saying(statement, by_a, _said(statement, documents))


def _said(statement: Statement, documents: _Documents) -> Report:
    """The stretch of text from the first to the last word of the statement."""
    spans = (*statement.source, *statement.cue, *statement.content)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    document = documents.get(statement.document_id)
    whole = Span.of(document.text, start, end) if document else spans[0]
    return _report(statement.document_id, whole, documents)


def _placed(event: Event) -> str | None:
    """The day by which an event is placed: its own, else that of its first report."""
    for date in (event.date, event.first_reported):
        if date and date.min:
            return date.min
    return None


def _year(event: Event) -> str | None:
    placed = _placed(event)
    return placed[:4] if placed else None


def _when(saying: Saying) -> tuple[str, str, int]:
    date = saying.statement.date
    said = date.min if date and date.min else saying.report.published
    return (said or "9999", saying.report.document_id, saying.report.start)
