"""A document's times, settled event by event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from communique.ground.choices import Choice, choices
from communique.ground.dates import ground_date
from communique.ground.retold import told_before
from communique.ground.tenses import is_future, is_settled
from communique.model import Date, Why, dates
from communique.model.records import Status
from communique.recognize.recognized import DateMention, Recognized

NONE = Why("no words of time stand in its clause")
_MAX_STEPS = 3
"""How many events a chain of "the day after" may lead through."""


@dataclass(frozen=True, slots=True)
class Chronicle:
    """Dates of events and words, counted from one publication."""

    recognized: Recognized
    published: Date | None

    def date_of(
        self, unit: int, token: Token, status: Status, *, steps: int = 0
    ) -> tuple[Date | None, Why]:
        """When the event of `token` took or takes place, by the words of its own clause."""
        found = choices(self.recognized, unit, token)
        times = [_as_time(c) for c in found if not _is_deadline(c, status)]
        return self._first(times, unit, token, is_future(token, status), steps)

    def deadline_of(self, unit: int, token: Token, status: Status) -> tuple[Date | None, Why]:
        """The time by which something is to be done."""
        found = choices(self.recognized, unit, token)
        ends = [c for c in found if _is_deadline(c, status)]
        return self._first(ends, unit, token, True, 0)

    def reading_date(
        self, mention: DateMention, *, future: bool, steps: int = 0
    ) -> tuple[Date | None, str]:
        """What the words of a time mean; `steps` have been gone from event to event before."""
        reading, anchor = mention.reading, None
        if reading.kind == "anchored" and steps < _MAX_STEPS:
            anchor = self._anchor(mention, steps + 1)
        reference = self._speaking(mention, steps) if _counts_days(mention) else self.published
        if reference is None and _counts_days(mention):
            return None, "words of a quotation, which count from the day of speaking"
        return ground_date(reading, reference, future=future, anchor=anchor)

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
            why = Why(_told(choice, token, reason), (choice.mention.span,))
            if value is not None:
                return value, why
            failed = failed or why
        return None, failed or NONE

    def _turned(self, choice: Choice, unit: int, steps: int) -> tuple[Date | None, str]:
        """Date what "four days after" counts from by the event that came after it."""
        if steps >= _MAX_STEPS or choice.mention.reading.offset is None:
            return None, "it is told only as before or after another event"
        other, _ = self._without(choice.mention).date_of(
            unit, choice.owner, "occurred", steps=steps + 1
        )
        if other is None:
            told = told_before(self._without(choice.mention), unit, choice.owner, "occurred")
            other = told[0] if told else None
        back = replace(choice.mention.reading, offset=-choice.mention.reading.offset)
        value, reason = ground_date(back, self.published, anchor=other)
        return value, f"counted back: {reason}"

    def _without(self, mention: DateMention) -> Chronicle:
        kept = tuple(m for m in self.recognized.dates if m.span != mention.span)
        return Chronicle(replace(self.recognized, dates=kept), self.published)

    def _anchor(self, mention: DateMention, steps: int) -> Date | None:
        """The date of the event that a time counts from."""
        doc = self.recognized.parsed.units[mention.unit].doc
        if mention.reading.anchor is None:
            return self._just_told(mention, steps)
        token, others = doc[mention.reading.anchor], self._without(mention)
        value, _ = others.date_of(mention.unit, token, "occurred", steps=steps)
        if value is None:
            told = told_before(others, mention.unit, token, "occurred")
            value = told[0] if told else None
        return value

    def _just_told(self, mention: DateMention, steps: int) -> Date | None:
        """The last day named before "three days later", here or in the paragraph before."""
        before = [m for m in self.recognized.dates if _stands_before(m, mention)]
        if not before:
            return None
        last, unit = before[-1], mention.reading.unit
        if last.reading.is_day or last.reading.kind == "anchored" or unit in {"month", "year"}:
            return self.reading_date(last, future=False, steps=steps)[0]
        return None

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


def _stands_before(earlier: DateMention, mention: DateMention) -> bool:
    near = mention.unit - earlier.unit in {0, 1} and not earlier.reading.is_dateline
    return near and (earlier.unit, earlier.start) < (mention.unit, mention.start)


def _as_time(choice: Choice) -> Choice:
    """The choice without its deadline, which the sentence tells as past."""
    reading = replace(choice.mention.reading, is_deadline=False)
    return replace(choice, mention=replace(choice.mention, reading=reading))


def _is_deadline(choice: Choice, status: Status) -> bool:
    reading = choice.mention.reading
    return reading.is_deadline and not is_settled(choice.mention, choice.owner, status)


def _counts_days(mention: DateMention) -> bool:
    """Whether quoted words count days, so that a day or two decide: "today", "last week"."""
    reading = mention.reading
    near = reading.unit in {"hour", "day", "week", "weekend"}
    return reading.quoted and reading.kind in {"relative", "span"} and near


def _told(choice: Choice, token: Token, reason: str) -> str:
    place = "" if choice.rank == 0 else f" (with {choice.owner.text!r})"
    return f"{choice.mention.span.quote!r}{place}: {reason}"
