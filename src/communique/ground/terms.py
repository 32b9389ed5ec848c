"""How long somebody held an office, as far as the words of a table or of reports bound it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from communique.model import Date, dates
from communique.model.bounds import bounds
from communique.model.offices import STILL, Holder

Held = Literal["throughout", "perhaps", "never"]

_DAY = timedelta(days=1)
_YEAR = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Term:
    """The first and last day on which an office can have been taken up, and left.

    `date.min` and `date.max` stand for sides that are open.
    """

    first_start: date
    last_start: date
    first_end: date
    last_end: date

    def held(self, first: date, last: date) -> Held:
        """Whether the office was held from the one day to the other."""
        if self.first_start > last or self.last_end < first:
            return "never"
        whole = self.last_start <= first and self.first_end >= last
        return "throughout" if whole else "perhaps"


def term(row: Holder) -> Term:
    """The term that a row tells of; a start that nobody knows lies before the end."""
    start, end = bounds(row.start), _end(row)
    last_start = min(start[1], end[1]) if row.start is None else start[1]
    return Term(start[0], last_start, max(end[0], start[0]), end[1])


def terms(rows: Sequence[Holder]) -> list[Term]:
    """The terms of one person in one office; one that follows on another is one with it."""
    found: list[Term] = []
    for one in sorted((term(r) for r in rows), key=lambda t: (t.first_start, t.last_end)):
        last = found[-1] if found else None
        if last is not None and _goes_on(last, one):
            ends = max(last.first_end, one.first_end), max(last.last_end, one.last_end)
            found[-1] = Term(last.first_start, min(last.last_start, one.last_start), *ends)
        else:
            found.append(one)
    return found


def _goes_on(last: Term, one: Term) -> bool:
    """Whether the one begins where the other ends, as closely as both are known."""
    known = last.last_end == last.first_end or last.last_end - last.first_end <= _YEAR
    return one.first_start <= _next(last.last_end) and known


def window(when: Date | None) -> tuple[date, date] | None:
    """The first and last day of a date; None where a side is open."""
    first, last = dates.first_day(when), dates.last_day(when)
    return (first, last) if first and last else None


def span_in_words(row: Holder) -> str:
    """A row's term for a reason: "2013-08-15 to 2017-08-20"."""
    end = "still in office" if row.end == STILL else row.end or "not known"
    if row.end == STILL and row.as_of:
        end += f" on {row.as_of}"
    return f"{row.start or 'not known'} to {end}"


def _end(row: Holder) -> tuple[date, date]:
    if row.end == STILL:
        return date.fromisoformat(row.as_of) if row.as_of else date.max, date.max
    if row.end is None:
        return bounds(row.start)[1] if row.start else date.min, date.max
    return bounds(row.end)


def _next(day: date) -> date:
    return day if day == date.max else day + _DAY
