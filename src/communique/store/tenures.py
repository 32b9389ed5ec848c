"""Tenures and what they fill in: written with the world, read with the records."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from communique.model import Tenure
from communique.model.bounds import bounds
from communique.model.coded import Filled, FilledKey, World
from communique.model.jsonio import from_json, to_json
from communique.store import aliases, keys, rows
from communique.store.sql import among, chunks

SIDES = {
    "actors": "actor",
    "recipients": "recipient",
    "speakers": "speaker",
    "addressees": "addressee",
}
"""A record's field → the side in tables of participants."""
_FIELDS = {side: field for field, side in SIDES.items()}


def write(connection: sqlite3.Connection, world: World) -> None:
    """Replace all tenures and what they fill in."""
    for table in ("tenure", "tenure_document", "filled"):
        connection.execute(f"DELETE FROM {table}")
    for one in sorted(world.tenures, key=lambda t: t.id):
        rows.insert(connection, "tenure", [_row(one)])
        documents = sorted({s.document_id for s in one.spans})
        rows.insert(connection, "tenure_document", [(one.id, d) for d in documents])
    rows.insert(connection, "filled", (_filled(k, f) for k, f in sorted(world.filled.items())))


def moved(connection: sqlite3.Connection, world: World, actors: dict[str, str]) -> dict[str, str]:
    """Tenures that go, each with the one of the same person and office that takes its place."""
    now: dict[tuple[str, str], list[Tenure]] = {}
    for one in world.tenures:
        now.setdefault((one.actor_id, keys.office(one.office)), []).append(one)
    kept = {one.id for one in world.tenures}
    found = {}
    for id, json in connection.execute("SELECT id, json FROM tenure ORDER BY id"):
        old = from_json(Tenure, json)
        actor = actors.get(old.actor_id, old.actor_id)
        options = now.get((actor, keys.office(old.office)), [])
        if id not in kept and options:
            found[id] = min(options, key=lambda t: _apart(old, t)).id
    return found


def records(connection: sqlite3.Connection, wanted: Sequence[str]) -> Iterator[Tenure]:
    """The tenures with these ids."""
    for chunk in chunks(wanted):
        clause = among("id", chunk)
        query = f"SELECT id, json FROM tenure WHERE {clause.sql}"
        found = dict(connection.execute(query, clause.values))
        yield from (from_json(Tenure, found[id]) for id in chunk if id in found)


def of_actor(connection: sqlite3.Connection, actor: str) -> list[Tenure]:
    """An actor's tenures, the earliest first."""
    query = "SELECT json FROM tenure WHERE actor_id = ? ORDER BY date_min IS NULL, start_key, id"
    now = aliases.resolve(connection, actor)
    return [from_json(Tenure, row[0]) for row in connection.execute(query, (now,))]


def filled(connection: sqlite3.Connection, owners: Iterable[str]) -> dict[FilledKey, Filled]:
    """What tenures fill in of these mentions or statements."""
    found: dict[FilledKey, Filled] = {}
    for chunk in chunks(owners):
        clause = among("owner_id", chunk)
        query = (
            "SELECT owner_id, side, position, actor_id, office, reason FROM filled"
            f" WHERE {clause.sql}"
        )
        for owner, side, position, *rest in connection.execute(query, clause.values):
            found[owner, _FIELDS[side], position] = Filled(*rest)
    return found


def _row(one: Tenure) -> rows.Row:
    first, last = bounds(one.start)[0], _last(one)
    return (
        one.id,
        one.actor_id,
        keys.office(one.office),
        keys.padded(one.organization),
        one.country,
        None if first == date.min else first.isoformat(),
        None if last == date.max else last.isoformat(),
        bounds(one.start)[1].isoformat(),
        one.confidence,
        to_json(one),
    )


def _last(one: Tenure) -> date:
    return date.max if one.end in {None, ".."} else bounds(one.end)[1]


def _filled(key: FilledKey, value: Filled) -> rows.Row:
    owner, side, position = key
    office = keys.office(value.office)
    return owner, SIDES[side], position, value.actor_id, value.office, office, value.reason


def _apart(old: Tenure, new: Tenure) -> tuple[bool, str, str]:
    same = {(s.document_id, s.start) for s in old.spans} & {
        (s.document_id, s.start) for s in new.spans
    }
    return not same, new.start or "", new.id
