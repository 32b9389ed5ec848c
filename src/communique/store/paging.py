"""Pages of a long listing: which records stand on it, and how many there are in all."""

from __future__ import annotations

import sqlite3

from communique.store.sql import Clause

_OF_DOCUMENT = "document AS r CROSS JOIN {0} ON {1}.document_id = r.id WHERE {{0}} ORDER BY "
_MENTION = _OF_DOCUMENT.format("mention AS m", "m")
_STATEMENT = _OF_DOCUMENT.format("statement AS s", "s")
_OLDEST = "{0}.date_min IS NULL, {0}.date_min, {0}.date_max, {0}.id"
_NEWEST = "{0}.date_min DESC, {0}.id"

ORDERS = {
    ("document", "newest"): f"document AS d WHERE {{0}} ORDER BY {_NEWEST.format('d')}",
    ("document", "oldest"): f"document AS d WHERE {{0}} ORDER BY {_OLDEST.format('d')}",
    ("mention", "newest"): f"{_MENTION}{_NEWEST.format('r')}, m.position",
    ("mention", "oldest"): f"{_MENTION}{_OLDEST.format('r')}, m.position",
    ("statement", "newest"): f"{_STATEMENT}{_NEWEST.format('r')}, s.position",
    ("statement", "oldest"): f"{_STATEMENT}{_OLDEST.format('r')}, s.position",
    ("event", "newest"): f"event AS e WHERE {{0}} ORDER BY {_NEWEST.format('e')}",
    ("event", "oldest"): f"event AS e WHERE {{0}} ORDER BY {_OLDEST.format('e')}",
    ("event", "placed"): "event AS e WHERE {0} ORDER BY COALESCE(e.date_min, e.reported_min),"
    " e.date_min IS NULL, e.id",
    ("event", "reported"): "event AS e WHERE {0} ORDER BY e.reported_min DESC, e.id",
    ("event", "texts"): "event AS e WHERE {0} ORDER BY e.texts DESC, e.date_min DESC, e.id",
    ("actor", "name"): "actor AS a WHERE {0} ORDER BY a.country IS NULL, a.country, a.name_key",
    ("actor", "busiest"): "actor AS a LEFT JOIN actor_weight AS w ON w.actor_id = a.id"
    " WHERE {0} ORDER BY w.events DESC, a.name_key, a.id",
}
"""Kind of record and name of an order → the tables, the place of the condition, the order.

`newest` and `oldest` go by an event's own date and by the publication of what stands in documents;
those without a date come last, but with `placed`, which takes them by their first report.
`reported` goes by the first report, `texts` by the number of
independent texts.
"""

INDEXES = {
    ("event", "newest"): "event_newest",
    ("event", "oldest"): "event_listed",
    ("event", "placed"): "event_placed",
    ("event", "reported"): "event_reported",
    ("event", "texts"): "event_texts",
    ("document", "newest"): "document_newest",
    ("document", "oldest"): "document_listed",
}
"""The index that holds an order."""

_PLAIN = {
    "document": "document AS d",
    "mention": "mention AS m",
    "statement": "statement AS s",
    "event": "event AS e",
    "actor": "actor AS a",
}


def page(
    connection: sqlite3.Connection,
    kind: str,
    order: str,
    where: Clause,
    limit: int | None,
    offset: int,
    *,
    is_wide: bool = False,
) -> list[str]:
    """The ids on one page; KeyError where the kind has no such order.

    `is_wide` says that so much passes that the order's own index finds a page first.
    """
    tables = ORDERS[kind, order]
    if is_wide and (index := INDEXES.get((kind, order))):
        tables = tables.replace(" WHERE", f" INDEXED BY {index} WHERE", 1)
    query = f"SELECT {kind[0]}.id FROM {tables.format(where.sql)} LIMIT ? OFFSET ?"
    values = (*where.values, -1 if limit is None else limit, offset)
    return [row[0] for row in connection.execute(query, values)]


def count(connection: sqlite3.Connection, kind: str, where: Clause) -> int:
    """How many records meet the condition."""
    query = f"SELECT count(*) FROM {_PLAIN[kind]} WHERE {where.sql}"
    return int(connection.execute(query, where.values).fetchone()[0])


def keep_hits(connection: sqlite3.Connection, kind: str, where: Clause) -> None:
    """Put the ids that meet the condition into the connection's own table `hit`."""
    connection.execute("DROP TABLE IF EXISTS temp.hit")
    connection.execute("CREATE TEMP TABLE hit (id TEXT PRIMARY KEY) WITHOUT ROWID")
    query = f"INSERT INTO temp.hit SELECT {kind[0]}.id FROM {_PLAIN[kind]} WHERE {where.sql}"
    connection.execute(query, where.values)
