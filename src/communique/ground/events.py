"""Date an event by the words of its own clause."""

from __future__ import annotations

from communique.ground.chronicle import Chronicle
from communique.ground.tenses import is_future
from communique.model import Date, Why
from communique.model.records import Status
from communique.recognize.recognized import Recognized


def event_date(
    recognized: Recognized, unit: int, trigger: int, status: Status, published: Date | None
) -> tuple[Date | None, Date | None, Why]:
    """The event's date, its deadline, and why; `trigger` is a token of the unit's `doc`.

    A date whose year stays open keeps its XXXX. Nothing falls back on the publication.
    """
    token = recognized.parsed.units[unit].doc[trigger]
    chronicle = Chronicle(recognized, published)
    when, why = chronicle.date_of(unit, token, status)
    deadline, because = chronicle.deadline_of(unit, token, status)
    if when is None and deadline is None and not is_future(token, status):
        return _told_elsewhere(chronicle, unit, trigger, status, why)
    if deadline is None:
        return when, None, why
    reason = f"date: {why.reason}; deadline: {because.reason}"
    return when, deadline, Why(reason, (*why.spans, *because.spans))


def _told_elsewhere(
    chronicle: Chronicle, unit: int, trigger: int, status: Status, why: Why
) -> tuple[Date | None, None, Why]:
    """The date that the text gave when it first told of "the meeting"."""
    units = chronicle.recognized.parsed.units
    if units[unit].block.kind == "title":
        return None, None, Why("a headline: " + why.reason)
    found = chronicle.retold(unit, units[unit].doc[trigger], status)
    return (found[0], None, found[1]) if found else (None, None, why)
