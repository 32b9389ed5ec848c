"""Which found mention, or statement, stands for which one of the gold."""

from __future__ import annotations

from collections.abc import Sequence

from communique.analyze.eval.assign import assign
from communique.analyze.eval.identity import codes
from communique.model import EventMention, Span, Statement

HALF = 0.5
"""Share of the shorter content that two statements must have in common."""

Pairs = list[tuple[EventMention, EventMention]]


def align_mentions(
    golds: Sequence[EventMention], founds: Sequence[EventMention], optional: frozenset[str]
) -> Pairs:
    """Gold and found mentions of one document, one to one.

    Only such can meet whose evidence overlaps and that share the type or the trigger's words. Among
    these the assignment with the most in common is taken: type first, then both sides' countries,
    the trigger, the status; mentions that are due go before optional ones.
    """
    worth = [[_worth(g, f, g.id in optional) for f in founds] for g in golds]
    return [(golds[i], founds[j]) for i, j in assign(worth)]


def _worth(gold: EventMention, found: EventMention, optional: bool) -> float:
    typed = gold.event_type == found.event_type
    touching = gold.trigger.overlaps(found.trigger)
    if not (typed or touching) or not overlap(gold.evidence, found.evidence):
        return 0.0
    common = (
        16 * typed
        + 8 * (codes(gold.actors) == codes(found.actors))
        + 8 * (codes(gold.recipients) == codes(found.recipients))
        + 4 * touching
        + (gold.status == found.status)
    )
    near = 1 / (2 + abs(gold.trigger.start - found.trigger.start))
    return 1 + common + near - 0.5 * optional


def overlap(ours: Sequence[Span], theirs: Sequence[Span]) -> bool:
    """Whether any two spans share a character."""
    return any(a.overlaps(b) for a in ours for b in theirs)


def letters(spans: Sequence[Span]) -> set[int]:
    """The offsets of the spans' letters and digits."""
    return {s.start + i for s in spans for i, c in enumerate(s.quote) if c.isalnum()}


def align_statements(
    golds: Sequence[Statement], founds: Sequence[Statement]
) -> list[tuple[Statement, Statement]]:
    """Gold and found statements of one document, one to one.

    Two can meet where at least half of the shorter content's letters are common; the assignment
    with the most common content is taken, a common cue weighing in.
    """
    ours = [letters(g.content) for g in golds]
    theirs = [letters(f.content) for f in founds]

    def worth(i: int, j: int) -> float:
        common = len(ours[i] & theirs[j])
        if not common or common < HALF * min(len(ours[i]), len(theirs[j])):
            return 0.0
        dice = 2 * common / (len(ours[i]) + len(theirs[j]))
        return dice + 0.5 * overlap(golds[i].cue, founds[j].cue)

    table = [[worth(i, j) for j in range(len(founds))] for i in range(len(golds))]
    return [(golds[i], founds[j]) for i, j in assign(table)]
