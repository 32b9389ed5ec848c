"""Highlights: a text cut where spans begin and end, so that they may overlap in any way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from communique.model import EventMention, Participant, Span, Statement

Layer = Literal["events", "statements", "actors", "dates", "places"]
LAYERS: tuple[Layer, ...] = ("events", "statements", "actors", "dates", "places")


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of one layer that belongs to one record; `start` and `end` are code points."""

    start: int
    end: int
    layer: Layer
    record: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which nothing begins or ends.

    `target` is the record to which a click leads: the one whose span here is shortest. `first`
    says that the record has not been met before.
    """

    text: str
    layers: tuple[Layer, ...] = ()
    target: str | None = None
    first: bool = False


def of_mention(mention: EventMention) -> Iterator[Mark]:
    """What one mention stands on, layer by layer."""
    spans = mention.evidence or (mention.trigger,)
    yield from (Mark(s.start, s.end, "events", mention.id) for s in spans)
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
    return Piece(text[start:end], layers, target, first)


def _people(found: Iterable[Participant], record: str) -> Iterator[Mark]:
    for p in found:
        if p.mentioned:
            yield Mark(p.mentioned.start, p.mentioned.end, "actors", record)


def _layer(name: str) -> Layer:
    return next(layer for layer in LAYERS if layer == name)
