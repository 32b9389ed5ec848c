"""The first page: what is in the record, and where to begin."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request

from communique.analyze import Summary, summarize
from communique.model.jsonio import to_dict
from communique.serve.site import Reading
from communique.serve.view import View, plain
from communique.store import Filters

SHOWN = 6
PAIRS = 10
OUTLETS = 12


def page(reading: Reading, request: Request) -> View:
    """Counts, period and outlets; newest, most reported and contested events; what is open."""
    shown = reading.kept("home", lambda: _shown(reading))
    events = {k: reading.store.load("event", ids) for k, ids in shown["ids"].items()}
    summary: Summary = shown["summary"]
    counts = [(k, v) for k, v in summary.totals.items()]
    return View(
        "home.html",
        "The record",
        {**shown, "events": events, "is_linked": summary.linked},
        lambda: _data(shown, events),
        plain(("what", "count"), counts),
    )


def _shown(reading: Reading) -> dict[str, Any]:
    browse, look = reading.store.browse(), reading.store.look()

    def ids(order: str, filters: Filters | None = None) -> list[str]:
        return browse.page("event", filters or Filters(), order=order, limit=SHOWN)

    summary = reading.kept("summary", lambda: summarize(reading.store))
    return {
        "summary": summary,
        "period": look.period(),
        "outlets": look.outlets(),
        "pairs": list(summary.pairs.items())[:PAIRS],
        "gaps": look.gaps(),
        "nobodies": look.nobodies(12),
        "ids": {
            "newest": ids("newest"),
            "reported": ids("texts"),
            "contested": ids("newest", Filters(contested=True)),
        },
    }


def _data(shown: dict[str, Any], events: dict[str, Any]) -> dict[str, Any]:
    summary: Summary = shown["summary"]
    return {
        "totals": dict(summary.totals),
        "linked": summary.linked,
        "event_types": dict(summary.event_types),
        "statuses": dict(summary.statuses),
        "period": {"first": shown["period"].first, "last": shown["period"].last},
        "outlets": dict(shown["outlets"]),
        "pairs": [{"a": a, "b": b, "events": n} for (a, b), n in shown["pairs"]],
        "open": [{"what": g.name, "n": g.n, "of": g.of} for g in shown["gaps"]],
        "unresolved_names": dict(shown["nobodies"]),
        **{f"{name}_events": [to_dict(e) for e in found] for name, found in events.items()},
    }
