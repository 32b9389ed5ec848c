"""What is compared: a gold, and what some coder says of the same documents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from communique.link.layer import Layer
from communique.model import Document, EventMention, Statement
from communique.model.coded import Coded, World

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Trap:
    """A stretch of a document, half-open, that must not be coded, and why."""

    document_id: str
    start: int
    end: int
    quote: str
    why: str


@dataclass(frozen=True, slots=True)
class Gold:
    """What careful readers wrote down of a set of documents, by document id.

    `statements` and `documents` are None where the gold says nothing of them. `units` names for
    each document the story thread it belongs to: intervals draw whole threads. `optional` holds
    ids of mentions and statements that are matters of taste. `events` are groups of mention ids.
    """

    mentions: dict[str, list[EventMention]]
    statements: dict[str, list[Statement]] | None = None
    documents: dict[str, Document] | None = None
    units: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)
    optional: frozenset[str] = frozenset()
    events: tuple[frozenset[str], ...] = ()
    traps: tuple[Trap, ...] = ()
    families: tuple[tuple[str, str], ...] | None = None
    """Pairs of documents of which one copies, cuts or edits the other's text."""

    def unit(self, document: str) -> str:
        """What intervals draw a document with: its story thread, itself where it has none."""
        return self.units.get(document, document)

    def of(self, wanted: Iterable[str]) -> Gold:
        """The part of the gold that lies in these documents."""
        keep = set(wanted)
        here = {m.id for d in keep for m in self.mentions.get(d, ())}
        return Gold(
            mentions={d: ms for d, ms in self.mentions.items() if d in keep},
            statements=_only(self.statements, keep),
            documents=_only(self.documents, keep),
            units={d: u for d, u in self.units.items() if d in keep},
            files={d: f for d, f in self.files.items() if d in keep},
            optional=self.optional,
            events=tuple(kept for e in self.events if (kept := e & here)),
            traps=tuple(t for t in self.traps if t.document_id in keep),
            families=self.families and tuple(f for f in self.families if keep.issuperset(f)),
        )


def _only(found: dict[str, V] | None, keep: set[str]) -> dict[str, V] | None:
    return None if found is None else {d: v for d, v in found.items() if d in keep}


@dataclass(frozen=True, slots=True)
class Predicted:
    """What a coder says, by document id; None for what it does not speak of."""

    mentions: dict[str, list[EventMention]]
    statements: dict[str, list[Statement]] | None = None
    documents: dict[str, Document] | None = None
    families: Mapping[str, str] | None = None
    """Document → the earliest text of its family, itself where it is alone."""


def shown(mention: EventMention) -> bool:
    """Whether a listing prints the mention without being asked for everything."""
    return not mention.abstained and not mention.labels


def predicted(coded: Iterable[Coded], world: World | None = None) -> Predicted:
    """What the coder prints of these documents, with the world level applied where there is one."""
    events = world.event_of if world else {}
    layer = Layer(world.actor_of if world else {})
    kin = {d: k.lead for d, k in world.kin.items()} if world else None
    found = Predicted({}, {}, {}, kin)
    assert found.statements is not None and found.documents is not None
    for one in coded:
        key = one.document.id
        found.documents[key] = one.document
        found.statements[key] = list(one.statements)
        linked = (layer.mention(m) for m in one.mentions if shown(m))
        found.mentions[key] = [m.of_event(events[m.id]) if m.id in events else m for m in linked]
    return found
