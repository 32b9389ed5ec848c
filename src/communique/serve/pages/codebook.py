"""The codebook: types with their definitions, examples and counts."""

from __future__ import annotations

from starlette.requests import Request

from communique.analyze import summarize
from communique.serve.pages.pairs import QUADS
from communique.serve.site import Reading
from communique.serve.view import View, plain

STATUSES = {
    "occurred": "The act happened.",
    "ongoing": "The act goes on.",
    "planned": "The act is announced, promised or agreed.",
    "proposed": "The act is asked for, suggested or called for.",
    "conditional": "The act depends on something, is threatened or only possible.",
    "negated": "The act did not happen, is refused or called off.",
    "historical": "The act ended more than a year before publication and is background.",
}
LABELS = ("sport", "anniversary", "court", "metaphor", "review", "garbled")


def page(reading: Reading, request: Request) -> View:
    """Types by quad class, statuses and labels."""
    summary = reading.kept("summary", lambda: summarize(reading.store))
    types = sorted(reading.site.codebook.types.values(), key=lambda t: (t.quad, t.name))
    rows = [
        (t.name, QUADS.get(t.quad, ""), t.score, t.definition, summary.event_types.get(t.name, 0))
        for t in types
    ]
    columns = ("type", "class", "score", "definition", "events")
    return View(
        "codebook.html",
        "Codebook",
        {
            "types": types,
            "quads": QUADS,
            "counts": summary.event_types,
            "statuses": STATUSES,
            "status_counts": summary.statuses,
            "labels": LABELS,
        },
        [dict(zip(columns, row, strict=True)) for row in rows],
        plain(columns, rows),
    )
