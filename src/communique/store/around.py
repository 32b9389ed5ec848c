"""What surrounds one actor or one pair: periods, coverage, offices, counterparts, snippets."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from communique.store import fulltext
from communique.store.sql import among

Unit = Literal["year", "month"]
LENGTH: dict[Unit, int] = {"year": 4, "month": 7}
"""Unit of time → how much of an ISO date names it."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many events of one type and status fall into one period.

    Those without a date of their own stand in the period of their first report, `dated` False;
    `period` is None where neither is known.
    """

    period: str | None
    event_type: str
    status: str
    dated: bool
    n: int


@dataclass(frozen=True, slots=True)
class Held:
    """One record in which an actor stands with an office: `date` of the act, `published` its text.

    Dates are first days, None where not known. `record` is a mention or a statement.
    """

    office: str
    date: str | None
    published: str | None
    document_id: str
    record: str


@dataclass(frozen=True, slots=True)
class Met:
    """Someone whom an actor met, in how many events, the last on `last` (None: not known)."""

    actor_id: str
    name: str
    country: str | None
    n: int
    last: str | None


def tallies(connection: sqlite3.Connection, unit: Unit) -> list[Tally]:
    """The events in `hit` by period, type and status."""
    query = (
        f"SELECT substr(COALESCE(e.date_min, e.reported_min), 1, {LENGTH[unit]}), e.event_type,"
        " e.status, e.date_min IS NOT NULL, count(*) FROM temp.hit AS h"
        " JOIN event AS e INDEXED BY event_facts ON e.id = h.id"
        " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
    )
    return [Tally(p, t, s, bool(d), n) for p, t, s, d, n in connection.execute(query)]


def coverage(connection: sqlite3.Connection, unit: Unit) -> dict[str, int]:
    """Period → how many documents of the whole store were published in it."""
    query = (
        f"SELECT substr(date_min, 1, {LENGTH[unit]}), count(*) FROM document"
        " WHERE date_min IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    return dict(connection.execute(query).fetchall())


def hit_coverage(connection: sqlite3.Connection, unit: Unit) -> dict[str, int]:
    """Period → how many documents published in it report one of the events in `hit`."""
    query = (
        f"SELECT substr(d.date_min, 1, {LENGTH[unit]}), count(DISTINCT d.id) FROM temp.hit AS h"
        " JOIN event_of AS o ON o.event_id = h.id JOIN mention AS m INDEXED BY mention_facts"
        " ON m.id = o.mention_id JOIN document AS d INDEXED BY document_day"
        " ON d.id = m.document_id WHERE d.date_min IS NOT NULL"
        " GROUP BY 1 ORDER BY 1"
    )
    return dict(connection.execute(query).fetchall())


def offices(connection: sqlite3.Connection, actor: str) -> list[Held]:
    """Every record that gives the actor an office, by the date of its text."""
    found = [row for table in ("mention", "statement") for row in _held(connection, table, actor)]
    return sorted(found, key=lambda h: (h.date or h.published or "9", h.record))


def _held(connection: sqlite3.Connection, table: str, actor: str) -> list[Held]:
    query = (
        "SELECT trim(p.office_key), m.date_min, d.date_min, d.id, m.id"
        f" FROM {table}_participant AS p JOIN {table} AS m ON m.id = p.owner_id"
        " JOIN document AS d ON d.id = m.document_id"
        " LEFT JOIN actor_of AS o ON o.document_id = d.id AND o.local_id = p.actor_id"
        " WHERE p.actor_id IN (SELECT ? UNION SELECT local_id FROM actor_of WHERE actor_id = ?)"
        " AND COALESCE(o.actor_id, p.actor_id) = ? AND p.office_key <> ''"
    )
    return [Held(*row) for row in connection.execute(query, (actor, actor, actor))]


def met(connection: sqlite3.Connection, actor: str, limit: int) -> list[Met]:
    """Whom the actor consulted with, in events that took or take place, most often first."""
    query = (
        "SELECT q.actor_id, json_extract(a.json, '$.name'), COALESCE(a.country, a.bloc),"
        " count(DISTINCT e.id), max(e.date_min) FROM event_participant AS p"
        " JOIN event AS e ON e.id = p.owner_id JOIN event_participant AS q ON q.owner_id = e.id"
        " JOIN actor AS a ON a.id = q.actor_id WHERE p.actor_id = ? AND q.actor_id <> ?"
        " AND e.event_type = 'CONSULT' AND e.status IN ('occurred', 'ongoing', 'historical')"
        " AND e.labels = '' GROUP BY 1 ORDER BY 4 DESC, 5 DESC, 1 LIMIT ?"
    )
    return [Met(*row) for row in connection.execute(query, (actor, actor, limit))]


def snippets(
    connection: sqlite3.Connection,
    kind: str,
    ids: Sequence[str],
    words: str,
    marks: tuple[str, str],
) -> dict[str, str]:
    """For each of the records, a sentence that it stands on and that holds the words."""
    if not ids:
        return {}
    clause = among("x.id" if kind != "event" else "o.event_id", ids)
    table = "statement" if kind == "statement" else "mention"
    owner, join = ("x.id", "")
    if kind == "event":
        owner, join = ("o.event_id", " JOIN event_of AS o ON o.mention_id = x.id")
    query = (
        f"SELECT {owner}, f.id FROM {table} AS x{join} JOIN passage AS f"
        f' ON f.document_id = x.document_id AND x.start < f."end" AND x."end" > f.start'
        f" WHERE {clause.sql}"
    )
    at = connection.execute(query, clause.values).fetchall()
    found: dict[str, str] = {}
    for record, passage in at:
        if record not in found and (text := _snippet(connection, passage, words, marks)):
            found[record] = text
    return found


def _snippet(
    connection: sqlite3.Connection, passage: int, words: str, marks: tuple[str, str]
) -> str | None:
    query = (
        "SELECT snippet(passage_fts, 0, ?, ?, '…', 32) FROM passage_fts"
        " WHERE passage_fts MATCH ? AND rowid = ?"
    )
    row = connection.execute(query, (*marks, fulltext.match(words), passage)).fetchone()
    return str(row[0]) if row else None
