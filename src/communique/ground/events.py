"""Date an event by the words of its own clause, else by what the text tells around it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from communique.ground.carried import NOT_CARRIED, carried
from communique.ground.chronicle import NONE, Chronicle
from communique.ground.standing import Asked, Time
from communique.ground.story import Story, Telling, telling
from communique.ground.tenses import is_future
from communique.ground.told import Told, told_events
from communique.ground.window import window_of
from communique.ground.years import Bounds
from communique.model import Date, Why
from communique.model.records import Status
from communique.recognize.recognized import Recognized

Dated = tuple[Date | None, Date | None, Why]
"""An event's date, its deadline, and why."""

_CARRYING: frozenset[Status] = frozenset({"occurred", "historical", "negated"})
"""What is only asked, planned or threatened has no date but its own words'."""


class EventDates:
    """The dates of one document's events; what they share is read once."""

    def __init__(
        self, recognized: Recognized, published: Date | None, bounds: Bounds | None = None
    ) -> None:
        if bounds is None and (published is None or published.edtf.startswith("XXXX")):
            window = window_of(recognized.parsed.document, recognized)
            bounds = Bounds(window.first, window.last, window.words)
        self._chronicle = Chronicle(recognized, published, bounds)
        self._story = Story(recognized.parsed)

    def of(self, unit: int, trigger: int, status: Status) -> Dated:
        """The date and deadline of the event of a token; `trigger` is its place in the unit."""
        when, deadline, why = self.own(unit, trigger, status)
        if when is not None or deadline is not None or not self.carries(unit, trigger, status):
            return when, deadline, why
        found = carried(self.asked(unit, trigger, status))
        if found is not None:
            return found[0], None, found[1]
        why = NOT_CARRIED if why is NONE else why
        title = self._story.kind(unit) == "title"
        return None, None, Why("a headline: " + why.reason, why.spans) if title else why

    def own(self, unit: int, trigger: int, status: Status) -> Dated:
        """The same by the words of its own clause, or of an earlier one with the same noun."""
        token = self._chronicle.recognized.parsed.units[unit].doc[trigger]
        when, why = self._chronicle.date_of(unit, token, status)
        deadline, because = self._chronicle.deadline_of(unit, token, status)
        if when is None and deadline is None:
            headline = self._story.kind(unit) == "title"
            known = headline or is_future(token, status)
            found = None if known else self._chronicle.retold(unit, token, status)
            return (found[0], None, found[1]) if found else (None, None, why)
        if deadline is None:
            return when, None, why
        reason = f"date: {why.reason}; deadline: {because.reason}"
        return when, deadline, Why(reason, (*why.spans, *because.spans))

    def carries(self, unit: int, trigger: int, status: Status) -> bool:
        """Whether an event without own words can have another one's date."""
        token = self._chronicle.recognized.parsed.units[unit].doc[trigger]
        return status in _CARRYING and not is_future(token, status)

    def asked(self, unit: int, trigger: int, status: Status) -> Asked:
        """What is known for choosing a date that others have."""
        token = self._chronicle.recognized.parsed.units[unit].doc[trigger]
        event = telling(self._story, unit, token)
        times: dict[tuple[str | None, str | None], list[tuple[Told, Telling]]] = {}
        for one in self._told:
            if one.is_heading or (one.unit, one.token.i) != (unit, trigger):
                key = one.date.min, one.date.max
                times.setdefault(key, []).append((one, self._tellings[one.unit, one.token.i]))
        found = [Time(ones[0][0].date, tuple(ones)) for ones in times.values()]
        return Asked(self._story, event, status, found, self._chronicle.published)

    @cached_property
    def _told(self) -> tuple[Told, ...]:
        return told_events(self._chronicle)

    @cached_property
    def _tellings(self) -> Mapping[tuple[int, int], Telling]:
        return {(t.unit, t.token.i): telling(self._story, t.unit, t.token) for t in self._told}


def date_events(
    recognized: Recognized, published: Date | None, bounds: Bounds | None = None
) -> EventDates:
    """The dates of a document's events, asked for one by one.

    `bounds` says what else is known of the years that the text can mean, as when somebody held an
    office; what the text itself tells is used without it.
    """
    return EventDates(recognized, published, bounds)


def event_date(
    recognized: Recognized, unit: int, trigger: int, status: Status, published: Date | None
) -> Dated:
    """The event's date, its deadline, and why; `trigger` is a token of the unit's `doc`.

    A date whose year stays open keeps its XXXX. Nothing falls back on the publication. For many
    events of one document `date_events` is faster.
    """
    return date_events(recognized, published).of(unit, trigger, status)
