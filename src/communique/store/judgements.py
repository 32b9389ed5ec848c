"""People's word on who is one actor: kept for good, beside what every link makes anew."""

from __future__ import annotations

import sqlite3

from communique.model.jsonio import from_json, to_json
from communique.model.reviews import Judgement
from communique.store import aliases


def add(connection: sqlite3.Connection, made: Judgement) -> None:
    """Keep one; the world as it stands does not heed it yet."""
    connection.execute(
        "INSERT OR REPLACE INTO judgement VALUES (?, ?, ?)", (made.id, made.at, to_json(made))
    )
    connection.execute("UPDATE linked SET current = 0")


def every(connection: sqlite3.Connection) -> list[Judgement]:
    """All of them, the earliest first."""
    query = "SELECT json FROM judgement ORDER BY at, id"
    return [from_json(Judgement, row[0]) for row in connection.execute(query)]


def called(connection: sqlite3.Connection, actor: str) -> list[tuple[str, str]]:
    """The documents that know an actor, each with the id that its coding gave.

    An actor that coding met under its own id only has rows of its own as well.
    """
    now = aliases.resolve(connection, actor)
    query = """
        SELECT DISTINCT m.document_id, p.actor_id FROM mention_participant AS p
          JOIN mention AS m ON m.id = p.owner_id
          LEFT JOIN actor_of AS o ON o.document_id = m.document_id AND o.local_id = p.actor_id
          WHERE COALESCE(o.actor_id, p.actor_id) = ?1
        UNION
        SELECT DISTINCT s.document_id, p.actor_id FROM statement_participant AS p
          JOIN statement AS s ON s.id = p.owner_id
          LEFT JOIN actor_of AS o ON o.document_id = s.document_id AND o.local_id = p.actor_id
          WHERE COALESCE(o.actor_id, p.actor_id) = ?1
        ORDER BY 1, 2
    """
    return [(document, local) for document, local in connection.execute(query, (now,))]


def now(connection: sqlite3.Connection, document: str, local: str) -> str:
    """The id across documents of an actor of one document."""
    query = "SELECT actor_id FROM actor_of WHERE document_id = ? AND local_id = ?"
    row = connection.execute(query, (document, local)).fetchone()
    return str(row[0]) if row else local


def names_of(
    connection: sqlite3.Connection, called: list[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Ids that coding gave in documents, each with the names that stand there for it."""
    found: dict[tuple[str, str], None] = {}
    for document, local in called:
        for table in ("mention", "statement"):
            query = (
                f"SELECT DISTINCT p.name_key FROM {table}_participant AS p JOIN {table} AS r"
                " ON r.id = p.owner_id WHERE r.document_id = ? AND p.actor_id = ? ORDER BY 1"
            )
            for (name,) in connection.execute(query, (document, local)):
                found[local, name.strip()] = None
    return list(found)
