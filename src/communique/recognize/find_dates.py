"""Find the words of time in a parsed document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from communique.model import Date
from communique.parse import Parsed, Unit
from communique.recognize.date_calendar import calendar_rules
from communique.recognize.date_context import in_context, is_time
from communique.recognize.date_relative import relative_rules
from communique.recognize.date_words import date_words, fragments
from communique.recognize.datewords import DateReading
from communique.recognize.recognized import DateMention

Candidate = tuple[int, int, DateReading]


def find_dates(parsed: Parsed) -> tuple[DateMention, ...]:
    """Every stretch of words that names a time, in the order of the text."""
    return tuple(
        mention for unit in parsed.units for mention in _in_unit(parsed.text, unit)
    )  # fmt: skip


def _in_unit(text: str, unit: Unit) -> Iterator[DateMention]:
    if not _hint().search(unit.doc.text):
        return
    end = 0
    for start, stop, reading in sorted(_candidates(unit.doc.text), key=_leftmost_longest):
        if start < end:
            continue
        tokens = unit.doc.covering(start, stop)
        if tokens is None or not len(tokens) or not is_time(tokens, reading):
            continue
        read = in_context(tokens, reading, opens=unit.index < 4)
        span = unit.span(text, tokens.start, tokens.end)
        yield DateMention(unit.index, tokens.start, tokens.end, span, read)
        end = tokens.end_char


def _leftmost_longest(found: Candidate) -> tuple[int, int]:
    return found[0], -found[1]


@cache
def _hint() -> re.Pattern[str]:
    """What stands in every time: a figure or one of the words; most paragraphs have neither."""
    pieces = fragments()
    named = ("month", "any_weekday", "season", "unit", "vague")
    days = (
        r"to(?:day|night|morrow)|yesterday|overnight|this (?:morning|afternoon|evening)|night|eve"
    )
    words = "|".join(pieces[name] for name in named)
    return re.compile(
        rf"\d|(?<!\w)(?:{words}|{days}|morning|afternoon|evening)(?!\w)", re.IGNORECASE
    )


def _candidates(text: str) -> Iterator[Candidate]:
    yield from _named(text)
    for pattern, build in (*calendar_rules(), *relative_rules()):
        for found in pattern.finditer(text):
            reading = build(found)
            if reading is not None:
                yield found.start(), found.end(), reading


def _named(text: str) -> Iterator[Candidate]:
    days = date_words().table["named_days"]
    for found in _named_days().finditer(text):
        iso = days[found[0]].isoformat()
        yield *found.span(), DateReading("absolute", Date(iso, iso, iso), reason=found[0])


@cache
def _named_days() -> re.Pattern[str]:
    names = sorted(date_words().table["named_days"], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, names))})(?!\w)")
