"""A document's times, settled event by event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.ground.binding import (
    as_time,
    bar,
    binds,
    counts_days,
    is_deadline,
    stands_before,
    tells_day,
)
from communique.ground.calendar import first_from
from communique.ground.choices import Choice, choices
from communique.ground.dates import ground_date
from communique.ground.lengths import Length, length_of, stretched
from communique.ground.retold import told_before
from communique.ground.tenses import is_future
from communique.ground.years import Bounds, settle_year
from communique.model import Date, Why, dates
from communique.model.records import Status
from communique.parse.tokens import Token
from communique.recognize.recognized import DateMention, Recognized

NONE = Why("no words of time stand in its clause")
_MAX_STEPS = 3
"""How many events a chain of "the day after" may lead through."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Dates of events and words, counted from one publication."""

    recognized: Recognized
    published: Date | None
    bounds: Bounds | None = None

    def date_of(
        self, unit: int, token: Token, status: Status, *, steps: int = 0
    ) -> tuple[Date | None, Why]:
        """When the event of `token` took or takes place, by the words of its own clause."""
        found = choices(self.recognized, unit, token)
        times = [as_time(c) for c in found if not is_deadline(c, status)]
        value, why = self._first(times, unit, token, is_future(token, status), steps)
        length = length_of(token)
        return self._stretched(length, unit, status, value, why) if length else (value, why)

    def _stretched(
        self, length: Length, unit: int, status: Status, value: Date | None, why: Why
    ) -> tuple[Date | None, Why]:
        """All days of an event of which the sentence tells the first or the last."""
        if value is None:
            value, why = self.date_of(unit, length.verb, status)
        found = stretched(length, value) if value is not None else None
        return (found[0], Why(f"{why.reason}; {found[1]}", why.spans)) if found else (value, why)

    def deadline_of(self, unit: int, token: Token, status: Status) -> tuple[Date | None, Why]:
        """The time by which something is to be done."""
        found = choices(self.recognized, unit, token)
        ends = [c for c in found if is_deadline(c, status) and binds(c, token, status)]
        return self._first(ends, unit, token, True, 0)

    def reading_date(
        self, mention: DateMention, *, future: bool, steps: int = 0
    ) -> tuple[Date | None, str]:
        """What the words of a time mean; `steps` have been gone from event to event before."""
        reading, anchor = mention.reading, None
        if reading.is_pointing and steps < _MAX_STEPS and (found := self._pointed(mention, steps)):
            return found
        if reading.kind == "anchored" and steps < _MAX_STEPS:
            anchor = self._anchor(mention, steps + 1)
        if reading.kind == "span" and reading.offset == 0 and reading.until and not future:
            return None, "told as past, it counts from another event"
        reference = self._speaking(mention, steps) if counts_days(mention) else self.published
        if reference is None and counts_days(mention):
            return None, "words of a quotation, which count from the day of speaking"
        value, reason = ground_date(reading, reference, future=future, anchor=anchor)
        if value is None or not value.edtf.startswith("XXXX"):
            return value, reason
        settled, why = settle_year(value, reading.weekday, self.bounds)
        return settled, f"{reason}; {why}"

    def _first(
        self, found: Sequence[Choice], unit: int, token: Token, future: bool, steps: int
    ) -> tuple[Date | None, Why]:
        """The best choice that comes to a date, or why the best one does not."""
        failed: Why | None = None
        for choice in found:
            if choice.turned:
                value, reason = self._turned(choice, unit, steps)
            else:
                value, reason = self.reading_date(choice.mention, future=future, steps=steps)
            barred = None if future else bar(choice, value, self.published)
            why = Why(_told(choice, token, barred or reason), (choice.mention.span,))
            if value is not None and barred is None:
                return value, why
            failed = failed or why
        return None, failed or NONE

    def _pointed(self, mention: DateMention, steps: int) -> tuple[Date, str] | None:
        """ "That Wednesday", "that November": the first one from the time told last."""
        start = dates.first_day(self._just_told(mention, steps, near=False))
        return first_from(mention.reading, start) if start is not None else None

    def _turned(self, choice: Choice, unit: int, steps: int) -> tuple[Date | None, str]:
        """Date what "four days after" counts from by the event that came after it."""
        if steps >= _MAX_STEPS or choice.mention.reading.offset is None:
            return None, "it is told only as before or after another event"
        other, _ = self._without(choice.mention).date_of(
            unit, choice.owner, "occurred", steps=steps + 1
        )
        if other is None:
            other = self._without(choice.mention).told_before(unit, choice.owner)
        back = replace(choice.mention.reading, offset=-choice.mention.reading.offset)
        value, reason = ground_date(back, self.published, anchor=other)
        return value, f"counted back: {reason}"

    def retold(self, unit: int, token: Token, status: Status) -> tuple[Date, Why] | None:
        """The date that the text gave when it first told of "the meeting"."""
        units = self.recognized.parsed.units
        return told_before(units, lambda u, t: self.date_of(u, t, status, steps=2), unit, token)

    def told_before(self, unit: int, token: Token) -> Date | None:
        """The same for the event that another one counts from."""
        found = self.retold(unit, token, "occurred")
        return found[0] if found else None

    def _without(self, mention: DateMention) -> Chronicle:
        kept = tuple(m for m in self.recognized.dates if m.span != mention.span)
        return replace(self, recognized=replace(self.recognized, dates=kept))

    def _anchor(self, mention: DateMention, steps: int) -> Date | None:
        """The date of the event that a time counts from."""
        doc = self.recognized.parsed.units[mention.unit].doc
        if mention.reading.anchor is None:
            return self._just_told(mention, steps)
        token, others = doc[mention.reading.anchor], self._without(mention)
        value, _ = others.date_of(mention.unit, token, "occurred", steps=steps)
        if value is None:
            value = others.told_before(mention.unit, token)
        return value

    def _just_told(self, mention: DateMention, steps: int, near: bool = True) -> Date | None:
        """The last day named before "three days later", here or in the paragraph before."""
        before = [m for m in self.recognized.dates if stands_before(m, mention)]
        if not before:
            return None
        coarse = not near or mention.reading.unit in {"month", "year"}
        days = [m for m in before if tells_day(m)]
        last = before[-1] if coarse else days[-1] if days else None
        return self.reading_date(last, future=False, steps=steps)[0] if last else None

    def _speaking(self, mention: DateMention, steps: int) -> Date | None:
        """The day on which quoted words were said, where their clause tells it."""
        doc = self.recognized.parsed.units[mention.unit].doc
        token = doc[mention.start : mention.end].root
        while token.head.i != token.i and token.dep_ != "ccomp":
            token = token.head
        if token.head.i == token.i or steps >= _MAX_STEPS:
            return None
        value, _ = self._without(mention).date_of(
            mention.unit, token.head, "occurred", steps=steps + 1
        )
        return value if dates.is_one_day(value) else None


def _told(choice: Choice, token: Token, reason: str) -> str:
    place = "" if choice.rank == 0 else f" (with {choice.owner.text!r})"
    return f"{choice.mention.span.quote!r}{place}: {reason}"
