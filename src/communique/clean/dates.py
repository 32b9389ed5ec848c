"""Dates as headers and datelines write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from communique.clean.tables import any_of, table
from communique.model import Date, dates
from communique.model.calendars import (
    BUDDHIST_YEARS,
    ERAS,
    JALALI_YEARS,
    YEARS,
    buddhist,
    fold_digits,
    gregorian,
    hebrew,
    hijri,
    jalali,
    japanese,
    numeric,
)

Match = re.Match[str]
Reading = Callable[[int, int, int, int | None], tuple[date, str] | None]


@dataclass(frozen=True, slots=True)
class Found:
    """A date at offsets of the text it was looked for in."""

    start: int
    end: int
    value: Date
    calendar: str = "Gregorian"

    @property
    def has_year(self) -> bool:
        """Whether the year is written."""
        return self.value.min is not None


def find_dates(text: str) -> list[Found]:
    """The dates in a header line or dateline, in order; what no calendar has is left out.

    Day and month in digits that could be either way round (03/04/2018) are left out too.
    """
    flat = fold_digits(text)
    if not any(map(str.isdigit, flat)):
        return []
    found: list[Found] = []
    taken: list[tuple[int, int]] = []
    for pattern, read in _patterns():
        for match in pattern.finditer(flat):
            if all(match.end() <= start or end <= match.start() for start, end in taken):
                taken.append(match.span())
                found += read(match)
    return sorted(found, key=lambda date: date.start)


@cache
def _months(calendar: str) -> dict[str, int]:
    return {fold_digits(n): int(k) for k, names in table("months")[calendar].items() for n in names}


@cache
def _patterns() -> list[tuple[re.Pattern[str], Callable[[Match], Iterator[Found]]]]:
    """How a date is written, the surest first, with the reader of each way."""
    names = [name for calendar in CALENDARS for name in _months(calendar)]
    month = rf"(?P<m>{any_of(dict.fromkeys(names))})(?!\w)\.?"
    day = r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|º|ª|er)?(?!\d)"
    year = r"(?P<y>\d{4})(?!\d)"
    of = r"(?:\s*(?:of|de|del|di)\s+|[\s,./-]*(?:พ\.ศ\.|B\.?E\.?)?\s*)"
    era = rf"(?P<e>{any_of(ERAS)})\s?(?P<y>\d{{1,2}}|元)"
    written = [
        (
            r"(?<!\d)(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
            _digits,
        ),
        (r"(?<!\d)(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日", _digits),
        (rf"{era}\s?年\s?(?P<m>\d{{1,2}})\s?月\s?(?P<d>\d{{1,2}})\s?日", _era),
        (rf"(?<!\w){month}\s*{day},?\s*{era}", _era),
        (rf"{day}\.?{of}(?<!\w){month}{of}{era}", _era),
        (rf"(?<!\d)(?P<a>\d{{1,2}})(?P<s>[./-])(?P<b>\d{{1,2}})(?P=s){year}", _day_or_month_first),
        (rf"{day}\.?{of}(?<!\w){month}{of}{year}", _named),
        (rf"(?<!\w){month}\s*{day},?\s*{year}", _named),
        (rf"(?<![\w-]){month},?\s+{year}", _month_only),
        (rf"(?<!\w){month}\s+{day}", _named),
        (rf"{day}\.?{of}(?<!\w){month}", _named),
    ]
    return [(re.compile(pattern, re.IGNORECASE), read) for pattern, read in written]


def _digits(match: Match) -> Iterator[Found]:
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    if found := numeric(year, month, day):
        yield Found(*match.span(), dates.day(found), _calendar_of(year))


def _calendar_of(year: int) -> str:
    """The calendar that a year in digits can only be of."""
    if year in YEARS:
        return "Gregorian"
    if year in BUDDHIST_YEARS:
        return "Thai Buddhist"
    return "Persian" if year in JALALI_YEARS else "Hijri"


def _day_or_month_first(match: Match) -> Iterator[Found]:
    """With dots the day is first everywhere; otherwise only where the other way has no such day."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    either = (
        {numeric(year, b, a), numeric(year, a, b)} if match["s"] != "." else {numeric(year, b, a)}
    )
    found = either - {None}
    if len(found) == 1 and (day := found.pop()):
        yield Found(*match.span(), dates.day(day), _calendar_of(year))


def _named(match: Match) -> Iterator[Found]:
    name, day = match["m"].lower(), int(match["d"])
    year = match.groupdict().get("y")
    number = _months("gregorian").get(name)
    if not year:
        if number and gregorian(2000, number, day):
            yield Found(*match.span(), dates.without_year(number, day))
        return
    weekday = weekday_in(match.string)
    for calendar, read in CALENDARS.items():
        number = _months(calendar).get(name)
        if number and (found := read(int(year), number, day, weekday)):
            yield Found(*match.span(), dates.day(found[0]), found[1])
            return


def _solar(year: int, month: int, day: int, weekday: int | None) -> tuple[date, str] | None:
    if found := gregorian(year, month, day):
        return found, "Gregorian"
    return (found, "Thai Buddhist") if (found := buddhist(year, month, day)) else None


def _of(name: str, read: Callable[[int, int, int], date | None]) -> Reading:
    def call(year: int, month: int, day: int, weekday: int | None) -> tuple[date, str] | None:
        return (found, name) if (found := read(year, month, day)) else None

    return call


def _lunar(year: int, month: int, day: int, weekday: int | None) -> tuple[date, str] | None:
    return (found, "Hijri") if (found := hijri(year, month, day, weekday)) else None


CALENDARS: dict[str, Reading] = {
    "gregorian": _solar,
    "jalali": _of("Persian", jalali),
    "hebrew": _of("Hebrew", hebrew),
    "hijri": _lunar,
}
"""Table of month names → the day of year, month, day (and the weekday told beside), and where."""


def _era(match: Match) -> Iterator[Found]:
    """A year of a Japanese era."""
    year = 1 if match["y"] == "元" else int(match["y"])
    name = match["m"].lower()
    month = int(name) if name.isdigit() else _months("gregorian").get(name, 0)
    if found := japanese(match["e"], year, month, int(match["d"])):
        yield Found(*match.span(), dates.day(found), "Japanese")


@cache
def _weekdays() -> tuple[re.Pattern[str], dict[str, int]]:
    numbers = {
        fold_digits(n): int(k) for k, names in table("months")["weekdays"].items() for n in names
    }
    return re.compile(rf"(?<!\w)(?:วัน)?({any_of(numbers)})(?!\w)", re.IGNORECASE), numbers


def weekday_in(text: str) -> int | None:
    """The weekday that a line names, Monday 0; None where it names none, or two."""
    pattern, numbers = _weekdays()
    found = {numbers[m[1].lower()] for m in pattern.finditer(fold_digits(text))}
    return found.pop() if len(found) == 1 else None


def _month_only(match: Match) -> Iterator[Found]:
    number = _months("gregorian").get(match["m"].lower())
    if number and int(match["y"]) in YEARS:
        yield Found(*match.span(), dates.month(int(match["y"]), number))


@cache
def _beside() -> re.Pattern[str]:
    """Words that stand beside a date in a header: weekdays, times, labels."""
    months = table("months")
    known = (
        any_of(
            fold_digits(word)
            for group in ("times", "published", "updated")
            for word in months[group]
        )
        + "|"
        + any_of(_weekdays()[1])
    )
    half = r"[ap]\.?m\.?"
    clock = rf"\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}})?\s*(?:{half})?|\d{{1,2}}\s*{half}"
    zone = r"[+-]\d{1,2}:?\d{2}|\bT(?=\d)|Z\b"
    return re.compile(rf"(?:{clock}|{zone})|(?<!\w)(?:{known})(?!\w)\.?", re.IGNORECASE)


def left_of_header(text: str, found: list[Found]) -> str:
    """A header line without its dates, times, weekdays and labels; of the same length."""
    characters = list(fold_digits(text))
    for one in found:
        characters[one.start : one.end] = "|" * (one.end - one.start)
    return _beside().sub(lambda match: " " * len(match[0]), "".join(characters))


@cache
def _labels(group: str) -> re.Pattern[str]:
    known = any_of(fold_digits(word) for word in table("months")[group])
    return re.compile(rf"(?<!\w)(?:{known})(?!\w)", re.IGNORECASE)


def says(group: str, text: str) -> bool:
    """Whether a header line has a word of the group, "published" or "updated"."""
    return _labels(group).search(fold_digits(text)) is not None
