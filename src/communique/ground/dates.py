"""Settle a time against the day of publication."""

from __future__ import annotations

from datetime import date

from communique.ground.calendar import ends_of, last_of, narrowed, with_year
from communique.ground.relative import Grounded, anchored_date, is_coarse, relative_date
from communique.model import Date, dates
from communique.recognize.datewords import DateReading


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
        return anchored_date(reading, anchor)
    if published is None or published.min is None:
        return None, "it counts from the publication, whose date is not known"
    if not dates.is_one_day(published) and not is_coarse(reading, published):
        return None, f"it counts from the day of publication, known only as {published.edtf}"
    return relative_date(reading, date.fromisoformat(published.min), future)


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


def _bounded(
    value: Date, reason: str, reading: DateReading, today: date | None, future: bool
) -> Grounded:
    """The date seen through its preposition and its part: "since", "by the end of"."""
    if reading.part == "end" and reading.is_deadline and value.max:
        return last_of(value), f"its last day; {reason}"
    if reading.part:
        value, reason = narrowed(value, reading.part, reason)
    first = date.fromisoformat(value.min or value.max or "")
    if reading.bound in {"since", "after"} and not future and today and first < today:
        return dates.interval(value, dates.day(today)), f"from then to publication; {reason}"
    if reading.bound in {"before", "until", "by"} and not reading.is_deadline:
        return Date(f"../{value.edtf.split('/')[-1]}", None, value.max), f"up to then; {reason}"
    return value, reason
