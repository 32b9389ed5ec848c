"""The world level shown on what single documents say: events' and actors' ids filled in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.model import About, Assertion, EventMention, Participant, Statement
from communique.model.coded import Filled, FilledKey
from communique.model.filling import fill_mention, fill_people
from communique.store import tenures
from communique.store.sql import among, chunks


@dataclass(frozen=True, slots=True)
class Layer:
    """The part of the layer that some documents need; ids it does not know stay as they are."""

    event_of: Mapping[str, str]
    actor_of: Mapping[tuple[str, str], str]
    filled: Mapping[FilledKey, Filled]

    def mention(self, value: EventMention) -> EventMention:
        """The mention with its event's id and its participants' ids across documents."""
        document = value.document_id
        value = fill_mention(value, self.filled)
        event = self.event_of.get(value.id)
        return replace(
            value.of_event(event) if event else value,
            actors=self._participants(document, value.actors),
            recipients=self._participants(document, value.recipients),
            assertions=tuple(self._assertion(document, a) for a in value.assertions),
        )

    def statement(self, value: Statement) -> Statement:
        """The statement with the ids across documents of those it names."""
        document, why = value.document_id, dict(value.why)
        speakers = fill_people(value.id, "speakers", value.speakers, self.filled, why)
        addressees = fill_people(value.id, "addressees", value.addressees, self.filled, why)
        return replace(
            value,
            why=why,
            speakers=self._participants(document, speakers),
            addressees=self._participants(document, addressees),
            about=tuple(self._about(document, a) for a in value.about),
        )

    def _participants(self, document: str, found: Sequence[Participant]) -> tuple[Participant, ...]:
        return tuple(
            replace(p, actor_id=self._actor(document, p.actor_id)) if p.actor_id else p
            for p in found
        )

    def _assertion(self, document: str, value: Assertion) -> Assertion:
        return replace(value, by=self._actor(document, value.by))

    def _about(self, document: str, value: About) -> About:
        if value.kind != "actor" or not value.id:
            return value
        return replace(value, id=self._actor(document, value.id))

    def _actor(self, document: str, actor: str) -> str:
        return self.actor_of.get((document, actor), actor)


def of_documents(
    connection: sqlite3.Connection,
    documents: Iterable[str],
    mentions: Sequence[str] = (),
    statements: Sequence[str] = (),
) -> Layer:
    """The layer as far as these documents, mentions and statements need it."""
    events: dict[str, str] = {}
    for chunk in chunks(mentions):
        clause = among("mention_id", chunk)
        query = f"SELECT mention_id, event_id FROM event_of WHERE {clause.sql}"
        events.update(connection.execute(query, clause.values))
    actors: dict[tuple[str, str], str] = {}
    for chunk in chunks(dict.fromkeys(documents)):
        clause = among("document_id", chunk)
        query = f"SELECT document_id, local_id, actor_id FROM actor_of WHERE {clause.sql}"
        for document, local, actor in connection.execute(query, clause.values):
            actors[document, local] = actor
    return Layer(events, actors, tenures.filled(connection, (*mentions, *statements)))
