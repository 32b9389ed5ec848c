"""Whoever judges an act is not its doer, and who suffers from it is not who is blamed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from communique.coding.evaluate import Candidate
from communique.coding.participants import code_of
from communique.model import Participant

JUDGING = frozenset({"ACCUSE", "SUPPORT"})

Sides = Mapping[int, tuple[int, int]]
"""How many actors and recipients each candidate had by its own words, by its `id()`."""


def sides_of(candidates: Iterable[Candidate]) -> Sides:
    """The number of actors and recipients that each has now."""
    return {id(c): (len(c.actors), len(c.recipients)) for c in candidates}


def leave_judges_out(candidates: Sequence[Candidate], before: Sides) -> None:
    """Take back guessed participants that another act of the sentence speaks against.

    "Sanctions against Mali were condemned by Chad": Chad did not impose them, and Mali is not
    blamed. Only what was added after `before` is taken back, and nobody may add it again.
    """
    for outer in candidates:
        if outer.event_type not in JUDGING:
            continue
        for _, inner in outer.links:
            inner.bar("actors", outer.actors)
            if _shorten(inner.actors, before[id(inner)][0], outer.actors):
                inner.steps.append("taken back: who judges an act has not done it")
            if outer.event_type == "ACCUSE":
                outer.bar("recipients", inner.recipients)
                if _shorten(outer.recipients, before[id(outer)][1], inner.recipients):
                    outer.steps.append("taken back: who suffers from the act is not blamed")


def _shorten(side: list[Participant], own: int, others: Sequence[Participant]) -> bool:
    """Drop from `side`, beyond its first `own`, whoever is of a country among `others`."""
    codes = {code for p in others if (code := code_of(p))}
    kept = [p for p in side[own:] if code_of(p) not in codes]
    dropped = len(kept) < len(side) - own
    side[own:] = kept
    return dropped
