"""Participants that coding left open, filled in by tenures learnt across documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from communique.ground.offices import Offices, read_office
from communique.ground.resolve import resolve_office
from communique.link.layer import Layer
from communique.link.naming import is_full, words_of
from communique.model import Actor, Date, Participant
from communique.model.coded import Coded, Filled, FilledKey
from communique.model.lasting import Tenure
from communique.model.offices import Holder
from communique.recognize.office_words import owner_code

REPORTS = "the reports"
"""The name of the table that tenures learnt from documents make."""


def as_holders(tenures: Sequence[Tenure], actors: Iterable[Actor]) -> tuple[Holder, ...]:
    """Tenures that documents bear out, as rows of a table; `row` counts from the first tenure."""
    people = {a.id: a for a in actors}
    return tuple(
        _holder(tenure, people[tenure.actor_id], number)
        for number, tenure in enumerate(tenures)
        if tenure.actor_id in people and tenure.table is None
    )


def filled(
    coded: Iterable[Coded],
    tenures: Sequence[Tenure],
    actors: Sequence[Actor],
    tables: Offices,
    layer: Layer,
) -> dict[FilledKey, Filled]:
    """What the tenures say of every participant without an id or an office."""
    names = {a.id: a.name for a in actors}
    rows = as_holders(tenures, actors)
    by_id: dict[str, set[str]] = {}
    for row in rows:
        by_id.setdefault(row.name, set()).add(tenures[row.row].actor_id)
    all_tables = Offices((*tables.rows, *rows))
    ids = _Ids(names, by_id)
    found: dict[FilledKey, Filled] = {}
    for one in coded:
        for key, value, when in _open(one):
            made = _fill(one.document.id, value, when, all_tables, layer, ids)
            if made is not None:
                found[key] = made
    return found


class _Ids:
    """Actor ids of the world by the names in tables."""

    def __init__(self, names: dict[str, str], by_name: dict[str, set[str]]) -> None:
        self.names, self._by_name = names, by_name

    def of(self, name: str, coded: str) -> str | None:
        """The actor whom a row means; None where no document or several know the name."""
        found = self._by_name.get(name, set())
        if len(found) == 1:
            return next(iter(found))
        return coded if coded in self.names and not found else None


def _holder(tenure: Tenure, actor: Actor, number: int) -> Holder:
    owner = tenure.country or owner_code(tenure.organization or "") or tenure.organization or ""
    asked = read_office(tenure.office, owner)
    return Holder(
        country=owner,
        office=asked.offices[0] if asked.offices else asked.title,
        name=actor.name,
        also=tuple(n.text for n in actor.names if is_full(words_of(n.text))),
        title=tenure.office,
        start=tenure.start,
        end=tenure.end,
        source=", ".join(dict.fromkeys(s.document_id for s in tenure.spans)),
        table=REPORTS,
        row=number,
    )


def _open(coded: Coded) -> Iterator[tuple[FilledKey, Participant, Date | None]]:
    """Persons without an id, or with one and without an office."""
    for key, value, when in _people(coded):
        if value.kind == "person" and (value.actor_id is None) != (value.office is None):
            yield key, value, when


def _people(coded: Coded) -> Iterator[tuple[FilledKey, Participant, Date | None]]:
    for m in coded.mentions:
        yield from (((m.id, "actors", i), p, m.date) for i, p in enumerate(m.actors))
        yield from (((m.id, "recipients", i), p, m.date) for i, p in enumerate(m.recipients))
    for s in coded.statements:
        yield from (((s.id, "speakers", i), p, s.date) for i, p in enumerate(s.speakers))
        yield from (((s.id, "addressees", i), p, s.date) for i, p in enumerate(s.addressees))


def _fill(
    document: str,
    value: Participant,
    when: Date | None,
    tables: Offices,
    layer: Layer,
    ids: _Ids,
) -> Filled | None:
    found = resolve_office(value, when, tables)
    new = found.participant
    if value.actor_id is None and new.actor_id is not None:
        actor = ids.of(new.name, layer.actor(document, new.actor_id))
        return Filled(actor, None, found.reasons["actor_id"]) if actor else None
    if value.office is None and new.office is not None:
        return Filled(None, new.office, found.reasons["office"])
    return None
