"""Writing the world level: events, actors and the layer, all replaced at once."""

from __future__ import annotations

import sqlite3
from collections import Counter

from communique.model.coded import TextKin, World
from communique.model.ids import event_id
from communique.store import aliases, rows, tenures

Layer = dict[tuple[str, str], str]
"""A document's id and the actor id its coding gave → the actor id across documents."""


_HIDDEN = (
    "INSERT INTO event_hidden SELECT e.id FROM event AS e WHERE NOT EXISTS (SELECT 1"
    " FROM event_of AS o JOIN mention AS m ON m.id = o.mention_id"
    " WHERE o.event_id = e.id AND m.abstained = 0)"
)
"""Events of which every mention was abstained from."""

_WEIGHTS = (
    "INSERT INTO actor_weight SELECT a.id, (SELECT count(DISTINCT p.owner_id)"
    " FROM event_participant AS p WHERE p.actor_id = a.id) FROM actor AS a"
)
"""In how many events each actor takes part."""


def write_world(connection: sqlite3.Connection, world: World) -> None:
    """Replace the world level inside the caller's transaction; ids that go become aliases."""
    actors = _moved_actors(connection, world)
    pairs = {
        **_moved_events(connection, world),
        **actors,
        **tenures.moved(connection, world, actors),
    }
    for table in (
        "event",
        "event_of",
        "event_publisher",
        "event_hidden",
        "actor",
        "actor_weight",
        "actor_of",
        "text_kin",
        "boilerplate",
    ):
        connection.execute(f"DELETE FROM {table}")
    _insert_events(connection, world)
    _insert_actors(connection, world)
    _insert_kin(connection, world)
    _insert_boilerplate(connection, world)
    tenures.write(connection, world)
    aliases.add(connection, pairs)
    for table in ("event", "actor", "tenure"):
        connection.execute(f"DELETE FROM alias WHERE old_id IN (SELECT id FROM {table})")
    connection.execute("UPDATE linked SET current = 1")


def event_layer(world: World) -> dict[str, tuple[str, int | None]]:
    """Each mention's event, and its position among that event's mentions."""
    found: dict[str, tuple[str, int | None]] = {m: (e, None) for m, e in world.event_of.items()}
    for event in world.events:
        for position, mention in enumerate(event.mentions):
            found[mention.id] = (event.id, position)
    return found


def _insert_events(connection: sqlite3.Connection, world: World) -> None:
    for event in sorted(world.events, key=lambda e: e.id):
        rows.insert(connection, "event", [rows.event(event)])
        for side, found in (("actor", event.actors), ("recipient", event.recipients)):
            rows.insert(connection, "event_participant", rows.participants(event.id, side, found))
        outlets = sorted(set(event.publishers))
        rows.insert(connection, "event_publisher", ((event.id, outlet) for outlet in outlets))
    layer = event_layer(world)
    rows.insert(connection, "event_of", ((m, *layer[m]) for m in sorted(layer)))
    connection.execute(_HIDDEN)


def _insert_actors(connection: sqlite3.Connection, world: World) -> None:
    for actor in sorted(world.actors, key=lambda a: a.id):
        rows.insert(connection, "actor", [rows.actor(actor)])
        rows.insert(connection, "actor_name", rows.actor_names(actor))
    connection.execute(_WEIGHTS)
    layer = sorted(world.actor_of.items())
    rows.insert(connection, "actor_of", ((*pair, actor) for pair, actor in layer))


def _insert_kin(connection: sqlite3.Connection, world: World) -> None:
    kin = sorted(world.kin.items())
    rows.insert(connection, "text_kin", ((one, k.lead, k.closest, k.containment) for one, k in kin))


def _insert_boilerplate(connection: sqlite3.Connection, world: World) -> None:
    found = ((*place, b.outlet, b.texts, b.of) for b in world.boilerplate for place in b.places)
    rows.insert(connection, "boilerplate", sorted(found))


def repeated(connection: sqlite3.Connection, document: str) -> dict[tuple[int, int], str]:
    """The paragraphs of a document that its outlet repeats → how often, in words."""
    query = 'SELECT start, "end", texts, "of" FROM boilerplate WHERE document_id = ? ORDER BY start'
    return {
        (start, end): f"repeated in {texts} of this outlet's {of} independent texts"
        for start, end, texts, of in connection.execute(query, (document,))
    }


def kin(connection: sqlite3.Connection, document: str) -> dict[str, TextKin]:
    """The documents of this one's text family, the lead first; empty where it is alone."""
    query = (
        "SELECT document_id, lead_id, closest_id, containment FROM text_kin WHERE lead_id ="
        " (SELECT lead_id FROM text_kin WHERE document_id = ?)"
        " ORDER BY document_id <> lead_id, document_id"
    )
    return {id: TextKin(*rest) for id, *rest in connection.execute(query, (document,))}


def _moved_events(connection: sqlite3.Connection, world: World) -> dict[str, str]:
    """Events that go, each with the one that now holds its earliest mention (or the next one)."""
    old: dict[str, list[str]] = {}
    query = "SELECT event_id, mention_id FROM event_of ORDER BY event_id, position, mention_id"
    for event, mention in connection.execute(query):
        old.setdefault(event, []).append(mention)
    layer = event_layer(world)
    kept = {event.id for event in world.events}
    moved: dict[str, str] = {}
    for event in old.keys() - kept:
        mentions = sorted(old[event], key=lambda m: event_id(m) != event)
        now = (aliases.resolve(connection, m) for m in mentions)
        if new := next((layer[m][0] for m in now if m in layer), None):
            moved[event] = new
    return moved


def _moved_actors(connection: sqlite3.Connection, world: World) -> dict[str, str]:
    """Actors that go, each with the one to which most of what it stood for leads now."""
    kept = {actor.id for actor in world.actors}
    gone = {row[0] for row in connection.execute("SELECT id FROM actor")} - kept
    votes: dict[str, Counter[str]] = {actor: Counter() for actor in gone}
    before: Layer = {
        (document, local): actor
        for document, local, actor in connection.execute("SELECT * FROM actor_of")
    }
    for pair in before.keys() | world.actor_of.keys():
        actor = before.get(pair, pair[1])
        now = world.actor_of.get(pair, pair[1])
        if actor in gone and now in kept:
            votes[actor][now] += 1
    return {
        actor: min(found, key=lambda a: (-found[a], a)) for actor, found in votes.items() if found
    }
