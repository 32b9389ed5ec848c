"""About the data: what accuracy was measured, what the limits are, how to cite."""

from __future__ import annotations

import csv
from functools import cache
from importlib.metadata import version
from importlib.resources import files

from starlette.requests import Request

from communique.analyze import summarize
from communique.serve.site import Reading
from communique.serve.view import View, plain

FIGURES = "data/serve/accuracy.csv"


@cache
def figures() -> tuple[dict[str, str], ...]:
    """The measured figures, each with its data, date, commit and command."""
    text = (files("communique") / FIGURES).read_text("utf-8")
    return tuple(csv.DictReader(text.splitlines()))


def page(reading: Reading, request: Request) -> View:
    """Accuracy with intervals, limits, versions and the citation."""
    summary = reading.kept("summary", lambda: summarize(reading.store))
    versions = {
        "communique": version("communique"),
        "coder": ", ".join(reading.kept("coders", reading.store.look().coders)) or "none yet",
        "codebook": f"PLOVER, {len(reading.site.codebook.types)} types",
        "store": str(reading.store.path.name),
    }
    rows = [tuple(row.values()) for row in figures()]
    columns = tuple(figures()[0])
    return View(
        "about.html",
        "About the data",
        {"figures": figures(), "summary": summary, "versions": versions},
        {"figures": list(figures()), "versions": versions, "totals": dict(summary.totals)},
        plain(columns, rows),
    )
