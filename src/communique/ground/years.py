"""The year of a date told without one, where the publication's year is not known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from communique.ground.calendar import WEEKDAYS, ends_of, with_year
from communique.model import Date, dates

NEAR = 3
"""Years after the latest one that a text names in which what it tells likely lies."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """Between which days the dates of a text lie, as other evidence has it; None is open.

    `words` says what the evidence is: "an event of 2015 told as past", "she took office in 2019".
    """

    first: date | None
    last: date | None
    words: str


def settle_year(value: Date, weekday: int | None, bounds: Bounds | None) -> tuple[Date, str]:
    """The date in the one year that the bounds and a stated weekday leave, else as open as it is.

    Where several years fit, the open date gets the first and last day that it can mean.
    """
    if bounds is None or (bounds.first is None and bounds.last is None):
        return value, "nothing bounds its year"
    found = [d for d in _candidates(value, bounds) if _falls_on(d, weekday)]
    if not found:
        return value, f"no year fits {bounds.words}"
    closed = bounds.first is not None and bounds.last is not None
    if len(found) == 1 and closed:
        return found[0], f"the only year that fits {bounds.words}"
    if weekday is not None and bounds.first is not None:
        first = ends_of(found[0])[0].year
        if first - bounds.first.year <= NEAR:
            return found[0], (
                f"{first} is the first year after {bounds.words} in which it is "
                f"a {WEEKDAYS[weekday]}"
            )
    last = found[-1].max if bounds.last else None
    return (
        Date(value.edtf, found[0].min if bounds.first else None, last),
        f"its year is open; bounded by {bounds.words}",
    )


def _candidates(value: Date, bounds: Bounds) -> list[Date]:
    """The date in each year that the bounds allow, 40 on where one side is open."""
    first = bounds.first.year if bounds.first else (bounds.last or date.min).year - 40
    last = bounds.last.year if bounds.last else first + 40
    found = (with_year(value, year) for year in range(first, last + 1))
    return [d for d in found if d is not None and _inside(d, bounds)]


def _inside(value: Date, bounds: Bounds) -> bool:
    start, end = ends_of(value)
    late = bounds.first is None or end >= bounds.first
    return late and (bounds.last is None or start <= bounds.last)


def _falls_on(value: Date, weekday: int | None) -> bool:
    return weekday is None or not dates.is_one_day(value) or ends_of(value)[0].weekday() == weekday
