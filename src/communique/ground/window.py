"""What the dates of a text say about when it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from communique.ground.calendar import WEEKDAYS, ends_of
from communique.ground.clauses import clause_verb, words
from communique.ground.tenses import is_past, tense_bearer
from communique.model import Date, Document, Span, Why, dates
from communique.recognize.recognized import DateMention, Recognized

_BESIDE = 12
"""Characters beside a date in which its weekday stands."""
_WEEKDAY = re.compile("|".join(WEEKDAYS), re.IGNORECASE)


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


def stated_in(mention: DateMention, recognized: Recognized) -> Stated | None:
    """The weekday that the words tell together with a day without year; None for others."""
    reading = mention.reading
    if reading.date is None or reading.weekday is None or not reading.is_day:
        return None
    if not reading.date.edtf.startswith("XXXX") or reading.unit is not None:
        return None
    return Stated(reading.date, reading.weekday, mention.span, _is_ahead(mention, recognized))


def stated_beside(document: Document, value: Date) -> Iterator[Stated]:
    """The weekday that stands right beside the publication date: "Saturday, April 7"."""
    if value.edtf.count("-") != 2:
        return
    for span in document.why.get("published", Why("")).spans:
        around = document.text[max(0, span.start - _BESIDE) : span.end + _BESIDE]
        lines = [line for line in around.split("\n") if span.quote in line]
        named = {w for line in lines for w in _WEEKDAY.findall(line)}
        if len(named) == 1:
            yield Stated(value, WEEKDAYS.index(named.pop().capitalize()), span, False)


def window_of(document: Document, recognized: Recognized) -> Window:
    """From the latest date told as past to the first told as coming, or the retrieval."""
    past, coming, spans = None, _retrieved(document), []
    for mention in recognized.dates:
        value = mention.reading.date
        if value is None or value.min is None or value.max is None:
            continue
        ahead = _is_ahead(mention, recognized)
        first, last = _last_part(value), ends_of(value)[1]
        if not ahead and _is_wished(mention, recognized):
            continue
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


def _last_part(value: Date) -> date:
    """The first day of a date, of an interval's last part: "in 2021 and 2022" is told in 2022."""
    return ends_of(dates.parse_edtf(value.edtf.split("/")[-1]))[0]


def _is_wished(mention: DateMention, recognized: Recognized) -> bool:
    """Whether an infinitive tells the event, so that it may lie ahead: "agreed to meet in 2040"."""
    doc = recognized.parsed.units[mention.unit].doc
    verb = clause_verb(doc[mention.start : mention.end].root)
    return verb.tag_ == "VB" and mention.reading.modifies is None


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
    if auxiliaries & (words("future_auxiliaries") - {"would", "could"} | {"to"}):
        return "have" not in auxiliaries
    return mention.reading.is_deadline and not is_past(verb)
