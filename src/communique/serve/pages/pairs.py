"""Two countries over the years: what they did together and to each other, and said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.analyze import summarize
from communique.model import Document, Event
from communique.serve import charts, pictures, query
from communique.serve.charts import Chart
from communique.serve.listing import every, part
from communique.serve.site import Reading
from communique.serve.view import View, plain, records
from communique.store import Filters, Tally

QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
DONE = ("occurred", "ongoing", "historical")
SHOWN = 12
LONG = 6
"""Years over which a timeline goes by years, not by months."""

SECTIONS = (
    ("Meetings", {"type": ("CONSULT",), "status": DONE}),
    ("Agreements and support", {"type": ("AGREE", "SUPPORT", "COOPERATE", "AID")}),
    ("Demands, accusations, force", {"type": ()}),
)


def listing(reading: Reading, request: Request) -> View:
    """All pairs of countries, the busiest first; a form leads to any pair."""
    asked = request.query_params
    summary = reading.kept("summary", lambda: summarize(reading.store))
    pairs = list(summary.pairs.items())
    rows = [(a, b, n) for (a, b), n in pairs]
    return View(
        "pairs.html",
        "Pairs of countries",
        {"rows": rows[:200], "total": len(rows), "asked": asked.get("q", "")},
        [{"a": a, "b": b, "events": n} for a, b, n in rows],
        plain(("a", "b", "events"), rows),
    )


def page(reading: Reading, request: Request) -> View | Response:
    """The chronicle of two countries, with a timeline and both sides' words."""
    a, b = _codes(reading, request)
    if (a, b) != (request.path_params["a"], request.path_params["b"]):
        return RedirectResponse(f"/pairs/{a}/{b}", 307)
    between = Filters(between=(a, b))
    params = [("between", f"{a},{b}"), *request.query_params.multi_items()]
    asked = query.read("/events", params, order="placed")
    asked = replace(asked, limit=asked.limit if asked.value("limit") else 30)
    chart = pictures.made(reading, ("pair", a, b), lambda: chart_of(reading, a, b))
    chronicle = part(reading, "event", asked, faceted=False)
    said = [_said(reading, a, b), _said(reading, b, a)]
    return View(
        "pair.html",
        f"{reading.site.country_names.get(a, a)} and {reading.site.country_names.get(b, b)}",
        {
            "a": a,
            "b": b,
            "chart": chart,
            "svg": pictures.drawn(reading, ("pair", a, b), lambda: chart_of(reading, a, b)),
            "sections": [_section(reading, between, *s) for s in SECTIONS],
            "chronicle": chronicle,
            "said": said,
            "statuses": _statuses(reading, a, b),
        },
        lambda: {
            "a": a,
            "b": b,
            "timeline": [dict(zip(chart.columns, r, strict=True)) for r in chart.rows],
            **chronicle.data(),
            "statements": {
                f"{x} on {y}": s["part"].data()["items"] for x, y, s in _both(a, b, said)
            },
        },
        records(Event, every("event", asked.filters, asked.order)),
    )


def picture(reading: Reading, request: Request) -> Response:
    """The timeline by itself."""
    a, b = _codes(reading, request)
    return pictures.answer(reading, request, ("pair", a, b), lambda: chart_of(reading, a, b))


def chart_of(reading: Reading, a: str, b: str) -> Chart:
    """The timeline and its table: period, kind of act, events, reports on the pair, reports."""
    between, browse = Filters(between=(a, b)), reading.store.browse()
    years = {t.period for t in browse.tallies(between, "year") if t.period}
    span = int(max(years)) - int(min(years)) if years else 0
    unit: Any = "year" if span >= LONG or not years else "month"
    tallies = [t for t in browse.tallies(between, unit) if t.period and t.status in DONE]
    ours = browse.coverage(between, unit)
    total = reading.kept(("coverage", unit), lambda: reading.store.look().coverage(unit))
    found = _counted(reading, tallies)
    periods = _periods([t.period or "" for t in tallies] + list(ours), unit)
    events = [
        {"period": p, "what": what, "placed": placed, "n": n}
        for (p, what, placed), n in sorted(found.items())
    ]
    reports = [
        {"period": p, "of": of, "documents": n}
        for p in periods
        for of, n in (
            ("on this pair", ours.get(p, 0)),
            ("on others", total.get(p, 0) - ours.get(p, 0)),
        )
    ]
    rows = [_row(p, found, ours, total) for p in periods]
    columns = ("period", *QUADS.values(), "dated by first report", "reports on the pair", "reports")
    return Chart(charts.timeline(events, reports).to_dict(), columns, tuple(rows))


def _counted(reading: Reading, tallies: list[Tally]) -> Counter[tuple[str, str, str]]:
    found: Counter[tuple[str, str, str]] = Counter()
    for t in tallies:
        what = QUADS.get(reading.site.quads.get(t.event_type, 0))
        if what and t.period:
            found[t.period, what, charts.PLACED[not t.dated]] += t.n
    return found


def _row(
    period: str,
    found: Counter[tuple[str, str, str]],
    ours: dict[str, int],
    total: dict[str, int],
) -> tuple[Any, ...]:
    counts = [sum(found[period, q, p] for p in charts.PLACED) for q in QUADS.values()]
    undated = sum(found[period, q, charts.PLACED[1]] for q in QUADS.values())
    return (period, *counts, undated, ours.get(period, 0), total.get(period, 0))


def _periods(found: list[str], unit: str) -> list[str]:
    """Every period from the first to the last, those without any event or report too."""
    if not found:
        return []
    first, last = min(found), max(found)
    if unit == "year":
        return [f"{y:04}" for y in range(int(first), int(last) + 1)]
    months = range(_months(first), _months(last) + 1)
    return [f"{m // 12:04}-{m % 12 + 1:02}" for m in months]


def _months(period: str) -> int:
    year, _, month = period.partition("-")
    return int(year) * 12 + int(month or 1) - 1


def _section(
    reading: Reading, between: Filters, name: str, narrowed: dict[str, Any]
) -> dict[str, Any]:
    """A few events of one kind, and the address of all."""
    if not narrowed["type"]:
        hostile = tuple(sorted(t for t, q in reading.site.quads.items() if q in (3, 4)))
        narrowed = {**narrowed, "type": hostile}
    filters = replace(between, **narrowed)
    browse = reading.store.browse()
    ids = reading.kept(
        ("section", filters), lambda: browse.page("event", filters, order="newest", limit=6)
    )
    total = reading.kept(("count", "event", filters), lambda: browse.count("event", filters))
    params = [("between", ",".join(between.between or ()))]
    params += [(k, v) for k, values in narrowed.items() for v in values]
    return {
        "name": name,
        "events": reading.store.load("event", ids),
        "total": total,
        "all": query.address("/events", params),
    }


def _said(reading: Reading, speaker: str, other: str) -> dict[str, Any]:
    """What one side said of the other, the latest first."""
    params = [("speaker", speaker), ("about", other), ("limit", str(SHOWN))]
    found = part(
        reading, "statement", query.read("/statements", params, order="newest"), faceted=False
    )
    ids = list(dict.fromkeys(s.document_id for s in found.items))
    documents = {d.id: d for d in reading.store.load("document", ids) if isinstance(d, Document)}
    return {"speaker": speaker, "about": other, "part": found, "documents": documents}


def _both(a: str, b: str, said: list[Any]) -> list[tuple[str, str, Any]]:
    return [(a, b, said[0]), (b, a, said[1])]


def _statuses(reading: Reading, a: str, b: str) -> Counter[str]:
    """How many events between the two have each status."""
    tallies = reading.kept(
        ("tallies", a, b),
        lambda: reading.store.browse().tallies(Filters(between=(a, b)), "year"),
    )
    found: Counter[str] = Counter()
    for t in tallies:
        found[t.status] += t.n
    return found


def _codes(reading: Reading, request: Request) -> tuple[str, str]:
    """The two as codes: a country's name or a code in small letters leads to its code."""
    a, b = (_code(reading, str(request.path_params[k])) for k in ("a", "b"))
    return a, b


def _code(reading: Reading, text: str) -> str:
    text = text.strip()
    known = reading.site.settings.countries.get(text.lower())
    return known or (text.upper() if len(text) == 3 and text.isalpha() else text)
