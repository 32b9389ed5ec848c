"""The participants of a mention or statement, with persons and offices filled in at its date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from communique.ground.offices import Offices
from communique.ground.resolve import resolve_office
from communique.model import Date, EventMention, Participant, Statement, Why, Whys, dates
from communique.model.records import Status
from communique.recognize import Recognized

RECENT = timedelta(days=365)
"""An act that ended longer before publication is told as background, with a status of its own."""

_PRESENT: frozenset[Status] = frozenset({"occurred", "ongoing", "negated"})

ALREADY = "the tables name somebody who takes part by name already"


@dataclass(frozen=True, slots=True)
class Told:
    """When something was, as far as office-holders need it; `note` tells how that is known."""

    when: Date | None
    note: str = ""


def told(when: Date | None, status: Status, published: Date | None) -> Told:
    """The date; of an undated act the year up to publication, of an undated plan that after it.

    Whoever held an office all that year held it at the time of the act, whichever day that was.
    An act told as background can lie further back, and stays undated.
    """
    first, last = dates.first_day(published), dates.last_day(published)
    if when is None and last is not None and status in _PRESENT:
        note = "; the act is not dated, and told as one of the year before publication"
        return Told(dates.between(last - RECENT, last), note)
    if when is None and first is not None and status == "planned":
        note = "; the plan is not dated, and taken as one for the year after publication"
        return Told(dates.between(first, first + RECENT), note)
    return Told(when)


def with_offices(
    mention: EventMention,
    tables: Offices,
    known: Sequence[Participant],
    published: Date | None = None,
) -> EventMention:
    """The mention with its actors and recipients resolved at its date, as far as that is known."""
    why = dict(mention.why)
    taken = {p.actor_id for p in (*mention.actors, *mention.recipients) if p.actor_id}
    side = _Side(told(mention.date, mention.status, published), tables, known, why, taken)
    actors = side.resolved("actors", mention.actors)
    recipients = side.resolved("recipients", mention.recipients)
    return replace(mention, actors=actors, recipients=recipients, why=why)


def statement_with_offices(
    statement: Statement,
    tables: Offices,
    known: Sequence[Participant],
    published: Date | None = None,
) -> Statement:
    """The statement with its speakers and addressees resolved at the date it was made."""
    why = dict(statement.why)
    taken = {p.actor_id for p in (*statement.speakers, *statement.addressees) if p.actor_id}
    side = _Side(told(statement.date, "occurred", published), tables, known, why, taken)
    speakers = side.resolved("speakers", statement.speakers)
    addressees = side.resolved("addressees", statement.addressees)
    return replace(statement, speakers=speakers, addressees=addressees, why=why)


def named_persons(recognized: Recognized) -> tuple[Participant, ...]:
    """The persons whom a document names, each once."""
    found: dict[str | None, Participant] = {}
    for reading in recognized.readings.values():
        for p in reading.participants:
            if p.kind == "person" and p.actor_id:
                found.setdefault(p.actor_id, replace(p, mentioned=None))
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class _Side:
    """Resolves the sides of one record; reasons go into `why`, whoever is named into `taken`."""

    told: Told
    tables: Offices
    known: Sequence[Participant]
    why: Whys
    taken: set[str]

    def resolved(self, side: str, people: Iterable[Participant]) -> tuple[Participant, ...]:
        """The participants of one side."""
        return tuple(self._one(f"{side}.{i}", one) for i, one in enumerate(people))

    def _one(self, key: str, one: Participant) -> Participant:
        found = resolve_office(one, self.told.when, self.tables, self.known)
        new = found.participant
        reasons = {field: text + self.told.note for field, text in found.reasons.items()}
        if new.actor_id != one.actor_id and new.actor_id in self.taken:
            new, reasons = one, {"actor_id": f"unnamed here: {ALREADY} ({new.name})"}
        spans = (one.mentioned,) if one.mentioned else ()
        self.why.update({f"{key}.{field}": Why(text, spans) for field, text in reasons.items()})
        if new.country is not None:
            self.why.pop(f"{key}.country", None)
        if new.actor_id:
            self.taken.add(new.actor_id)
        return new
