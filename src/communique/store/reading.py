"""Reading records out of the store, in an order that does not depend on how they came in."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from communique.model import Actor, Document, Event, EventMention, Statement, Tenure
from communique.model.coded import Coded
from communique.model.jsonio import from_json
from communique.store import aliases, layer, tenures
from communique.store.sql import Clause, among, chunks

R = TypeVar("R")
Record = Document | EventMention | Statement | Event | Actor | Tenure

_BY_DOCUMENT = (
    "JOIN document AS r ON r.id = {0}.document_id WHERE {1}"
    " ORDER BY r.date_min IS NULL, r.date_min, r.id, {0}.position"
)
_BY_DATE = "WHERE {1} ORDER BY {0}.date_min IS NULL, {0}.date_min, {0}.date_max, {0}.id"
ORDERS = {
    "document": f"document AS d {_BY_DATE}",
    "mention": f"mention AS m {_BY_DOCUMENT}",
    "statement": f"statement AS s {_BY_DOCUMENT}",
    "event": f"event AS e {_BY_DATE}",
    "actor": "actor AS a WHERE {1} ORDER BY a.country IS NULL, a.country, a.name_key, a.id",
    "tenure": "tenure AS t WHERE {1} ORDER BY t.country IS NULL, t.country, t.owner_key,"
    " t.office_key, t.start_key, t.id",
}
"""Each table with its alias, and how its records are sorted."""


def ids(
    connection: sqlite3.Connection, table: str, where: Clause, limit: int | None = None
) -> list[str]:
    """The ids that meet the condition, in order."""
    alias = table[0]
    query = f"SELECT {alias}.id FROM {ORDERS[table].format(alias, where.sql)} LIMIT ?"
    values = (*where.values, -1 if limit is None else limit)
    return [row[0] for row in connection.execute(query, values)]


def documents(connection: sqlite3.Connection, wanted: Sequence[str]) -> Iterator[Document]:
    """The documents with these ids, text included."""
    for chunk in chunks(wanted, 100):
        clause = among("id", chunk)
        query = f"SELECT id, json, text FROM document WHERE {clause.sql}"
        found = {id: (json, text) for id, json, text in connection.execute(query, clause.values)}
        for json, text in (found[id] for id in chunk if id in found):
            yield replace(from_json(Document, json), text=text)


def mentions(connection: sqlite3.Connection, wanted: Sequence[str]) -> Iterator[EventMention]:
    """The mentions with these ids, the layer applied."""
    for chunk in chunks(wanted):
        found = [from_json(EventMention, json) for json in _json(connection, "mention", chunk)]
        over = layer.of_documents(connection, (m.document_id for m in found), chunk)
        yield from map(over.mention, found)


def statements(connection: sqlite3.Connection, wanted: Sequence[str]) -> Iterator[Statement]:
    """The statements with these ids, the layer applied."""
    for chunk in chunks(wanted):
        found = [from_json(Statement, json) for json in _json(connection, "statement", chunk)]
        over = layer.of_documents(connection, (s.document_id for s in found), (), chunk)
        yield from map(over.statement, found)


def events(connection: sqlite3.Connection, wanted: Sequence[str]) -> Iterator[Event]:
    """The events with these ids, with their mentions and the ids they went by before."""
    for chunk in chunks(wanted):
        members = _members(connection, chunk)
        by_id = {m.id: m for m in mentions(connection, [m for ms in members.values() for m in ms])}
        old = aliases.of_each(connection, chunk)
        for json in _json(connection, "event", chunk):
            event = from_json(Event, json)
            mine = tuple(by_id[m] for m in members.get(event.id, ()) if m in by_id)
            yield replace(event, mentions=mine, aliases=old.get(event.id, ()))


def actors(connection: sqlite3.Connection, wanted: Sequence[str]) -> Iterator[Actor]:
    """The actors with these ids."""
    for chunk in chunks(wanted):
        yield from (from_json(Actor, json) for json in _json(connection, "actor", chunk))


def get(connection: sqlite3.Connection, id: str) -> Record | None:
    """The record that goes, or went, by this id; None where there is none."""
    now = aliases.resolve(connection, id)
    read = READERS.get(aliases.TABLES.get(now[:3], ""))
    return next(read(connection, [now]), None) if read else None


READERS: dict[str, Callable[[sqlite3.Connection, Sequence[str]], Iterator[Record]]] = {
    "document": documents,
    "mention": mentions,
    "statement": statements,
    "event": events,
    "actor": actors,
    "tenure": tenures.records,
}
"""Table → how its records are read."""


def coded(connection: sqlite3.Connection) -> Iterator[Coded]:
    """Every document with what was read out of it, as coded: without the layer, by id."""
    found = [row[0] for row in connection.execute("SELECT id FROM document ORDER BY id")]
    for document in documents(connection, found):
        yield Coded(
            document,
            tuple(_of_document(connection, EventMention, "mention", document.id)),
            tuple(_of_document(connection, Statement, "statement", document.id)),
        )


def _of_document(
    connection: sqlite3.Connection, cls: type[R], table: str, document: str
) -> Iterator[R]:
    query = f"SELECT json FROM {table} WHERE document_id = ? ORDER BY position"
    return (from_json(cls, row[0]) for row in connection.execute(query, (document,)))


def _json(connection: sqlite3.Connection, table: str, wanted: Sequence[str]) -> list[str]:
    """The JSON of each id that is there, in the order of the ids."""
    clause = among("id", wanted)
    found = dict(
        connection.execute(f"SELECT id, json FROM {table} WHERE {clause.sql}", clause.values)
    )
    return [found[id] for id in wanted if id in found]


def _members(connection: sqlite3.Connection, events: Sequence[str]) -> dict[str, list[str]]:
    """Each event's mentions, in the order that `link` gave them."""
    clause = among("event_id", events)
    query = (
        f"SELECT event_id, mention_id FROM event_of WHERE {clause.sql}"
        " AND position IS NOT NULL ORDER BY event_id, position"
    )
    found: dict[str, list[str]] = {}
    for event, mention in connection.execute(query, clause.values):
        found.setdefault(event, []).append(mention)
    return found
