"""Choose among candidates that claim the same words."""

from __future__ import annotations

from communique.coding.evaluate import Candidate
from communique.model import Participant

SIDE = 1.5
"""What a side filled with a known actor weighs against a word of the trigger."""

NEGATION = 1.5
"""What a negation that the pattern asks for weighs."""


def choose(candidates: list[Candidate]) -> list[Candidate]:
    """One candidate for each trigger: the one with most words and sides filled.

    A noun that a light verb has used up triggers no more, and a verb that carries a nominal event
    of the same type with the same participants adds none.
    """
    ranked = sorted(candidates, key=_rank)
    taken: dict[int, list[Candidate]] = {}
    told: set[int] = set()
    kept: list[Candidate] = []
    for candidate in ranked:
        core = _core(candidate)
        if any(not _stand_together(candidate, other) for i in core for other in taken.get(i, ())):
            continue
        used = candidate.hit.is_noun and not told.isdisjoint(core)
        if used and not candidate.hit.pattern.beside:
            continue
        for i in core:
            taken.setdefault(i, []).append(candidate)
        if candidate.hit.noun is not None:
            told.add(candidate.hit.noun.i)
        kept.append(candidate)
    kept.sort(key=lambda c: c.hit.anchor.i)
    return [c for c in kept if not any(_repeats(c, other) for other in kept if other is not c)]


def _stand_together(candidate: Candidate, other: Candidate) -> bool:
    """Whether one word may tell both acts: a pledge, and the aid that is pledged."""
    beside = candidate.hit.pattern.beside or other.hit.pattern.beside
    return beside and candidate.event_type != other.event_type


def merge_same(chosen: list[Candidate]) -> list[Candidate]:
    """Make one of two candidates whose words tell one event of the same type.

    An event noun as subject of a verb of the same type ("an attack hit …"), or a meeting with a
    relative clause on it ("a meeting …, which was joined by …"), gives its participants over.
    """
    gone: set[int] = set()
    for inner in chosen:
        for outer in chosen:
            if inner is outer or inner.event_type != outer.event_type or id(outer) in gone:
                continue
            if _is_subject_noun(inner, outer) or _is_relative(inner, outer):
                _give_over(inner, outer)
                gone.add(id(inner))
                break
    return [c for c in chosen if id(c) not in gone]


def _is_subject_noun(noun: Candidate, verb: Candidate) -> bool:
    if not noun.hit.is_noun or verb.hit.is_noun:
        return False
    return noun.hit.head.head.i == verb.hit.head.i and noun.hit.head.dep_ in {"nsubj", "nsubjpass"}


def _is_relative(clause: Candidate, meeting: Candidate) -> bool:
    if (
        clause.event_type != "CONSULT"
        or clause.hit.is_noun
        or clause.hit.head.dep_ not in {"relcl", "acl"}
    ):
        return False
    noun = meeting.hit.noun if meeting.hit.noun is not None else meeting.hit.head
    return noun.pos_ in {"NOUN", "PROPN"} and noun.is_ancestor(clause.hit.head)


def _give_over(inner: Candidate, outer: Candidate) -> None:
    known = {p.actor_id or p.name for p in (*outer.actors, *outer.recipients)}
    outer.actors += [p for p in inner.actors if (p.actor_id or p.name) not in known]
    if not _is_known(outer.recipients):
        outer.recipients += [p for p in inner.recipients if (p.actor_id or p.name) not in known]
    outer.note("actors", outer.actors, "same event")
    outer.note("recipients", outer.recipients, "same event")
    outer.steps.append(f"joined with {inner.hit.trigger.text!r} of the same event")


def _rank(candidate: Candidate) -> tuple[float, int, int, int]:
    sides = _is_known(candidate.actors) + _is_known(candidate.recipients)
    pattern = candidate.hit.pattern
    size = candidate.hit.trigger.size + NEGATION * pattern.negated + SIDE * sides
    asked = len(pattern.words_in)
    return (-size, -asked, -len(candidate.content), candidate.hit.anchor.i)


def _is_known(people: list[Participant]) -> bool:
    return any(p.country or p.bloc for p in people)


def _core(candidate: Candidate) -> list[int]:
    """The words that no second act may stand on; a relative clause leaves its noun to a verb."""
    hit = candidate.hit
    core = [hit.head.i]
    if hit.noun is not None and not hit.noun.is_ancestor(hit.head):
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
    if other.hit.noun is not None:  # "hosted three rounds of talks"
        near = near or noun.head.head.i == other.hit.noun.i
    if near and noun.dep_ == "pobj" and noun.head.lower_ == "for":
        return True  # "met for talks"
    mine = {p.actor_id or p.name for p in (*candidate.actors, *candidate.recipients)}
    theirs = {p.actor_id or p.name for p in (*other.actors, *other.recipients)}
    return near and mine <= theirs
