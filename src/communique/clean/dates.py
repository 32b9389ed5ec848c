"""Dates as headers and datelines write them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from communique.clean.tables import any_of, table
from communique.model import Date, dates
from communique.model.calendars import YEARS, fold_digits, gregorian, jalali, numeric

Match = re.Match[str]


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
    month = rf"(?P<m>{any_of([*_months('gregorian'), *_months('jalali')])})(?!\w)\.?"
    day = r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th|º|ª|er)?(?!\d)"
    year = r"(?P<y>\d{4})(?!\d)"
    of = r"(?:\s*(?:of|de|del|di)\s+|[\s,./-]*)"
    written = [
        (
            r"(?<!\d)(?P<y>\d{4})(?P<s>[-/.])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})(?!\d)",
            _digits,
        ),
        (r"(?<!\d)(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日", _digits),
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
        calendar = "Gregorian" if year in YEARS else "Persian"
        yield Found(*match.span(), dates.day(found), calendar)


def _day_or_month_first(match: Match) -> Iterator[Found]:
    """With dots the day is first everywhere; otherwise only where the other way has no such day."""
    a, b, year = int(match["a"]), int(match["b"]), int(match["y"])
    either = (
        {numeric(year, b, a), numeric(year, a, b)} if match["s"] != "." else {numeric(year, b, a)}
    )
    found = either - {None}
    if len(found) == 1 and (day := found.pop()):
        yield Found(*match.span(), dates.day(day), "Gregorian" if year in YEARS else "Persian")


def _named(match: Match) -> Iterator[Found]:
    name, day = match["m"].lower(), int(match["d"])
    year = match.groupdict().get("y")
    number = _months("gregorian").get(name)
    if year and number and (found := gregorian(int(year), number, day)):
        yield Found(*match.span(), dates.day(found))
    elif not year and number and gregorian(2000, number, day):
        yield Found(*match.span(), dates.without_year(number, day))
    elif year and (number := _months("jalali").get(name)):
        if found := jalali(int(year), number, day):
            yield Found(*match.span(), dates.day(found), "Persian")


def _month_only(match: Match) -> Iterator[Found]:
    number = _months("gregorian").get(match["m"].lower())
    if number and int(match["y"]) in YEARS:
        yield Found(*match.span(), dates.month(int(match["y"]), number))


@cache
def _beside() -> re.Pattern[str]:
    """Words that stand beside a date in a header: weekdays, times, labels."""
    months = table("months")
    known = any_of(
        fold_digits(word)
        for group in ("weekdays", "times", "published", "updated")
        for word in months[group]
    )
    half = r"[ap]\.?m\.?"
    clock = rf"\d{{1,2}}[:.h]\d{{2}}(?:[:.]\d{{2}})?\s*(?:{half})?|\d{{1,2}}\s*{half}"
    zone = r"[+-]\d{1,2}:?\d{2}|\bT(?=\d)|Z\b"
    return re.compile(rf"(?:{clock}|{zone})|(?<!\w)(?:{known})(?!\w)\.?", re.IGNORECASE)


def left_of_header(text: str, found: list[Found]) -> str:
    """A header line without its dates, times, weekdays and labels; of the same length."""
    characters = list(fold_digits(text))
    for date in found:
        characters[date.start : date.end] = "|" * (date.end - date.start)
    return _beside().sub(lambda match: " " * len(match[0]), "".join(characters))


@cache
def _labels(group: str) -> re.Pattern[str]:
    known = any_of(fold_digits(word) for word in table("months")[group])
    return re.compile(rf"(?<!\w)(?:{known})(?!\w)", re.IGNORECASE)


def says(group: str, text: str) -> bool:
    """Whether a header line has a word of the group, "published" or "updated"."""
    return _labels(group).search(fold_digits(text)) is not None
