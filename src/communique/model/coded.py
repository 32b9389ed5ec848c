"""What the stages hand to the store: a coded document, and the world that `link` makes of many."""

from __future__ import annotations

from dataclasses import dataclass, field

from communique.model.lasting import Tenure
from communique.model.records import Actor, Document, Event, EventMention, Statement


@dataclass(frozen=True, slots=True)
class Coded:
    """One document with all that was read out of it."""

    document: Document
    mentions: tuple[EventMention, ...] = ()
    statements: tuple[Statement, ...] = ()


@dataclass(frozen=True, slots=True)
class TextKin:
    """What ties a document to its text family.

    `lead` is the family's earliest text, `closest` the one with most in common, `containment` the
    share of the shorter text's five-word runs that stand in the other.
    """

    lead: str
    closest: str
    containment: float


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """A paragraph that an outlet repeats: in how many of its independent texts, and where.

    `outlet` and `words` are keys (without case and marks); `places` are document id, start and end
    in code points.
    """

    outlet: str
    words: str
    texts: int
    of: int
    places: tuple[tuple[str, int, int], ...]


FilledKey = tuple[str, str, int]
"""A mention's or statement's id, a side ("actors", "speakers" …), and a position on it."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What tenures learnt across documents say of a participant that coding left open.

    `actor_id` and `office` are those that listings show; the one that coding gave stays.
    """

    actor_id: str | None
    office: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class World:
    """The world level: made anew by `link` from a set of coded documents.

    `event_of`, `actor_of` and `filled` are the layer that listings show applied; they change no
    mention.
    `event_of` leads from a mention's id to its event's, `actor_of` from a document's id and the
    actor id its coding gave to the actor id across documents (absent where they are the same).
    `kin` has a row for each document whose text is a copy, cut or edit of another one, or has such.
    """

    events: tuple[Event, ...] = ()
    actors: tuple[Actor, ...] = ()
    event_of: dict[str, str] = field(default_factory=dict)
    actor_of: dict[tuple[str, str], str] = field(default_factory=dict)
    kin: dict[str, TextKin] = field(default_factory=dict)
    boilerplate: tuple[Boilerplate, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    filled: dict[FilledKey, Filled] = field(default_factory=dict)
