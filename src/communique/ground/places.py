"""Choose the place that belongs to an event."""

from __future__ import annotations

import re

from communique.ground.whereabouts import Whereabouts
from communique.model import Document, Place, Span, Why
from communique.recognize.place_index import place_index
from communique.recognize.recognized import PlaceMention, Recognized

_DATELINE = re.compile(r"\s*([A-Z][\w .'’/-]{2,40}?)\s*(?:,|\(|[–—]|\s-)")


def event_place(
    recognized: Recognized, unit: int, trigger: int, document: Document
) -> tuple[Place | None, Why]:
    """Where the event of `trigger`, a token of the unit's `doc`, is told to happen, and why.

    The dateline's city is where the report was filed: it is named in the reason of None, and
    never taken for the event's place.
    """
    token = recognized.parsed.units[unit].doc[trigger]
    found = Whereabouts(recognized, filed_from(recognized, document)).of(unit, token)
    if found is not None:
        mention, reason = found
        return mention.place, Why(f"{reason}; {mention.reason}", (mention.span,))
    city = dateline_city(document)
    filed = f"; the dateline says {city}, which is where the report comes from" if city else ""
    return None, Why(f"no place is told of it{filed}")


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
