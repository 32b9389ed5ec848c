"""What the stages hand to the store: a coded document, and the world that `link` makes of many."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.model.records import Actor, Document, Event, EventMention, Statement


@dataclass(frozen=True, slots=True)
class Coded:
    """One document with all that was read out of it."""

    document: Document
    mentions: tuple[EventMention, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    """The world level: made anew by `link` from a set of coded documents.

    The two mappings are the layer that listings show applied; they change no mention.
    `event_of` leads from a mention's id to its event's, `actor_of` from a document's id and the
    actor id its coding gave to the actor id across documents (absent where they are the same).
    """

    events: tuple[Event, ...] = ()
    actors: tuple[Actor, ...] = ()
    event_of: dict[str, str] = field(default_factory=dict)
    actor_of: dict[tuple[str, str], str] = field(default_factory=dict)
