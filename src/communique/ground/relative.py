"""Times that count from the publication or from another event."""

from __future__ import annotations

from datetime import date, timedelta

from communique.ground.calendar import WEEKDAYS, ends_of, period, shift, week, weekday_of
from communique.model import Date, dates
from communique.recognize.datewords import DateReading

Grounded = tuple[Date | None, str]
"""A date and why, or None and why not."""


def relative_date(reading: DateReading, today: date, future: bool) -> Grounded:
    """A weekday, span or period counted from the day of publication."""
    if reading.kind == "weekday":
        return _weekday(reading, today, future)
    if reading.kind == "span":
        return _span(reading, today)
    return _period(reading, today, future)


def is_coarse(reading: DateReading, published: Date) -> bool:
    """Whether a publication known to the year settles "last year"."""
    first, last = dates.first_day(published), dates.last_day(published)
    same_year = first is not None and last is not None and first.year == last.year
    return same_year and reading.kind == "relative" and reading.unit in {"year", "decade"}


def _weekday(reading: DateReading, today: date, future: bool) -> Grounded:
    wanted = reading.weekday or 0
    name = WEEKDAYS[wanted]
    if reading.offset is not None:
        found = week(today, reading.offset)[wanted]
        return dates.day(found), f"{name} of that week, counted from publication ({today})"
    found = weekday_of(today, wanted, reading.direction, future)
    side = "first on or after" if future else "last on or before"
    if reading.direction in {"last", "next"}:
        side = reading.direction + " one counted from"
    return dates.day(found), f"{name}: the {side} publication ({today})"


def _span(reading: DateReading, today: date) -> Grounded:
    unit = reading.unit or "day"
    start = None if reading.offset is None else shift(today, unit, reading.offset)
    end = None if reading.until is None else shift(today, unit, reading.until)
    reason = f"counted from publication ({today})"
    if start and end:
        return dates.between(start, end), reason
    if start:
        return Date(f"{start}/..", start.isoformat(), None), reason + "; how far is not said"
    return None, "how far back is not said"


def _period(reading: DateReading, today: date, future: bool) -> Grounded:
    unit, offset = reading.unit or "day", reading.offset
    if offset is None:
        return None, "how many is not said"
    if unit == "weekend" and offset == 0 and not future and today.weekday() < 4:
        offset = -1
    value = period(today, unit, offset)
    first, last = ends_of(value)
    if reading.direction == "last" and first <= today:
        value = dates.between(first, min(last, today))
    elif reading.direction == "next" and last >= today:
        value = dates.between(max(first, today), last)
    return value, f"counted from publication ({today})"


def anchored_date(reading: DateReading, anchor: Date | None) -> Grounded:
    """A time counted from another event's date."""
    unit, offset = reading.unit or "day", reading.offset
    if anchor is None or anchor.min is None or anchor.max is None:
        return None, "it counts from another event whose date is not known"
    if unit == "hour" and (offset is None or abs(offset) < 12):
        return anchor, f"hours from an event of {anchor.edtf}"
    if offset is None:
        return None, "how many is not said"
    day = date.fromisoformat(anchor.min)
    if reading.until is not None and dates.is_one_day(anchor):
        last = shift(day, unit, reading.until) - timedelta(days=1)
        return dates.between(day, last), f"less than that after an event of {anchor.edtf}"
    if dates.is_one_day(anchor) and unit == "week" and abs(offset) == 1:
        return dates.day(shift(day, unit, offset)), f"seven days from an event of {anchor.edtf}"
    if dates.is_one_day(anchor):
        return period(day, unit, offset), f"counted from an event of {anchor.edtf}"
    if unit in {"month", "year"} and len(anchor.edtf) == {"month": 7, "year": 4}[unit]:
        return period(day, unit, offset), f"counted from an event of {anchor.edtf}"
    return None, f"it counts from an event known only as {anchor.edtf}"
