"""Settle the year of publication by the dates that the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from communique.ground.calendar import WEEKDAYS, ends_of, with_year
from communique.ground.window import Stated, Window, stated_beside, stated_in, window_of
from communique.model import Date, Document, Span, Why
from communique.recognize.recognized import Recognized

ABOUT_PAGE = frozenset({"notice", "metadata", "byline"})
_SHORT_LINE = 120
"""Characters of a line that can be about the page itself."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WORD = re.compile(r"[A-Z][a-z]+day")
_OPENING = 600
"""Characters of a story in which a bare weekday is the day of the report or the one before."""
_NEAR = 3
"""Years after the latest one that the text names, in which a report of it is likely written."""
_FARTHEST = 40
"""Years after the latest one that the text names in which a weekday is looked for."""


def settle_published(document: Document, recognized: Recognized) -> Document:
    """The document with its year of publication, where the text's own dates leave one.

    A publication that has its year, or none at all, stays as it is. Where no year can be
    chosen, the date stays open, bounded by the dates that the text tells as past.
    """
    value = document.published
    if value is None or not value.edtf.startswith("XXXX"):
        return document
    stated = [s for m in recognized.dates if (s := stated_in(m, recognized)) is not None]
    stated += stated_beside(document, value)
    window = window_of(document, recognized)
    if not stated and window.first is not None and not page_years(document):
        found = _by_opening(document, value, window)
        if found is not None:
            return _settled(document, *found, window.spans)
    settled, reason = _settle(value, stated, window)
    own = page_years(document)
    if settled.edtf.startswith("XXXX") and len({y for y, _ in own}) == 1:
        settled, reason = _by_page(document, value, own[0][0], stated, window, (settled, reason))
    spans = tuple(dict.fromkeys([*(s.span for s in stated), *window.spans, *(s for _, s in own)]))
    return _settled(document, settled, reason, spans)


def _settled(document: Document, value: Date, reason: str, spans: tuple[Span, ...]) -> Document:
    known = document.why.get("published", Why("the day is given without a year"))
    why = Why(f"{known.reason}; {reason}", (*known.spans, *spans))
    return replace(document, published=value, why={**document.why, "published": why})


def _by_opening(document: Document, value: Date, window: Window) -> tuple[Date, str] | None:
    """The one year soon after what the text tells as past in which the opening's weekday fits."""
    assert window.first is not None
    near = [d for d in _candidates(value, window) if _year(d) - window.first.year <= _NEAR]
    fitting = [(d, days) for d in near if (days := _opening(document, d))]
    if len(fitting) != 1:
        return None
    found, days = fitting[0]
    return found, (
        f"{found.edtf[:4]} is the only year within {_NEAR} of {window.words} in which "
        f"the opening's {' and '.join(days)} is that day or the one before"
    )


def _settle(value: Date, stated: list[Stated], window: Window) -> tuple[Date, str]:
    """The date with its year, or as open as it is, and how that was found."""
    if window.first is None and window.last is None:
        return value, "year open: nothing in the text bounds it"
    fitting = [d for d in _candidates(value, window) if all(_fits(s, d) for s in stated)]
    if not fitting:
        return value, f"year open: no year fits {window.words}"
    days = ", ".join(f"{s.span.quote!r} falls on a {WEEKDAYS[s.weekday]}" for s in stated)
    if len(fitting) == 1 and window.last is not None:
        return fitting[0], f"the only year for {days or 'it'} that fits {window.words}"
    if stated and window.first is not None and _year(fitting[0]) - window.first.year <= _NEAR:
        others = "/".join(d.edtf[:4] for d in fitting[1:3])
        return fitting[0], (
            f"{fitting[0].edtf[:4]} is the first year in which {days}, and that fits "
            f"{window.words}" + (f"; it fits again in {others}" if others else "")
        )
    last = fitting[-1].max if window.last else None
    bounds = Date(value.edtf, fitting[0].min if window.first else None, last)
    return bounds, f"year open: several fit {window.words}"


def page_years(document: Document) -> list[tuple[int, Span]]:
    """The years that stand in lines about the page itself, such as a copyright line."""
    found = []
    for block in document.blocks:
        if block.kind in ABOUT_PAGE and block.end - block.start <= _SHORT_LINE:
            for year in _YEAR.finditer(document.text, block.start, block.end):
                found.append((int(year[0]), Span.of(document.text, *year.span())))
    return found


def _by_page(
    document: Document,
    value: Date,
    year: int,
    stated: list[Stated],
    window: Window,
    open_: tuple[Date, str],
) -> tuple[Date, str]:
    """The date in the year that the page's own lines name, if the text's weekdays bear it out."""
    found = with_year(value, year)
    if found is None or not all(_fits(s, found) for s in stated):
        return open_
    if window.first is not None and ends_of(found)[1] < window.first:
        return open_
    days = [f"{s.span.quote!r} falls on a {WEEKDAYS[s.weekday]}" for s in stated]
    if not days:
        days = [
            f"the opening's {name} is that day or the one before"
            for name in _opening(document, found)
        ]
    return (found, f"the page names the year {year}, in which {', '.join(days)}") if days else open_


def _opening(document: Document, published: Date) -> list[str]:
    """The weekdays of the story's opening, where each is the published day or the one before."""
    story = [document.text[b.start : b.end] for b in document.blocks if b.kind == "body"]
    words = _WORD.findall("\n".join(story)[:_OPENING])
    named = [w for w in dict.fromkeys(words) if w in WEEKDAYS]
    last = ends_of(published)[1]
    known = {WEEKDAYS[(last - timedelta(days=back)).weekday()] for back in (0, 1)}
    return named if named and known.issuperset(named) else []


def _candidates(value: Date, window: Window) -> Iterator[Date]:
    first = window.first.year if window.first else (window.last or date.min).year - _FARTHEST
    last = window.last.year if window.last else first + _FARTHEST
    for year in range(first, last + 1):
        found = with_year(value, year)
        if found is None:
            continue
        start, end = ends_of(found)
        if (window.first is None or end >= window.first) and (
            window.last is None or start <= window.last
        ):
            yield found


def _year(value: Date) -> int:
    return ends_of(value)[0].year


def _fits(stated: Stated, published: Date) -> bool:
    """Whether the weekday is right in the year that this publication would give it."""
    start, end = ends_of(published)
    for year in (end.year, end.year - 1, end.year + 1):
        found = with_year(stated.value, year)
        if found is None:
            continue
        day = ends_of(found)[0]
        if (day >= start) if stated.ahead else (day <= end):
            return day.weekday() == stated.weekday
    return False
