"""Records to the rows of their tables, and the one way to put rows in."""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.model import About, Actor, Document, Event, EventMention, Participant, Statement
from communique.model.ids import name_key
from communique.model.jsonio import to_json
from communique.store import keys
from communique.store.sql import Value, marks

_STATE = re.compile(r"ac_([A-Z]{3})")
"""A state's id holds its code."""

Row = tuple[Value, ...]
Nation = tuple[str | None, str | None]
"""Country and bloc."""


def insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Put rows in; their values stand in the order of the table's columns."""
    found = list(rows)
    if found:
        connection.executemany(f"INSERT INTO {table} VALUES ({marks(len(found[0]))})", found)


def text_hash(text: str) -> str:
    """What tells texts apart in an index."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def document_json(document: Document) -> str:
    """A document's JSON without its text, which has a column of its own."""
    return to_json(replace(document, text=""))


def document(value: Document) -> Row:
    """The row of `document`."""
    low, high = keys.bounds(value.published)
    return (
        value.id,
        value.file,
        text_hash(value.text),
        keys.padded(value.publisher),
        low,
        high,
        value.text,
        document_json(value),
    )


def mention(value: EventMention, position: int) -> Row:
    """The row of `mention`."""
    low, high = keys.bounds(value.date)
    stances = {a.stance for a in value.assertions}
    return (
        value.id,
        value.document_id,
        position,
        value.statement_id,
        value.event_type.upper(),
        value.status,
        low,
        high,
        keys.padded(value.place.name if value.place else None),
        value.place.country if value.place else None,
        value.confidence,
        {"asserts", "denies"} <= stances,
        value.abstained,
        keys.words(value.labels),
        min((s.start for s in value.evidence), default=value.trigger.start),
        max((s.end for s in value.evidence), default=value.trigger.end),
        to_json(value),
    )


def statement(value: Statement, position: int) -> Row:
    """The row of `statement`."""
    low, high = keys.bounds(value.date)
    spans = (*value.cue, *value.content, *value.source)
    return (
        value.id,
        value.document_id,
        position,
        low,
        high,
        value.confidence,
        keys.padded(*value.themes),
        min((s.start for s in spans), default=0),
        max((s.end for s in spans), default=0),
        to_json(value),
    )


def event(value: Event) -> Row:
    """The row of `event`; its mentions and aliases have tables of their own."""
    low, high = keys.bounds(value.date)
    return (
        value.id,
        value.event_type.upper(),
        value.status,
        low,
        high,
        keys.padded(*value.publishers),
        keys.padded(value.place.name if value.place else None),
        value.place.country if value.place else None,
        value.confidence,
        value.contested,
        keys.words(value.labels),
        to_json(replace(value, mentions=(), aliases=())),
    )


def actor(value: Actor) -> Row:
    """The row of `actor`."""
    return (value.id, keys.padded(value.name), value.country, value.bloc, to_json(value))


def actor_names(value: Actor) -> list[Row]:
    """The rows of `actor_name`: each spelling once."""
    spellings = {name_key(n) for n in (value.name, *(n.text for n in value.names))} - {""}
    return [(value.id, f" {key} ") for key in sorted(spellings)]


def participants(owner: str, side: str, found: Sequence[Participant]) -> list[Row]:
    """The rows of a table of participants: who stands on one side of one record."""
    return [
        (
            owner,
            side,
            position,
            p.actor_id,
            keys.padded(p.name),
            p.country,
            p.bloc,
            keys.office(p.office),
            keys.words(p.sectors),
        )
        for position, p in enumerate(found)
    ]


def about(owner: str, found: Sequence[About], nations: dict[str, Nation]) -> list[Row]:
    """The rows of `statement_about`; `nations` knows the country of this document's actors."""
    return [
        (owner, position, a.kind, a.id, keys.padded(a.name), *nation(a, nations), a.stance)
        for position, a in enumerate(found)
    ]


def nation(about: About, nations: dict[str, Nation]) -> Nation:
    """Country and bloc of what a statement is about, where it is an actor met in the document."""
    found = nations.get(about.id or "", (None, None))
    state = _STATE.fullmatch(about.id or "")
    return (state[1], None) if state and found == (None, None) else found
