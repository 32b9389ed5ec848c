"""Choose among candidates that claim the same words."""

from __future__ import annotations

from communique.coding.evaluate import Candidate


def choose(candidates: list[Candidate]) -> list[Candidate]:
    """One candidate for each trigger: the longest trigger, then the one with more slots filled.

    A noun that a light verb has used up triggers no more, and a verb that carries a nominal event
    of the same type with the same participants adds none.
    """
    ranked = sorted(candidates, key=_rank)
    taken: dict[int, Candidate] = {}
    kept: list[Candidate] = []
    for candidate in ranked:
        core = _core(candidate)
        if any(i in taken for i in core):
            continue
        for i in core:
            taken[i] = candidate
        kept.append(candidate)
    kept.sort(key=lambda c: c.hit.anchor.i)
    return [c for c in kept if not any(_repeats(c, other) for other in kept if other is not c)]


def _rank(candidate: Candidate) -> tuple[int, int, int, int]:
    sides = bool(candidate.actors) + bool(candidate.recipients)
    return (
        -candidate.hit.trigger.size,
        -sides,
        -len(candidate.content),
        candidate.hit.anchor.i,
    )


def _core(candidate: Candidate) -> list[int]:
    hit = candidate.hit
    core = [hit.head.i]
    if hit.noun is not None:
        core.append(hit.noun.i)
    return core


def _repeats(candidate: Candidate, other: Candidate) -> bool:
    """Whether a nominal event only names again what the verb that governs it tells."""
    if candidate.event_type != other.event_type or not candidate.hit.is_noun:
        return False
    noun, head = candidate.hit.head, other.hit.head
    if other.inside(noun) or noun.sent.start != head.sent.start:
        return False
    near = noun.head.i == head.i or noun.head.head.i == head.i
    mine = {p.actor_id or p.name for p in (*candidate.actors, *candidate.recipients)}
    theirs = {p.actor_id or p.name for p in (*other.actors, *other.recipients)}
    return near and mine <= theirs
