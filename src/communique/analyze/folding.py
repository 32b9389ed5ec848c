"""Folding a mention's status into PLOVER's single types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.model import EventMention

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
FORCEFUL = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
AHEAD = frozenset({"planned", "conditional", "proposed"})
INNER = frozenset({"content", "accused_of"})
"""Links to what a speech act is about."""


def folded(event_type: str, status: str) -> str:
    """The PLOVER type that says both what an act is and that it is planned or negated.

    The table is in docs/reference/scoring.md. `proposed` folds as `planned`. Where the table
    exports nothing (a negated act of force or of speech) the type itself is given.
    """
    if status in AHEAD:
        return _ahead(event_type)
    if status == "negated" and event_type in COOPERATIVE | YIELDING | {"AGREE"}:
        return "REJECT"
    return event_type


def _ahead(event_type: str) -> str:
    if event_type in COOPERATIVE:
        return "AGREE"
    if event_type in YIELDING:
        return "CONCEDE"
    return "THREATEN" if event_type in FORCEFUL else event_type


def exported(mentions: Iterable[EventMention]) -> Iterator[EventMention]:
    """The mentions that PLOVER's single types have room for.

    Left out is what a listing hides, acts that are `proposed`, negated acts that fold into no type,
    and whatever an exported speech act is about.
    """
    kept = [m for m in mentions if not (m.abstained or m.labels) and _has_type(m)]
    inner = {link.to for m in kept for link in m.links if link.kind in INNER}
    yield from (m for m in kept if m.id not in inner)


def _has_type(mention: EventMention) -> bool:
    if mention.status == "negated":
        return mention.event_type not in SPOKEN | FORCEFUL
    return mention.status != "proposed"
