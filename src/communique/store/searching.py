"""Finding words in what was reported."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from communique.store import fulltext

SNIPPET_TOKENS = 32


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence with the words in it; `start` and `end` are offsets into the document's text.

    `records` are the ids of the mentions and statements that stand on this sentence.
    """

    document_id: str
    start: int
    end: int
    snippet: str
    file: str
    records: tuple[str, ...]


def search(
    connection: sqlite3.Connection,
    words: str,
    *,
    limit: int | None,
    marks: tuple[str, str],
) -> Iterator[Hit]:
    """Sentences with all the words, best first; found words stand between the marks."""
    query = (
        "SELECT p.document_id, p.start, p.end, snippet(passage_fts, 0, ?, ?, '…', ?), d.file"
        " FROM passage_fts JOIN passage AS p ON p.id = passage_fts.rowid"
        " JOIN document AS d ON d.id = p.document_id"
        " WHERE passage_fts MATCH ? ORDER BY bm25(passage_fts), p.document_id, p.start LIMIT ?"
    )
    values = (*marks, SNIPPET_TOKENS, fulltext.match(words), -1 if limit is None else limit)
    for document, start, end, snippet, file in connection.execute(query, values).fetchall():
        found = tuple(_records(connection, document, start, end))
        yield Hit(document, start, end, snippet, file, found)


def count(connection: sqlite3.Connection, words: str) -> int:
    """How many sentences hold all the words."""
    query = "SELECT count(*) FROM passage_fts WHERE passage_fts MATCH ?"
    return int(connection.execute(query, (fulltext.match(words),)).fetchone()[0])


def _records(connection: sqlite3.Connection, document: str, start: int, end: int) -> Iterator[str]:
    for table in ("mention", "statement"):
        query = (
            f'SELECT id FROM {table} WHERE document_id = ? AND start < ? AND "end" > ?'
            " ORDER BY position"
        )
        yield from (row[0] for row in connection.execute(query, (document, end, start)))
