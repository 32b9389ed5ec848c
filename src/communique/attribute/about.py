"""Whom and what a statement judges: the candidates of its content, ruled or ranked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.attribute.attribution import Attribution
from communique.attribute.ranker import load_ranker
from communique.attribute.stance import stance_towards
from communique.attribute.targets import candidates, target_features
from communique.attribute.things import Candidate
from communique.model import About, Participant, Span, Why
from communique.model.records import Stance
from communique.recognize.recognized import Recognized

LEAST = 0.4
"""Least probability at which a candidate counts as judged at all."""
LEAST_SHOWN = 0.25
"""The same, where cue or words already show a stance by the rules."""
LEAST_BEST = 0.1
"""The same, for the likeliest of a statement that judges and would judge nothing else."""
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
    if ranker:
        own = frozenset(p.country for p in speakers if p.country)
        return tuple(_ranked(recognized, attribution, found, own))
    judged = (_ruled(recognized, attribution, candidate) for candidate in found)
    return tuple(one for one in judged if one is not None)


def _ruled(recognized: Recognized, attribution: Attribution, candidate: Candidate) -> Judged | None:
    stance, reason = stance_towards(attribution, candidate.token)
    if candidate.who is None and stance is None:
        return None
    return _judged(recognized, candidate, stance, reason)


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A candidate with its features and what the ranker makes of them."""

    candidate: Candidate
    names: frozenset[str]
    likely: dict[str, float]
    enough: bool
    span: Span

    @property
    def judged(self) -> float:
        """The probability that it is judged."""
        return 1 - self.likely["no"]


def _ranked(
    recognized: Recognized,
    attribution: Attribution,
    found: Sequence[Candidate],
    own: frozenset[str],
) -> Iterator[Judged]:
    weighed = [
        _weigh(recognized, attribution, candidate, place, own)
        for place, candidate in enumerate(found)
    ]
    kept = [one for one in weighed if one.enough]
    best = max(weighed, key=lambda one: one.judged, default=None)
    if attribution.force == "evaluate" and not kept and best is not None:
        kept = [best] if best.judged >= LEAST_BEST else []
    for one in kept:
        if not any(_stands_in(recognized, one, other) for other in kept if other is not one):
            yield _shown(recognized, attribution, one)


def _weigh(
    recognized: Recognized,
    attribution: Attribution,
    candidate: Candidate,
    place: int,
    own: frozenset[str],
) -> _Weighed:
    names = target_features(recognized, attribution, candidate, place, own)
    likely = load_ranker()["target"].probabilities(names)
    stance, _ = stance_towards(attribution, candidate.token)
    least = LEAST if stance is None else LEAST_SHOWN
    span = _span(recognized, candidate)
    return _Weighed(candidate, names, likely, 1 - likely["no"] >= least, span)


def _stands_in(recognized: Recognized, one: _Weighed, other: _Weighed) -> bool:
    """Whether a thing's noun stands in the words of what is more likely meant."""
    if one.candidate.kind == "actor" or other.judged < one.judged:
        return False
    unit = recognized.parsed.units[one.candidate.unit]
    start = unit.offset(one.candidate.token)
    return other.span.start <= start < other.span.end


def _shown(recognized: Recognized, attribution: Attribution, one: _Weighed) -> Judged:
    """As the ranker weighs it; where that leaves the stance open, as cue and words show it."""
    label = max(_STANCES, key=lambda name: one.likely[name])
    stance, reason = stance_towards(attribution, one.candidate.token)
    if stance != _STANCES[label] and not (stance and label == "open"):
        told = load_ranker()["target"].telling(one.names, label)
        reason = f"weighed by its place and the words beside it, mostly “{told}”"
        stance = _STANCES[label]
    return _judged(recognized, one.candidate, stance, reason)


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
