"""Full text over the sentences of what was reported; menus, tags and the like are left out."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from itertools import pairwise

from communique.errors import UsageError
from communique.model import CODED_BLOCKS, Document

INDEXED = CODED_BLOCKS | {"dateline", "byline", "bio"}
_LINE = re.compile(r"[^\r\n]+")
_STOP = re.compile(r"[.!?][\"'”’»)\]]*\s+")
"""Where a sentence ends, well enough to search in."""

_TERM = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"[^\W_]+")


def add(connection: sqlite3.Connection, document: Document) -> None:
    """Index a document that has just been put in."""
    for start, end in passages(document):
        row = connection.execute(
            'INSERT INTO passage (document_id, start, "end") VALUES (?, ?, ?)',
            (document.id, start, end),
        ).lastrowid
        connection.execute(
            "INSERT INTO passage_fts (rowid, text) VALUES (?, ?)",
            (row, document.text[start:end]),
        )


def remove(connection: sqlite3.Connection, document: str) -> None:
    """Take a document that is still there out of the index."""
    row = connection.execute("SELECT text FROM document WHERE id = ?", (document,)).fetchone()
    found = connection.execute(
        'SELECT id, start, "end" FROM passage WHERE document_id = ?', (document,)
    ).fetchall()
    for number, start, end in found:
        connection.execute(
            "INSERT INTO passage_fts (passage_fts, rowid, text) VALUES ('delete', ?, ?)",
            (number, row[0][start:end]),
        )
    connection.execute("DELETE FROM passage WHERE document_id = ?", (document,))


def passages(document: Document) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence to index; a text without blocks is taken whole."""
    stretches = [(b.start, b.end) for b in document.blocks if b.kind in INDEXED]
    for start, end in stretches or ([] if document.blocks else [(0, len(document.text))]):
        for line in _LINE.finditer(document.text, start, end):
            yield from _sentences(document.text, *line.span())


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    stops = [found.end() for found in _STOP.finditer(text, start, end)]
    for first, last in pairwise([start, *stops, end]):
        piece = text[first:last]
        if kept := piece.strip():
            first += piece.index(kept[0])
            yield first, first + len(kept)


def match(words: str) -> str:
    """An FTS5 query of all the words; "words in quotes" stand in a row, a last * leaves it open.

    Only letters and digits of what the user typed reach SQLite, so no input is a syntax error.
    """
    terms: list[str] = []
    for quoted, single in _TERM.findall(words):
        tokens = _WORD.findall(quoted or single)
        if tokens:
            tail = "*" if single.endswith("*") else ""
            terms.append('"' + " ".join(tokens) + '"' + tail)
    if not terms:
        raise UsageError(f"nothing to search for in {words!r}: give words of letters or digits")
    return " ".join(terms)
