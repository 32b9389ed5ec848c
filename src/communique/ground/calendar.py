"""Arithmetic with days, weeks, months and years."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from communique.model import Date, dates
from communique.recognize.datewords import DateReading

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
_SEASON = re.compile(r"(\d{4})-(2[1-4])")


def shift(today: date, unit: str, count: int) -> date:
    """The day `count` units away; a month's last day stands for days it does not have."""
    if unit in _MONTHS:
        return _months_away(today, count * _MONTHS[unit])
    if unit == "hour":
        return today + timedelta(days=int(count / 24))
    return today + timedelta(days=count * (7 if unit in {"week", "weekend"} else 1))


def _months_away(today: date, months: int) -> date:
    number = today.year * 12 + today.month - 1 + months
    year, month = divmod(number, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(today.day, last))


def week(today: date, offset: int = 0) -> list[date]:
    """The seven days, Monday first, of the week `offset` weeks away."""
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=offset)
    return [monday + timedelta(days=n) for n in range(7)]


def period(today: date, unit: str, offset: int) -> Date:
    """The day, week, weekend, month, quarter, year or decade `offset` of them away."""
    day = shift(today, unit, offset)
    if unit in {"day", "hour"}:
        return dates.day(day)
    if unit in {"week", "weekend"}:
        days = week(day)
        return dates.between(days[5] if unit == "weekend" else days[0], days[6])
    if unit == "month":
        return dates.month(day.year, day.month)
    if unit == "quarter":
        first = (day.month - 1) // 3 * 3 + 1
        return dates.interval(dates.month(day.year, first), dates.month(day.year, first + 2))
    return dates.year(day.year) if unit == "year" else dates.decade(day.year // 10 * 10)


def weekday_of(today: date, wanted: int, direction: str | None, future: bool) -> date:
    """The day that a weekday's name means.

    Without a direction the day of publication counts on both sides. "Next" lies beyond the
    current week (Monday first), "last" before yesterday, "this" within the current week.
    """
    back = (today.weekday() - wanted) % 7
    if direction == "last":
        return today - timedelta(days=back if back > 1 else back + 7)
    if direction == "this":
        return week(today)[wanted]
    if direction == "next":
        return week(today, 1)[wanted]
    return today + timedelta(days=(7 - back) % 7) if future else today - timedelta(days=back)


def with_year(value: Date, year: int) -> Date | None:
    """A yearless date (or interval, or season) in the given year; None where it has no such day."""
    try:
        parts = [_piece(part.replace("XXXX", f"{year:04d}")) for part in value.edtf.split("/")]
    except ValueError:
        return None
    return parts[0] if len(parts) == 1 else dates.interval(parts[0], parts[1])


def _piece(edtf: str) -> Date:
    season = _SEASON.fullmatch(edtf)
    return dates.season(int(season[1]), int(season[2])) if season else dates.parse_edtf(edtf)


def ends_of(value: Date) -> tuple[date, date]:
    """First and last day; ValueError where a side is open."""
    first, last = dates.first_day(value), dates.last_day(value)
    if first is None or last is None:
        raise ValueError(f"open: {value.edtf}")
    return first, last


def last_of(value: Date) -> Date:
    """The last day of a date."""
    return dates.day(ends_of(value)[1])


_THIRDS = {"early": 0, "middle": 1, "late": 2}


def narrowed(value: Date, part: str, reason: str) -> tuple[Date, str]:
    """The early, middle or late third of a month, year or decade; other dates as they are."""
    third, first = _THIRDS.get(part), value.min
    if third is None or first is None or "/" in value.edtf:
        return value, f"{reason}; {part!r} is not narrowed down"
    day = date.fromisoformat(first)
    if value.edtf == f"{day:%Y-%m}":
        last = calendar.monthrange(day.year, day.month)[1]
        ends = (day.replace(day=third * 10 + 1), day.replace(day=(10, 20, last)[third]))
        return dates.between(*ends), f"{reason}; the {part} third of the month"
    if value.edtf == f"{day.year:04d}":
        ends_of_year = (dates.month(day.year, third * 4 + n) for n in (1, 4))
        return dates.interval(*ends_of_year), f"{reason}; the {part} third of the year"
    return value, f"{reason}; {part!r} is not narrowed down"


def first_from(reading: DateReading, start: date) -> tuple[Date, str] | None:
    """The first weekday or yearless date of that name from a day on; None for other times."""
    reason = f"the first one from {start}, told just before"
    if reading.kind == "weekday" and reading.weekday is not None:
        ahead = timedelta(days=(reading.weekday - start.weekday()) % 7)
        return dates.day(start + ahead), reason
    if reading.date is None or not reading.date.edtf.startswith("XXXX"):
        return None
    years = (with_year(reading.date, start.year + n) for n in (0, 1))
    found = next((d for d in years if d and d.max and d.max >= start.isoformat()), None)
    return (found, reason) if found else None
