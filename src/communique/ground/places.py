"""Choose the place that belongs to an event."""

from __future__ import annotations

import re

from communique.ground.whereabouts import Whereabouts
from communique.model import Document, Place, Span, Why
from communique.recognize.place_index import place_index
from communique.recognize.recognized import PlaceMention, Recognized

_DATELINE = re.compile(r"\s*([A-Z][\w .'’/-]{2,40}?)\s*(?:,|\(|[–—]|\s-)")


class EventPlaces:
    """Where the events of one document are told to happen; what it finds for one serves all."""

    def __init__(self, recognized: Recognized, document: Document) -> None:
        self._units = recognized.parsed.units
        self._whereabouts = Whereabouts(recognized, filed_from(recognized, document))
        self._city = dateline_city(document)

    def of(self, unit: int, trigger: int) -> tuple[Place | None, Why]:
        """The place of the event of `trigger`, a token of the unit's `doc`, and why."""
        found = self._whereabouts.of(unit, self._units[unit].doc[trigger])
        if found is not None:
            mention, reason = found
            return mention.place, Why(f"{reason}; {mention.reason}", (mention.span,))
        filed = "; the dateline says {}, which is where the report comes from".format
        return None, Why("no place is told of it" + (filed(self._city) if self._city else ""))


def event_place(
    recognized: Recognized, unit: int, trigger: int, document: Document
) -> tuple[Place | None, Why]:
    """Where the event of `trigger`, a token of the unit's `doc`, is told to happen, and why.

    The dateline's city is where the report was filed. It is taken only for two sides who met or
    signed in the lead with no other place told, and the reason says so; elsewhere it is named in
    the reason of None. For many events of one document `EventPlaces` is faster.
    """
    return EventPlaces(recognized, document).of(unit, trigger)


def filed_from(recognized: Recognized, document: Document) -> PlaceMention | None:
    """The town of the first dateline, where the index knows it."""
    block = next((b for b in document.blocks if b.kind == "dateline"), None)
    named = _DATELINE.match(document.text[block.start : block.end] + " – ") if block else None
    if block is None or named is None:
        return None
    name = named[1].strip()
    found = place_index().find(name.title() if name.isupper() else name)
    if not found:
        return None
    start = block.start + named.start(1)
    span = Span(start, start + len(name), name)
    return PlaceMention(-1, 0, 0, 0, span, found[0][0], "the dateline")


def dateline_city(document: Document) -> str | None:
    """The city that the first dateline block begins with."""
    for block in document.blocks:
        if block.kind == "dateline":
            found = _DATELINE.match(document.text[block.start : block.end] + " – ")
            return found[1].strip() if found else None
    return None
