"""Writing one coded document: it replaces what the store had of it, whole."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.model import Document, EventMention, Participant, Span, Statement
from communique.model.coded import Coded
from communique.model.jsonio import from_json, to_json
from communique.store import aliases, fulltext, rows
from communique.store.sql import among, chunks

Place = tuple[object, ...]
"""Where in its text a record stands: what its id is made of, document left out."""


def write_coded(
    connection: sqlite3.Connection, coded: Coded, *, written: frozenset[str] | set[str]
) -> bool:
    """Put one document in, inside the caller's transaction; False where nothing was new.

    `written` are ids of documents that the same run wrote: a twin of the same text and file name
    among them is another document, one from before is this document under other metadata. Of
    several inputs of a run that make the same document, the least file name is kept.
    """
    if coded.document.id in written and _file(connection, coded) < coded.document.file:
        return False
    coded = _with_first_retrieval(connection, coded)
    if _is_stored(connection, coded):
        return False
    replaced = _replaced(connection, coded.document, written)
    for old in replaced:
        _forward(connection, old, coded)
    for old in (*replaced, coded.document.id):
        fulltext.remove(connection, old)
        connection.execute("DELETE FROM document WHERE id = ?", (old,))
    _insert(connection, coded)
    connection.execute("UPDATE linked SET current = 0")
    return True


def _file(connection: sqlite3.Connection, coded: Coded) -> str:
    query = "SELECT file FROM document WHERE id = ?"
    row = connection.execute(query, (coded.document.id,)).fetchone()
    return str(row[0]) if row else coded.document.file


def _with_first_retrieval(connection: sqlite3.Connection, coded: Coded) -> Coded:
    """The same, retrieved when this document first was, so that coding again changes nothing."""
    row = connection.execute(
        "SELECT json FROM document WHERE id = ?", (coded.document.id,)
    ).fetchone()
    if row is None:
        return coded
    retrieved = from_json(Document, row[0]).retrieved or coded.document.retrieved
    return replace(coded, document=replace(coded.document, retrieved=retrieved))


def _is_stored(connection: sqlite3.Connection, coded: Coded) -> bool:
    document = coded.document
    row = connection.execute(
        "SELECT text, json FROM document WHERE id = ?", (document.id,)
    ).fetchone()
    return row == (document.text, rows.document_json(document)) and all(
        _stored(connection, table, document.id) == [to_json(record) for record in records]
        for table, records in (("mention", coded.mentions), ("statement", coded.statements))
    )


def _stored(connection: sqlite3.Connection, table: str, document: str) -> list[str]:
    query = f"SELECT json FROM {table} WHERE document_id = ? ORDER BY position"
    return [row[0] for row in connection.execute(query, (document,))]


def _replaced(
    connection: sqlite3.Connection, document: Document, written: Iterable[str]
) -> list[str]:
    """The ids under which this text and file were stored before other metadata came."""
    twins = connection.execute(
        "SELECT id FROM document WHERE text_hash = ? AND file = ? ORDER BY id",
        (rows.text_hash(document.text), document.file),
    )
    found = [row[0] for row in twins]
    return [] if document.id in found else [old for old in found if old not in written]


def _forward(connection: sqlite3.Connection, old: str, coded: Coded) -> None:
    """Lead the old document's ids, its mentions' and its statements', to the new ones."""
    mentions = [from_json(EventMention, j) for j in _stored(connection, "mention", old)]
    statements = [from_json(Statement, j) for j in _stored(connection, "statement", old)]
    pairs = {
        old: coded.document.id,
        **_matched(
            [(m.id, _place(m)) for m in mentions], [(m.id, _place(m)) for m in coded.mentions]
        ),
        **_matched(
            [(s.id, (s.cue, s.content)) for s in statements],
            [(s.id, (s.cue, s.content)) for s in coded.statements],
        ),
    }
    aliases.add(connection, pairs)


def _place(mention: EventMention) -> Place:
    return (mention.trigger, _spans(mention.actors), _spans(mention.recipients))


def _spans(found: Sequence[Participant]) -> tuple[Span, ...]:
    return tuple(sorted(p.mentioned for p in found if p.mentioned))


def _matched(old: list[tuple[str, Place]], new: list[tuple[str, Place]]) -> dict[str, str]:
    """Old id to new id where both stand at the same place, in order where several do."""
    waiting: dict[Place, list[str]] = {}
    for new_id, place in new:
        waiting.setdefault(place, []).append(new_id)
    return {old_id: waiting[place].pop(0) for old_id, place in old if waiting.get(place)}


def _insert(connection: sqlite3.Connection, coded: Coded) -> None:
    mentions, statements = coded.mentions, coded.statements
    rows.insert(connection, "document", [rows.document(coded.document)])
    rows.insert(connection, "mention", [rows.mention(m, i) for i, m in enumerate(mentions)])
    rows.insert(connection, "statement", [rows.statement(s, i) for i, s in enumerate(statements)])
    for m in mentions:
        for side, found in (("actor", m.actors), ("recipient", m.recipients)):
            rows.insert(connection, "mention_participant", rows.participants(m.id, side, found))
    nations = _nations(coded)
    for s in statements:
        for side, found in (("speaker", s.speakers), ("addressee", s.addressees)):
            rows.insert(connection, "statement_participant", rows.participants(s.id, side, found))
        rows.insert(connection, "statement_about", rows.about(s.id, s.about, nations))
        rows.insert(connection, "statement_event", [(s.id, e) for e in dict.fromkeys(s.events)])
    fulltext.add(connection, coded.document)
    _revive(connection, coded)


def _nations(coded: Coded) -> dict[str, rows.Nation]:
    """Country and bloc of each actor that the document knows by an id."""
    met = [p for m in coded.mentions for p in (*m.actors, *m.recipients)]
    met += [p for s in coded.statements for p in (*s.speakers, *s.addressees)]
    return {p.actor_id: (p.country, p.bloc) for p in met if p.actor_id and (p.country or p.bloc)}


def _revive(connection: sqlite3.Connection, coded: Coded) -> None:
    """An id that is in use again leads nowhere else."""
    live = [coded.document.id, *(m.id for m in coded.mentions), *(s.id for s in coded.statements)]
    for chunk in chunks(live):
        clause = among("old_id", chunk)
        connection.execute(f"DELETE FROM alias WHERE {clause.sql}", clause.values)
