"""Patterns for dates of the calendar: days, months, seasons, years."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import cache
from typing import Any

from communique.model import Date, dates
from communique.recognize.date_rules import Found, Read, Rule, group, plain, rules
from communique.recognize.date_words import date_words
from communique.recognize.datewords import DateReading


@cache
def calendar_rules() -> tuple[Rule, ...]:
    """Patterns with the reading that each gives."""
    readers: dict[str, Read] = {
        "day": _day,
        "days": _days,
        "pair": _pair,
        "first": _first,
        "month": _month,
        "months": _months,
        "season": _season,
        "share": _share,
        "year": _year,
        "years": _years,
        "decade": _decade,
        "numeric": _numeric,
    }
    return rules("calendar", readers, flags=re.NOFLAG)


def dated(year: int | None, month: int, day: int) -> Date | None:
    """A day, with or without its year; None where there is no such day."""
    longest = calendar.monthrange(year or 2000, month)[1] if 1 <= month <= 12 else 0
    if not 1 <= day <= longest:
        return None
    return dates.day(date(year, month, day)) if year else dates.without_year(month, day)


def _reading(found: Found, value: Date | None, reason: str = "") -> DateReading:
    """An absolute reading with what stands beside the date."""
    words, year = date_words(), group(found, "year")
    weekday, way = group(found, "weekday"), group(found, "direction")
    part: Any = words.table["parts"].get(plain(group(found, "part")))
    away = {"last": -1, "this": 0, "next": 1}.get((group(found, "rel") or "").lower())
    return DateReading(
        "absolute",
        date=value,
        weekday=words.weekdays.get(weekday.lower().rstrip(".")) if weekday else None,
        direction=words.table["directions"].get(plain(way)),
        unit="year" if away is not None else None,
        offset=away,
        part=part,
        reason=reason or ("the text gives the year" if year else "no year is given"),
    )


def _month_number(found: Found, name: str = "month") -> int:
    return date_words().months[found[name].lower().rstrip(".")]


def _number(words: str) -> int:
    return int(re.match(r"\d+", words)[0])  # type: ignore[index]


def _year_of(found: Found) -> int | None:
    year = group(found, "year")
    return int(year) if year else None


def _day(found: Found) -> DateReading | None:
    month = int(found["mm"]) if group(found, "mm") else _month_number(found)
    value = dated(_year_of(found), month, _number(found["day"]))
    return _reading(found, value) if value else None


def _numeric(found: Found) -> DateReading | None:
    first, second, year = int(found["first"]), int(found["second"]), int(found["year"])
    day_first, month_first = dated(year, second, first), dated(year, first, second)
    if found["sep"] == "." or month_first is None or day_first == month_first:
        return _reading(found, day_first) if day_first else None
    if day_first is None:
        return _reading(found, month_first)
    return DateReading("vague", reason=f"{found[0]!r} can be two days: month or day first")


def _days(found: Found) -> DateReading | None:
    year, month = _year_of(found), _month_number(found)
    month2 = _month_number(found, "month2") if group(found, "month2") else month
    first = dated(year, month, _number(found["day"]))
    last = dated(year, month2, _number(found["day2"]))
    return _range(found, first, last)


def _pair(found: Found) -> DateReading | None:
    """Two days joined by "and": one time where the second follows the first."""
    reading = _days(found)
    if reading is None or reading.date is None:
        return None
    first, last = (_leap(part) for part in reading.date.edtf.split("/"))
    return reading if (last - first).days == 1 else None


def _leap(edtf: str) -> date:
    """The day in its own year, or in a leap year where none is given."""
    return date.fromisoformat(edtf.replace("XXXX", "2000"))


def _first(found: Found) -> DateReading | None:
    number = ("first", "second", "third").index(found["nth"].lower()) + 1
    value = dated(_year_of(found), _month_number(found), number)
    return _reading(found, value) if value else None


def _months(found: Found) -> DateReading | None:
    year = _year_of(found)
    month, month2 = _month_number(found), _month_number(found, "month2")
    if year is None:
        return _range(found, dates.without_year(month), dates.without_year(month2))
    return _range(found, dates.month(year, month), dates.month(year, month2))


def _range(found: Found, first: Date | None, last: Date | None) -> DateReading | None:
    if first is None or last is None or first.edtf >= last.edtf:
        return None
    return _reading(found, dates.interval(first, last))


def _month(found: Found) -> DateReading:
    year, month = _year_of(found), _month_number(found)
    return _reading(found, dates.month(year, month) if year else dates.without_year(month))


def _season(found: Found) -> DateReading:
    year, code = _year_of(found), date_words().seasons[found["season"].lower()]
    return _reading(found, dates.season(year, code) if year else Date(f"XXXX-{code}", None, None))


def _share(found: Found) -> DateReading | None:
    number = ("first", "second", "third", "fourth").index(found["nth"].lower())
    length = 3 if found["of"].lower() == "quarter" else 6
    first, last = number * length + 1, (number + 1) * length
    if last > 12:
        return None
    year = _year_of(found)
    if year is None:
        return _range(found, dates.without_year(first), dates.without_year(last))
    return _range(found, dates.month(year, first), dates.month(year, last))


def _years(found: Found) -> DateReading | None:
    first, tail = int(found["year"]), found["year2"]
    last = int(tail) if len(tail) == 4 else first // 100 * 100 + int(tail)
    if last <= first:
        return None
    return _reading(found, dates.interval(dates.year(first), dates.year(last)))


def _year(found: Found) -> DateReading:
    return _reading(found, dates.year(int(found["year"])))


def _decade(found: Found) -> DateReading:
    return _reading(found, dates.decade(int(found["decade"]) * 10))
