"""Why a mention was read, in plain words."""

from __future__ import annotations

import re

from communique.coding.evaluate import Candidate

POSITIONS = {
    "subj": "subject",
    "obj": "object",
    "iobj": "indirect object",
    "poss": "owner",
    "adj": "adjective",
    "det": "determiner",
    "xcomp": "infinitive",
    "ccomp": "that-clause",
    "advcl": "adverbial clause",
    "acl": "clause on it",
    "prep": "preposition before it",
    "head": "word it hangs on",
    "above": "subject of the verb above",
    "cc": "conjunction before it",
    "does": "verb it is the subject of",
}
"""The notation's positions in words; a preposition stands for what follows it."""

_FILLED = re.compile(r"(\w+) → (\w+)")


def explain(candidate: Candidate) -> str:
    """Trigger, pattern, and how each side was filled: "met (CONSULT/meet): subject → actor".

    What was joined from elsewhere follows in the order in which it was.
    """
    pattern = candidate.hit.pattern
    steps = ", ".join(_plain(step) for step in candidate.steps) or "nobody is named beside it"
    return f"{candidate.hit.trigger.text} ({pattern.id}): {steps}"


def _plain(step: str) -> str:
    filled = _FILLED.fullmatch(step)
    if filled is None:
        return step
    position, slot = filled.groups()
    return f"{POSITIONS.get(position, position)} → {slot}"
