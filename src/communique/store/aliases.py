"""Ids that a re-run took out of use, and where they lead."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence

from communique.store.sql import among, chunks

TABLES = {
    "dc_": "document",
    "em_": "mention",
    "st_": "statement",
    "ev_": "event",
    "ac_": "actor",
    "tn_": "tenure",
}
"""An id's first three characters → the table in which its record lives."""


def add(connection: sqlite3.Connection, pairs: Mapping[str, str]) -> None:
    """Lead each old id, and whatever led to it, to its new one."""
    for old, new in pairs.items():
        connection.execute("UPDATE alias SET new_id = ? WHERE new_id = ?", (new, old))
        connection.execute(
            "INSERT INTO alias VALUES (?, ?) ON CONFLICT DO UPDATE SET new_id = excluded.new_id",
            (old, new),
        )
    connection.execute("DELETE FROM alias WHERE old_id = new_id")


def resolve(connection: sqlite3.Connection, id: str) -> str:
    """The id in use now: this one, the one it leads to, or the actor that `link` made of it."""
    if is_live(connection, id):
        return id
    for query in (
        "SELECT new_id FROM alias WHERE old_id = ?",
        "SELECT actor_id FROM actor_of WHERE local_id = ? GROUP BY 1 ORDER BY count(*) DESC, 1",
    ):
        if row := connection.execute(query, (id,)).fetchone():
            return str(row[0])
    return id


def is_live(connection: sqlite3.Connection, id: str) -> bool:
    """Whether a record goes by this id now."""
    table = TABLES.get(id[:3])
    query = f"SELECT 1 FROM {table} WHERE id = ?"
    return bool(table and connection.execute(query, (id,)).fetchone())


def starting(connection: sqlite3.Connection, prefix: str, limit: int = 9) -> list[str]:
    """Ids, in use or leading on, that begin with `prefix`; at most `limit`."""
    table = TABLES.get(prefix[:3])
    if table is None:
        return []
    found = connection.execute(
        f"SELECT id FROM {table} WHERE id >= ? AND id < ? UNION "
        "SELECT old_id FROM alias WHERE old_id >= ? AND old_id < ? ORDER BY 1 LIMIT ?",
        (prefix, prefix + "\x7f", prefix, prefix + "\x7f", limit),
    )
    return [str(row[0]) for row in found]


def of_each(connection: sqlite3.Connection, ids: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """For each of the ids, the old ones that lead to it."""
    found: dict[str, list[str]] = {}
    for chunk in chunks(ids):
        clause = among("new_id", chunk)
        query = f"SELECT new_id, old_id FROM alias WHERE {clause.sql} ORDER BY old_id"
        for new, old in connection.execute(query, clause.values):
            found.setdefault(new, []).append(old)
    return {new: tuple(old) for new, old in found.items()}
