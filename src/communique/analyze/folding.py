"""Folding a mention's status into PLOVER's single types."""

from __future__ import annotations

COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID"})
YIELDING = frozenset({"CONCEDE", "RETREAT"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN"})
FORCEFUL = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
AHEAD = frozenset({"planned", "conditional", "proposed"})


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
