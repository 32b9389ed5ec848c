"""Settle the year of publication by the dates that the text gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from communique.ground.calendar import WEEKDAYS, ends_of, with_year
from communique.ground.clauses import clause_verb, tense_bearer, words
from communique.model import Date, Document, Span, Why, dates
from communique.recognize.recognized import DateMention, Recognized

_FARTHEST = 40
"""Years after the latest one that the text names in which a weekday is looked for."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A weekday told together with a date without year; `ahead` of the publication or behind."""

    value: Date
    weekday: int
    span: Span
    ahead: bool


@dataclass(frozen=True, slots=True)
class Window:
    """What the text allows: published on or after `first`, on or before `last`."""

    first: date | None
    last: date | None
    spans: tuple[Span, ...]
    words: str


def settle_published(document: Document, recognized: Recognized) -> Document:
    """The document with its year of publication, where the text's own dates leave one.

    A publication that has its year, or none at all, stays as it is. Where no year can be
    chosen, the date stays open, bounded by the dates that the text tells as past.
    """
    value = document.published
    if value is None or not value.edtf.startswith("XXXX"):
        return document
    stated = [s for m in recognized.dates if (s := _stated(m, recognized)) is not None]
    stated += _stated_beside(document, value)
    window = _window(document, recognized)
    settled, reason = _settle(value, stated, window)
    spans = tuple(dict.fromkeys([*(s.span for s in stated), *window.spans]))
    known = document.why.get("published", Why("the day is given without a year"))
    why = Why(f"{known.reason}; {reason}", (*known.spans, *spans))
    return replace(document, published=settled, why={**document.why, "published": why})


def _settle(value: Date, stated: list[Stated], window: Window) -> tuple[Date, str]:
    """The date with its year, or as open as it is, and how that was found."""
    if window.first is None and window.last is None:
        return value, "year open: nothing in the text bounds it"
    fitting = [d for d in _candidates(value, window) if all(_fits(s, d) for s in stated)]
    if not fitting:
        return value, f"year open: no year fits {window.words}"
    days = ", ".join(f"{s.span.quote} is a {WEEKDAYS[s.weekday]}" for s in stated)
    if len(fitting) == 1 and window.last is not None:
        return fitting[0], f"the only year for {days or 'it'} that fits {window.words}"
    if stated and window.first is not None:
        others = "/".join(d.edtf[:4] for d in fitting[1:3])
        return fitting[0], (
            f"{fitting[0].edtf[:4]} is the first year in which {days}, and that fits "
            f"{window.words}" + (f"; it fits again in {others}" if others else "")
        )
    last = fitting[-1].max if window.last else None
    bounds = Date(value.edtf, fitting[0].min if window.first else None, last)
    return bounds, f"year open: several fit {window.words}"


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


def _stated(mention: DateMention, recognized: Recognized) -> Stated | None:
    reading = mention.reading
    if reading.date is None or reading.weekday is None or not reading.is_day:
        return None
    if not reading.date.edtf.startswith("XXXX") or reading.unit is not None:
        return None
    return Stated(reading.date, reading.weekday, mention.span, _is_ahead(mention, recognized))


def _stated_beside(document: Document, value: Date) -> Iterator[Stated]:
    """The weekday that the words of the publication date carry: "Saturday, April 7"."""
    pattern = re.compile("|".join(WEEKDAYS), re.IGNORECASE)
    for span in document.why.get("published", Why("")).spans:
        for found in pattern.finditer(span.quote):
            weekday = WEEKDAYS.index(found[0].capitalize())
            if value.edtf.count("-") == 2:
                yield Stated(value, weekday, span, False)


def _window(document: Document, recognized: Recognized) -> Window:
    """From the latest date told as past to the first told as coming, or the retrieval."""
    past, coming, spans = None, _retrieved(document), []
    for mention in recognized.dates:
        value = mention.reading.date
        if value is None or value.min is None or value.max is None:
            continue
        ahead = _is_ahead(mention, recognized)
        first, last = ends_of(value)
        if not ahead and (past is None or first > past[0]):
            past = (first, mention.span)
        elif ahead and (coming is None or last < coming[0]):
            coming = (last, mention.span)
    spans = [found[1] for found in (past, coming) if found and found[1]]
    told = [f"an event of {past[0].year} told as past"] if past else []
    told += [f"nothing after {coming[0]}"] if coming else []
    return Window(
        past[0] if past else None,
        coming[0] if coming else None,
        tuple(s for s in spans if s),
        " and ".join(told) or "the text",
    )


def _retrieved(document: Document) -> tuple[date, Span | None] | None:
    try:
        found = dates.parse_edtf((document.retrieved or "")[:10])
    except ValueError:
        return None
    return (date.fromisoformat(found.max), None) if found.max else None


def _is_ahead(mention: DateMention, recognized: Recognized) -> bool:
    """Whether the sentence tells the time as still to come."""
    doc = recognized.parsed.units[mention.unit].doc
    if mention.reading.modifies is not None:
        return False
    verb = tense_bearer(clause_verb(doc[mention.start : mention.end].root))
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    coming = bool(auxiliaries & (words("future_auxiliaries") - {"would", "could"}))
    return coming or mention.reading.is_deadline or verb.tag_ in {"VBZ", "VBP"}
