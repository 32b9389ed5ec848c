"""Dates in EDTF, with the first and last day that each can mean."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from communique.model.records import Date

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_MONTH = re.compile(r"(\d{4})-(\d\d)")
_YEAR = re.compile(r"\d{4}")
_DECADE = re.compile(r"(\d{3})X")
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF level 1 season numbers, spring first, as northern months (first, last)."""


def day(value: date) -> Date:
    """One day."""
    iso = value.isoformat()
    return Date(iso, iso, iso)


def month(year: int, number: int) -> Date:
    """One month of one year."""
    last = calendar.monthrange(year, number)[1]
    return Date(f"{year:04d}-{number:02d}", f"{year:04d}-{number:02d}-01", _iso(year, number, last))


def year(number: int) -> Date:
    """One year."""
    return Date(f"{number:04d}", f"{number:04d}-01-01", f"{number:04d}-12-31")


def decade(first: int) -> Date:
    """Ten years from `first`."""
    return Date(f"{first // 10:03d}X", f"{first:04d}-01-01", f"{first + 9:04d}-12-31")


def season(number: int, code: int) -> Date:
    """A season (EDTF 21 to 24) of a year, read as northern; winter runs into the next year."""
    start, end = _SEASONS[code]
    last_year = number + (1 if end < start else 0)
    last = calendar.monthrange(last_year, end)[1]
    return Date(f"{number:04d}-{code}", f"{number:04d}-{start:02d}-01", _iso(last_year, end, last))


def without_year(number: int, day_of_month: int | None = None) -> Date:
    """A month, or a day of a month, whose year is not known: both bounds are None."""
    tail = f"-{day_of_month:02d}" if day_of_month else ""
    return Date(f"XXXX-{number:02d}{tail}", None, None)


def interval(first: Date, last: Date) -> Date:
    """From the start of `first` to the end of `last`."""
    if first == last:
        return first
    return Date(f"{first.edtf}/{last.edtf}", first.min, last.max)


def between(first: date, last: date) -> Date:
    """From one day to another."""
    return interval(day(first), day(last))


def parse_edtf(text: str) -> Date:
    """The date that `text` writes in EDTF: a day, month, season, year, decade or interval.

    ValueError names the text where it is none of these or no such day exists.
    """
    text = text.strip()
    if "/" in text:
        first, last = text.split("/", 1)
        return interval(parse_edtf(first), parse_edtf(last))
    if found := _DAY.fullmatch(text[:10]) if len(text) == 10 or text[10:11] in {"T", " "} else None:
        return day(date(*(int(part) for part in found.groups())))
    if found := _MONTH.fullmatch(text):
        number, part = int(found[1]), int(found[2])
        return season(number, part) if part in _SEASONS else month(number, part)
    if _YEAR.fullmatch(text):
        return year(int(text))
    if found := _DECADE.fullmatch(text):
        return decade(int(found[1]) * 10)
    raise ValueError(f"not a date in EDTF: {text!r} (try 2018-04-03, 2018-04 or 2018)")


def first_day(value: Date | None) -> date | None:
    """The first day the date can mean; None where open."""
    return date.fromisoformat(value.min) if value and value.min else None


def last_day(value: Date | None) -> date | None:
    """The last day the date can mean; None where open."""
    return date.fromisoformat(value.max) if value and value.max else None


def is_one_day(value: Date | None) -> bool:
    """Whether the date names a single day."""
    return bool(value and value.min and value.min == value.max)


def compatible(a: Date | None, b: Date | None, *, slack_days: int = 0) -> bool:
    """Whether both can mean the same day, give or take `slack_days`; an open side always can."""
    if a is None or b is None or None in (a.min, a.max, b.min, b.max):
        return True
    slack = timedelta(days=slack_days)
    a1, a2 = first_day(a), last_day(a)
    b1, b2 = first_day(b), last_day(b)
    assert a1 and a2 and b1 and b2
    return a1 - slack <= b2 and b1 - slack <= a2


def _iso(number: int, part: int, day_of_month: int) -> str:
    return f"{number:04d}-{part:02d}-{day_of_month:02d}"
