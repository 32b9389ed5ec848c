"""How much a store holds, counted where the rows are."""

from __future__ import annotations

import sqlite3

_SHOWN = "labels = '' GROUP BY 1 ORDER BY 2 DESC, 1"
GROUPS = {
    "blocks": "SELECT json_extract(b.value, '$.kind') AS kind, count(*)"
    " FROM document, json_each(document.json, '$.blocks') AS b GROUP BY kind ORDER BY 2 DESC, 1",
    "mention types": f"SELECT event_type, count(*) FROM mention WHERE abstained = 0 AND {_SHOWN}",
    "event types": f"SELECT event_type, count(*) FROM event WHERE {_SHOWN}",
    "statuses": f"SELECT status, count(*) FROM event WHERE {_SHOWN}",
    "pairs": "SELECT p.country || ' ' || q.country, count(DISTINCT p.owner_id)"
    " FROM event_participant AS p JOIN event_participant AS q"
    " ON q.owner_id = p.owner_id AND q.country > p.country"
    f" JOIN event AS e INDEXED BY event_facts ON e.id = p.owner_id WHERE {_SHOWN}",
}
"""Name of a breakdown → how it is counted, largest first."""

TOTALS = {
    "documents": "SELECT count(*) FROM document",
    "mentions": "SELECT count(*) FROM mention",
    "abstained": "SELECT count(*) FROM mention WHERE abstained = 1",
    "labeled": "SELECT count(*) FROM mention WHERE labels <> ''",
    "statements": "SELECT count(*) FROM statement",
    "events": "SELECT count(*) FROM event",
    "contested": "SELECT count(*) FROM event WHERE contested = 1",
    "actors": "SELECT count(*) FROM actor",
    "tenures": "SELECT count(*) FROM tenure",
    "copies": "SELECT count(*) FROM text_kin WHERE document_id <> lead_id",
    "repeated": "SELECT count(*) FROM boilerplate",
}
"""Name of a total → how it is counted."""


def totals(connection: sqlite3.Connection) -> dict[str, int]:
    """Every total, hidden records included."""
    return {name: connection.execute(query).fetchone()[0] for name, query in TOTALS.items()}


def group(connection: sqlite3.Connection, name: str) -> dict[str, int]:
    """One of `GROUPS`: what is counted → how often, largest first."""
    return dict(connection.execute(GROUPS[name]).fetchall())
