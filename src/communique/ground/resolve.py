"""Who an office-holder without a name is, and which office a named person held, at a date."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from communique.ground.offices import Answer, Asked, Known, Offices, office_of
from communique.ground.persons import may_be
from communique.model import Date, Participant
from communique.model.ids import name_key
from communique.recognize.office_words import modifiers_in, owner_code, read_office

BARRED = {
    "under": "a deputy, whom no table has",
    "former": "of earlier holders the words do not say which",
    "next": "who was to take the office is in no table",
}
"""What words beside a title say against looking the holder up, and why."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The participant as far as the tables know, and for each field looked up the reason."""

    participant: Participant
    reasons: Mapping[str, str] = field(default_factory=dict)


def resolve_office(
    participant: Participant,
    when: Date | None,
    tables: Offices,
    known: Iterable[Participant] = (),
) -> Resolved:
    """Fill in who an office-holder is, or which office a named person held, at the event's date.

    `known` are the named persons of the document, whose names and ids are taken where one of them
    is meant. Nothing is filled in where the tables leave two possible, or the date is not known and
    more than one holder is; the reason says so, under `actor_id` or `office`.
    """
    if participant.kind != "person":
        return Resolved(participant)
    if participant.actor_id is None:
        return _named(participant, when, tables, known)
    if participant.office is None and len(name_key(participant.name).split()) > 1:
        return _in_office(participant, when, tables)
    return Resolved(participant)


def asked_of(participant: Participant) -> Asked | None:
    """The office that a participant's words, or else its office, name; None where neither does."""
    quote = participant.mentioned.quote if participant.mentioned else ""
    country = participant.country
    for words in (quote, participant.office or ""):
        found = read_office(words, country or _body(participant))
        fits = country is None or found.owner in {country, None}
        if found.offices and found.owner and fits:
            return replace(found, modifiers=found.modifiers | modifiers_in(quote))
    if participant.office and country:
        found = read_office(participant.office, country)
        return replace(found, modifiers=found.modifiers | modifiers_in(quote))
    return None


def _body(participant: Participant) -> str | None:
    """The organization after "of" in an office."""
    _, _, body = (participant.office or "").rpartition(" of ")
    return owner_code(body) if body else None


def _named(
    participant: Participant, when: Date | None, tables: Offices, known: Iterable[Participant]
) -> Resolved:
    asked = asked_of(participant)
    if asked is None:
        return Resolved(participant)
    named = tuple(known)
    answer = _answer(asked, when, tables, named)
    if answer.person is None:
        return Resolved(participant, {"actor_id": f"unnamed here: {answer.reason}"})
    one = in_document(answer.person, named)
    name = one.name if one else answer.person.name
    return Resolved(
        replace(
            participant,
            name=name,
            actor_id=one.actor_id if one else answer.person.actor_id,
            country=participant.country or answer.person.country,
            office=_office(participant, asked, answer.person),
        ),
        {field: f"{name}: {answer.reason}" for field in ("actor_id", "office")},
    )


def _answer(
    asked: Asked, when: Date | None, tables: Offices, known: tuple[Participant, ...]
) -> Answer:
    for word, why in BARRED.items():
        if word in asked.modifiers:
            return Answer(None, (), why)
    if "before" in asked.modifiers or "after" in asked.modifiers:
        return _neighbor(asked, when, tables, known)
    return tables.who(asked, when)


def _neighbor(
    asked: Asked, when: Date | None, tables: Offices, known: tuple[Participant, ...]
) -> Answer:
    """ "her predecessor": beside whoever of the office the document names.

    The one in office at the date where the other is named; else the one before a named one.
    """
    now = tables.who(asked, when)
    if now.person is None:
        return now
    before = "before" in asked.modifiers
    other = tables.neighbor(asked, when, 1 if before else -1)
    here = in_document(now.person, known) is not None
    if not here and other.person is not None and in_document(other.person, known) is not None:
        return now
    if here and before:
        return tables.neighbor(asked, when, -1)
    return Answer(None, (), f"whose {'predecessor' if before else 'successor'} is not known")


def _office(participant: Participant, asked: Asked, person: Known) -> str | None:
    """The office as the record words it, unless the words that name the person say another."""
    own = read_office(participant.office or "", participant.country)
    if own.offices == asked.offices and own.modifiers == asked.modifiers:
        return participant.office
    if asked.modifiers & {"before", "after"} and participant.office:
        return participant.office
    return next((office_of(r) for r in person.rows if r.office in asked.offices), None)


def in_document(person: Known, known: Iterable[Participant]) -> Participant | None:
    """The one named person of the document who is this one; None where none or several can be."""
    found = {
        p.actor_id: p
        for p in known
        if p.kind == "person"
        and p.actor_id
        and (p.country is None or person.country is None or p.country == person.country)
        and any(may_be(name_key(p.name).split(), row) for row in person.rows)
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _in_office(participant: Participant, when: Date | None, tables: Offices) -> Resolved:
    held = tables.offices_of(participant.name, participant.country, when)
    if held.office is None:
        return Resolved(participant, {"office": f"the text gives none: {held.reason}"})
    filled = replace(participant, office=office_of(held.office))
    return Resolved(filled, {"office": f"the text gives none: {held.reason}"})
