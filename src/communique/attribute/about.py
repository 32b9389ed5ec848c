"""Whom and what a statement judges: the candidates of its content, ruled or ranked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.attribute.attribution import Attribution
from communique.attribute.ranker import load_ranker
from communique.attribute.stance import stance_towards
from communique.attribute.targets import Candidate, candidates, target_features
from communique.model import About, Participant, Span, Why
from communique.model.records import Stance
from communique.recognize.recognized import Recognized

LEAST = 0.5
"""Least probability at which a candidate counts as judged at all."""
LEAST_SHOWN = 0.25
"""The same, where cue or words already show a stance by the rules."""
_STANCES: dict[str, Stance | None] = {"-1": -1, "1": 1, "open": None}


@dataclass(frozen=True, slots=True)
class Judged:
    """What is judged, with the reason for the stance."""

    about: About
    why: Why


def concerned(
    recognized: Recognized,
    attribution: Attribution,
    speakers: tuple[Participant, ...],
    *,
    ranker: bool = True,
) -> tuple[Judged, ...]:
    """The actors and things of the content that the speaker judges, in the order of the text."""
    found = list(candidates(recognized, attribution, speakers))
    own = frozenset(p.country for p in speakers if p.country)
    judged = (
        _ranked(recognized, attribution, candidate, place, own)
        if ranker
        else _ruled(recognized, attribution, candidate)
        for place, candidate in enumerate(found)
    )
    return tuple(one for one in judged if one is not None)


def _ruled(recognized: Recognized, attribution: Attribution, candidate: Candidate) -> Judged | None:
    stance, reason = stance_towards(attribution, candidate.token)
    if candidate.who is None and stance is None:
        return None
    return _judged(recognized, candidate, stance, reason)


def _ranked(
    recognized: Recognized,
    attribution: Attribution,
    candidate: Candidate,
    place: int,
    own: frozenset[str],
) -> Judged | None:
    model = load_ranker()["target"]
    names = target_features(recognized, attribution, candidate, place, own)
    likely = model.probabilities(names)
    stance, reason = stance_towards(attribution, candidate.token)
    if 1 - likely["no"] < (LEAST if stance is None else LEAST_SHOWN):
        return None
    label = max(_STANCES, key=lambda name: likely[name])
    if stance != _STANCES[label]:
        told = model.telling(names, label)
        reason = f"weighed by its place and the words beside it, mostly “{told}”"
    return _judged(recognized, candidate, _STANCES[label], reason)


def _judged(
    recognized: Recognized, candidate: Candidate, stance: Stance | None, reason: str
) -> Judged:
    span = _span(recognized, candidate)
    if candidate.who is not None:
        about = About("actor", candidate.who.actor_id, candidate.who.name, stance, span)
    else:
        about = About(candidate.kind, None, _name(span), stance, span)
    return Judged(about, Why(reason, (span,)))


def _span(recognized: Recognized, candidate: Candidate) -> Span:
    if candidate.who is not None and candidate.who.mentioned is not None:
        return candidate.who.mentioned
    unit = recognized.parsed.units[candidate.unit]
    if candidate.reading is not None:
        return unit.span(recognized.parsed.text, candidate.reading.start, candidate.reading.end)
    first, last = min(_words(candidate)), max(_words(candidate)) + 1
    return unit.span(recognized.parsed.text, first, last)


def _words(candidate: Candidate) -> Iterator[int]:
    """The noun with what stands before it and a short "of …" after it."""
    token = candidate.token
    yield token.i
    for c in token.children:
        if c.i < token.i and c.dep_ not in {"punct", "cc", "preconj", "predet"}:
            yield from (t.i for t in c.subtree if t.i < token.i)
        elif c.lower_ in {"of", "on", "with"} and c.right_edge.i - c.i <= 3:
            yield from (t.i for t in c.subtree)


def _name(span: Span) -> str:
    """The words without their article and marks."""
    name = " ".join(span.quote.split()).strip("“”\"'‘’«» ")
    first, _, rest = name.partition(" ")
    return rest if first.lower() in {"the", "a", "an", "this", "that"} and rest else name
