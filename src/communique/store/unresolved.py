"""What could not be settled, and what a store as a whole looks like."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is open: in how many of how many records, in words."""

    name: str
    n: int
    of: int


@dataclass(frozen=True, slots=True)
class Span:
    """First and last day of publication, and how many documents have none."""

    first: str | None
    last: str | None
    undated: int


_GAPS = (
    ("events without a date of their own", "event", "date_min IS NULL AND date_max IS NULL"),
    ("events without a place", "event", "place_key = ''"),
    ("statements without a date of their own", "statement", "date_min IS NULL"),
    ("documents without a date of publication", "document", "date_min IS NULL"),
    ("mentions the coder abstained from", "mention", "abstained = 1"),
    ("mentions labeled as noise", "mention", "labels <> ''"),
    (
        "participants without a country or bloc",
        "event_participant",
        "country IS NULL AND bloc IS NULL",
    ),
    ("participants who are no actor across reports", "event_participant", "actor_id IS NULL"),
)


def gaps(connection: sqlite3.Connection) -> list[Gap]:
    """Each thing that is left open, with the number of records it could have been settled for."""
    found = []
    for name, table, where in _GAPS:
        n, of = connection.execute(
            f"SELECT count(*) FILTER (WHERE {where}), count(*) FROM {table}"
        ).fetchone()
        found.append(Gap(name, n, of))
    return found


def nobodies(connection: sqlite3.Connection, limit: int) -> list[tuple[str, int]]:
    """Names of participants that lead to no country and no bloc, the most frequent first."""
    query = (
        "SELECT trim(name_key), count(*) FROM event_participant"
        " WHERE country IS NULL AND bloc IS NULL AND name_key <> ''"
        " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?"
    )
    return [(str(name), n) for name, n in connection.execute(query, (limit,))]


def period(connection: sqlite3.Connection) -> Span:
    """From when to when the documents were published."""
    query = (
        "SELECT min(date_min), max(date_max), count(*) FILTER (WHERE date_min IS NULL)"
        " FROM document"
    )
    return Span(*connection.execute(query).fetchone())


def outlets(connection: sqlite3.Connection) -> list[tuple[str, int]]:
    """Outlets as first spelled, with their number of documents, the largest first."""
    query = (
        "SELECT COALESCE((SELECT json_extract(json, '$.publisher') FROM document WHERE id = x),"
        " ''), n FROM (SELECT min(id) AS x, count(*) AS n FROM document GROUP BY publisher_key)"
        " ORDER BY 2 DESC, 1"
    )
    return [(str(name), n) for name, n in connection.execute(query)]


def coders(connection: sqlite3.Connection) -> list[str]:
    """The coders of the newest and the oldest mentions."""
    query = (
        "SELECT DISTINCT json_extract(json, '$.coder') FROM (SELECT json FROM mention"
        " WHERE rowid IN (SELECT min(rowid) FROM mention UNION SELECT max(rowid) FROM mention))"
    )
    return sorted(str(row[0]) for row in connection.execute(query) if row[0])
