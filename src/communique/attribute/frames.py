"""The shapes of content: which finder reads which frame of a cue."""

from __future__ import annotations

from collections.abc import Callable

from communique.attribute.clauses import by_clause, by_gerund, by_infinitive, by_told, by_urge
from communique.attribute.content import Content
from communique.attribute.cues import Sense
from communique.attribute.objects import (
    by_bidding,
    by_measure,
    by_object,
    by_preposition,
    by_rest,
)
from communique.parse.tokens import Token


def content_of(verb: Token, sense: Sense) -> Content | None:
    """What the verb's sense finds as content; None where no frame fits."""
    for frame in sense.frames:
        finder = _FINDERS.get(frame, by_preposition)
        if (found := finder(verb, sense, frame)) is not None:
            return found
    return None


def has_companions(verb: Token, sense: Sense) -> bool:
    """Whether the particle, noun or adjective that the sense asks for stands below the verb."""
    if not sense.companions:
        return True
    below = {c.lemma_.lower() for c in verb.children}
    below |= {c.lower_ for c in verb.children}
    below |= {g.lemma_.lower() for c in verb.children for g in c.children if c.dep_ == "ccomp"}
    return all(word in below for word in sense.companions)


def _nothing(verb: Token, sense: Sense, frame: str) -> Content | None:
    return None


_FINDERS: dict[str, Callable[[Token, Sense, str], Content | None]] = {
    "ccomp": by_clause,
    "inf": by_infinitive,
    "ing": by_gerund,
    "obj": by_object,
    "rest": by_rest,
    "measure": by_measure,
    "bidding": by_bidding,
    "told": by_told,
    "urge": by_urge,
    "quote": _nothing,
}
"""Frame → its finder; every other frame is a preposition. Quotations need the unit's marks."""
