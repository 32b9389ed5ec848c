"""Settle a time against the day of publication."""

from __future__ import annotations

from datetime import date

from communique.ground.calendar import (
    WEEKDAYS,
    ends_of,
    last_of,
    period,
    shift,
    week,
    weekday_of,
    with_year,
)
from communique.model import Date, dates
from communique.recognize.datewords import DateReading

Grounded = tuple[Date | None, str]


def ground_date(
    reading: DateReading,
    published: Date | None,
    *,
    future: bool = False,
    anchor: Date | None = None,
) -> Grounded:
    """The date meant, and why; for None, why none.

    `future` says that the event is still to come as the text tells it; `anchor` is the date of
    the event that an anchored reading counts from. An absolute date whose year stays open comes
    back with its XXXX.
    """
    try:
        value, reason = _ground(reading, published, future, anchor)
    except (ValueError, OverflowError):
        return None, "it would lie outside the calendar"
    if value is None or value.min is None:
        return value, reason
    return _bounded(value, reason, reading, dates.last_day(published), future)


def _ground(
    reading: DateReading, published: Date | None, future: bool, anchor: Date | None
) -> Grounded:
    if reading.kind == "vague":
        return None, reading.reason or "the words name no day"
    if reading.kind == "absolute":
        return _absolute(reading, published, future)
    if reading.kind == "anchored":
        return _anchored(reading, anchor)
    if published is None or published.min is None:
        return None, "it counts from the publication, whose date is not known"
    if not dates.is_one_day(published) and not _coarse(reading, published):
        return None, f"it counts from the day of publication, known only as {published.edtf}"
    return _relative(reading, date.fromisoformat(published.min), future)


def _coarse(reading: DateReading, published: Date) -> bool:
    """Whether a publication known to the year settles "last year"."""
    first, last = dates.first_day(published), dates.last_day(published)
    same_year = first is not None and last is not None and first.year == last.year
    return same_year and reading.kind == "relative" and reading.unit in {"year", "decade"}


def _relative(reading: DateReading, today: date, future: bool) -> Grounded:
    if reading.kind == "weekday":
        return _weekday(reading, today, future)
    if reading.kind == "span":
        return _span(reading, today)
    return _period(reading, today, future)


def _absolute(reading: DateReading, published: Date | None, future: bool) -> Grounded:
    value = reading.date
    if value is None:
        return None, reading.reason or "the words name no day"
    if not value.edtf.startswith("XXXX"):
        return value, "the date is given with its year"
    if published is None or published.min is None or published.max is None:
        return value, "no year is given, and the year of publication is not known"
    last = date.fromisoformat(published.max)
    if reading.offset is not None:
        found = with_year(value, last.year + reading.offset)
        return found, f"the year is counted from the publication ({published.edtf})"
    return _nearest(reading, value, last, future)


def _nearest(reading: DateReading, value: Date, today: date, future: bool) -> Grounded:
    """The year that puts a yearless date on the right side of the publication."""
    if reading.direction == "this":
        return with_year(value, today.year), f"the one of the year of publication ({today.year})"
    ahead = future if reading.direction is None else reading.direction == "next"
    years = range(today.year, today.year + 9) if ahead else range(today.year, today.year - 9, -1)
    for year in (years[0] - 1, *years) if ahead else years:
        found = with_year(value, year)
        if found and _on_side(found, today, ahead, strict=reading.direction is not None):
            side = "first on or after" if ahead else "last on or before"
            return found, f"no year is given: the {side} publication ({today})"
    return None, "no year near the publication has such a day"


def _on_side(found: Date, today: date, ahead: bool, *, strict: bool) -> bool:
    first, last = ends_of(found)
    if strict:
        return first > today if ahead else last < today
    return last >= today if ahead else first <= today


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


def _anchored(reading: DateReading, anchor: Date | None) -> Grounded:
    unit, offset = reading.unit or "day", reading.offset
    if anchor is None or anchor.min is None or anchor.max is None:
        return None, "it counts from another event whose date is not known"
    if unit == "hour" and (offset is None or abs(offset) < 12):
        return anchor, f"hours from an event of {anchor.edtf}"
    if offset is None:
        return None, "how many is not said"
    day = date.fromisoformat(anchor.min)
    if dates.is_one_day(anchor):
        return period(day, unit, offset), f"counted from an event of {anchor.edtf}"
    if unit in {"month", "year"} and len(anchor.edtf) == {"month": 7, "year": 4}[unit]:
        return period(day, unit, offset), f"counted from an event of {anchor.edtf}"
    return None, f"it counts from an event known only as {anchor.edtf}"


def _bounded(
    value: Date, reason: str, reading: DateReading, today: date | None, future: bool
) -> Grounded:
    """The date seen through its preposition and its part: "since", "by the end of"."""
    if reading.part == "end" and reading.is_deadline and value.max:
        return last_of(value), f"its last day; {reason}"
    if reading.part:
        reason += f"; {reading.part!r} is not narrowed down"
    first = date.fromisoformat(value.min or value.max or "")
    if reading.bound in {"since", "after"} and not future and today and first < today:
        return dates.interval(value, dates.day(today)), f"from then to publication; {reason}"
    if reading.bound in {"before", "until", "by"} and not reading.is_deadline:
        return Date(f"../{value.edtf.split('/')[-1]}", None, value.max), f"up to then; {reason}"
    return value, reason
