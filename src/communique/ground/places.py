"""Choose the place that belongs to an event."""

from __future__ import annotations

import re

from communique.ground.whereabouts import Whereabouts
from communique.model import Document, Place, Why
from communique.recognize.recognized import Recognized

_DATELINE = re.compile(r"\s*([A-Z][\w .'’/-]{2,40}?)\s*(?:,|\(|[–—]|\s-)")


def event_place(
    recognized: Recognized, unit: int, trigger: int, document: Document
) -> tuple[Place | None, Why]:
    """Where the event of `trigger`, a token of the unit's `doc`, is told to happen, and why.

    The dateline's city is where the report was filed: it is named in the reason of None, and
    never taken for the event's place.
    """
    token = recognized.parsed.units[unit].doc[trigger]
    found = Whereabouts(recognized).of(unit, token)
    if found is not None:
        mention, reason = found
        return mention.place, Why(f"{reason}; {mention.reason}", (mention.span,))
    city = dateline_city(document)
    filed = f"; the dateline says {city}, which is where the report comes from" if city else ""
    return None, Why(f"no place is told of it{filed}")


def dateline_city(document: Document) -> str | None:
    """The city that the first dateline block begins with."""
    for block in document.blocks:
        if block.kind == "dateline":
            found = _DATELINE.match(document.text[block.start : block.end] + " – ")
            return found[1].strip() if found else None
    return None
