"""What words of time mean before the document's date is known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model import Date

DateKind = Literal["absolute", "weekday", "relative", "span", "anchored", "vague"]
TimeUnit = Literal["hour", "day", "weekend", "week", "month", "quarter", "year", "decade"]
Direction = Literal["last", "this", "next"]
Bound = Literal["at", "since", "after", "before", "until", "by"]
Part = Literal["early", "middle", "late", "start", "end"]


@dataclass(frozen=True, slots=True)
class DateReading:
    """A time as the words give it, to be settled by `ground` once the publication is known.

    | kind | fields that matter |
    |---|---|
    | absolute | `date`; in EDTF from XXXX where no year is given; `weekday` if stated |
    | weekday | `weekday`, and `unit` week with `offset` for "Tuesday of last week" |
    | relative | `offset` in `unit`s from the publication: "yesterday", "two weeks ago" |
    | span | from `offset` to `until` in `unit`s from the publication; a None side is open |
    | anchored | `offset` in `unit`s from the event whose head is the token `anchor` |
    | vague | nothing: `reason` says why no date follows |
    """

    kind: DateKind
    date: Date | None = None
    weekday: int | None = None
    """0 is Monday."""
    direction: Direction | None = None
    """Of "last Tuesday", "next May", "this spring"."""
    unit: TimeUnit | None = None
    offset: int | None = None
    """Negative before; None where the words do not count ("several months prior to")."""
    until: int | None = None
    anchor: int | None = None
    """Index in the unit's `doc`; None for "four days later", which counts from what was told."""
    bound: Bound = "at"
    """The preposition's part: "since Monday", "before 2020"."""
    part: Part | None = None
    """Of "early 2019", "by the end of May"."""
    is_deadline: bool = False
    """By, until or before this time something is to be done."""
    is_dateline: bool = False
    """Stands in a dateline that opens the text, and dates no event."""
    quoted: bool = False
    """Within quotation marks, so that "today" counts from the day of speaking."""
    is_pointing: bool = False
    """Of "that Wednesday", which counts from the day told last."""
    is_first_since: bool = False
    """Of "for the first time since 2016", which dates what came before."""
    modifies: int | None = None
    """Index of the noun that the time names: "the 2015 agreement", "Wednesday's meeting"."""
    reason: str = ""

    @property
    def is_day(self) -> bool:
        """Whether the words name a single day."""
        if self.kind == "absolute":
            return self.date is not None and self.date.edtf.count("-") == 2
        return self.kind == "weekday" or (self.kind == "relative" and self.unit == "day")
