"""The participants of a mention or statement, with persons and offices filled in at its date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from communique.ground.offices import Offices
from communique.ground.resolve import resolve_office
from communique.model import Date, EventMention, Participant, Statement, Why, Whys
from communique.recognize import Recognized

ALREADY = "the tables name somebody who takes part by name already"


def with_offices(
    mention: EventMention, tables: Offices, known: Sequence[Participant]
) -> EventMention:
    """The mention with its actors and recipients resolved at its date."""
    why = dict(mention.why)
    taken = {p.actor_id for p in (*mention.actors, *mention.recipients) if p.actor_id}
    side = _Side(mention.date, tables, known, why, taken)
    actors = side.resolved("actors", mention.actors)
    recipients = side.resolved("recipients", mention.recipients)
    return replace(mention, actors=actors, recipients=recipients, why=why)


def statement_with_offices(
    statement: Statement, tables: Offices, known: Sequence[Participant]
) -> Statement:
    """The statement with its speakers and addressees resolved at the date it was made."""
    why = dict(statement.why)
    taken = {p.actor_id for p in (*statement.speakers, *statement.addressees) if p.actor_id}
    side = _Side(statement.date, tables, known, why, taken)
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

    when: Date | None
    tables: Offices
    known: Sequence[Participant]
    why: Whys
    taken: set[str]

    def resolved(self, side: str, people: Iterable[Participant]) -> tuple[Participant, ...]:
        """The participants of one side."""
        return tuple(self._one(f"{side}.{i}", one) for i, one in enumerate(people))

    def _one(self, key: str, one: Participant) -> Participant:
        found = resolve_office(one, self.when, self.tables, self.known)
        new, reasons = found.participant, found.reasons
        if new.actor_id != one.actor_id and new.actor_id in self.taken:
            new, reasons = one, {"actor_id": f"unnamed here: {ALREADY} ({new.name})"}
        spans = (one.mentioned,) if one.mentioned else ()
        self.why.update({f"{key}.{field}": Why(text, spans) for field, text in reasons.items()})
        if new.country is not None:
            self.why.pop(f"{key}.country", None)
        if new.actor_id:
            self.taken.add(new.actor_id)
        return new
