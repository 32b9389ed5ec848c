"""Highlights: a text cut where spans begin and end, so that they may overlap in any way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from communique.model import EventMention, Participant, Span, Statement

Layer = Literal["events", "statements", "actors", "dates", "places"]
LAYERS: tuple[Layer, ...] = ("events", "statements", "actors", "dates", "places")
BROAD = ("events", "statements")
"""Layers whose spans are whole clauses."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of one layer that belongs to one record; `start` and `end` are code points.

    `tone` is the class that colors an event's span; `is_trigger` says that the event hangs on it.
    """

    start: int
    end: int
    layer: Layer
    record: str
    tone: str = ""
    is_trigger: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which nothing begins or ends.

    `target` is the record to which a click leads: the one whose span here is shortest. `first`
    says that the record has not been met before; `records` are all whose spans lie over it.
    """

    text: str
    layers: tuple[Layer, ...] = ()
    target: str | None = None
    first: bool = False
    records: tuple[str, ...] = ()
    tone: str = ""
    is_trigger: bool = False


def of_mention(mention: EventMention, tone: str = "") -> Iterator[Mark]:
    """What one mention stands on, layer by layer."""
    t = mention.trigger
    yield Mark(t.start, t.end, "events", mention.id, tone, True)
    yield from (Mark(s.start, s.end, "events", mention.id, tone) for s in mention.evidence)
    yield from _people((*mention.actors, *mention.recipients), mention.id)
    for layer, field in (("dates", "date"), ("dates", "deadline"), ("places", "place")):
        why = mention.why.get(field)
        if why and getattr(mention, field) is not None:
            yield from (Mark(s.start, s.end, _layer(layer), mention.id) for s in why.spans)


def of_statement(statement: Statement) -> Iterator[Mark]:
    """What one statement stands on."""
    spans: tuple[Span, ...] = (*statement.source, *statement.cue, *statement.content)
    yield from (Mark(s.start, s.end, "statements", statement.id) for s in spans)
    yield from _people((*statement.speakers, *statement.addressees), statement.id)
    why = statement.why.get("date")
    if why and statement.date:
        yield from (Mark(s.start, s.end, "dates", statement.id) for s in why.spans)


def cut(text: str, start: int, end: int, marks: Iterable[Mark], met: set[str]) -> list[Piece]:
    """The text from `start` to `end` in pieces; `met` gathers the records whose mark has begun."""
    inside = sorted(
        (m for m in marks if m.start < end and m.end > start and m.start < m.end),
        key=lambda m: (m.end - m.start, m.start, m.record),
    )
    bounds = {start, end}
    for mark in inside:
        bounds |= {max(start, mark.start), min(end, mark.end)}
    return [_piece(text, a, b, inside, met) for a, b in pairwise(sorted(bounds))]


def _piece(text: str, start: int, end: int, marks: list[Mark], met: set[str]) -> Piece:
    here = [m for m in marks if m.start <= start and end <= m.end]
    if not here:
        return Piece(text[start:end])
    layers = tuple(layer for layer in LAYERS if any(m.layer == layer for m in here))
    target = here[0].record
    first = target not in met
    met.add(target)
    return Piece(
        text[start:end],
        layers,
        target,
        first,
        tuple(dict.fromkeys(m.record for m in here)),
        next((m.tone for m in here if m.layer == "events"), ""),
        any(m.is_trigger for m in here),
    )


def overlapping(marks: Iterable[Mark]) -> dict[str, list[str]]:
    """Each record, and the others that stand on some of the same words."""
    found: dict[str, list[str]] = {}
    spans = sorted({(m.start, m.end, m.record) for m in marks if m.layer in BROAD})
    for i, (_, end, record) in enumerate(spans):
        for begins, _, other in spans[i + 1 :]:
            if begins >= end:
                break
            if other != record:
                found.setdefault(record, []).append(other)
                found.setdefault(other, []).append(record)
    return {record: list(dict.fromkeys(others)) for record, others in found.items()}


def _people(found: Iterable[Participant], record: str) -> Iterator[Mark]:
    for p in found:
        if p.mentioned:
            yield Mark(p.mentioned.start, p.mentioned.end, "actors", record)


def _layer(name: str) -> Layer:
    return next(layer for layer in LAYERS if layer == name)
