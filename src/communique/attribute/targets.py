"""What in a content may be a target of its speaker's judgement, and the features of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from communique.attribute.attribution import Attribution
from communique.attribute.cues import read_table
from communique.attribute.features import FIRST, clause_heads
from communique.attribute.stance import evaluative_words, stance_towards
from communique.model import Participant
from communique.parse.tokens import Token
from communique.recognize.recognized import Reading, Recognized

Kind = Literal["actor", "event", "dossier", "gathering", "idea"]
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "oprd"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor or thing inside a content; `who` is None for a thing."""

    unit: int
    token: Token
    kind: Kind
    reading: Reading | None = None
    who: Participant | None = None


@cache
def _kinds() -> dict[str, Kind]:
    table: dict[Kind, list[str]] = read_table("targets.yaml")
    return {word: kind for kind, words in table.items() for word in words}


def candidates(
    recognized: Recognized, attribution: Attribution, speakers: tuple[Participant, ...]
) -> Iterator[Candidate]:
    """The actors of the content, each once and none of the speakers, then its plain things."""
    own = {_identity(p) for p in speakers}
    seen: set[str] = set()
    read: set[tuple[int, int]] = set()
    for stretch in attribution.stretches:
        doc = recognized.parsed.units[stretch.unit].doc
        for i in range(stretch.first, stretch.last):
            reading = recognized.readings.get((stretch.unit, i))
            if reading is None:
                continue
            read |= {(stretch.unit, j) for j in range(reading.start, reading.end)}
            for who in reading.participants:
                key = _identity(who)
                if key in own or key in seen or doc[reading.head].lower_ in FIRST:
                    continue
                seen.add(key)
                yield Candidate(stretch.unit, doc[reading.head], "actor", reading, who)
    yield from _things(recognized, attribution, read)


def _identity(who: Participant) -> str:
    return who.actor_id or f"{who.kind}:{who.name}"


def _things(
    recognized: Recognized, attribution: Attribution, read: set[tuple[int, int]]
) -> Iterator[Candidate]:
    """The nouns that head the content, or are subject or object of its clauses."""
    if attribution.content_head is None:
        return
    unit = attribution.content_head[0]
    heads = clause_heads(recognized, attribution)
    for verb in heads[:2]:
        players = [verb] if verb.pos_ == "NOUN" else [c for c in verb.children if c.dep_ in _ROLES]
        for token in players:
            if token.pos_ != "NOUN" or (unit, token.i) in read:
                continue
            if token.doc is recognized.parsed.units[unit].doc and attribution.holds(
                (unit, token.i)
            ):
                kind = _kinds().get(token.lemma_.lower(), "idea")
                yield Candidate(unit, token, kind)


def target_features(
    recognized: Recognized,
    attribution: Attribution,
    candidate: Candidate,
    place: int,
    own: frozenset[str],
) -> frozenset[str]:
    """The features of one candidate; `place` is its number, `own` the speakers' countries."""
    return frozenset(("bias", *_features(recognized, attribution, candidate, place, own)))


def _features(
    recognized: Recognized,
    attribution: Attribution,
    candidate: Candidate,
    place: int,
    own: frozenset[str],
) -> Iterator[str]:
    token = candidate.token
    role = _role(attribution, candidate)
    what = "actor" if candidate.kind == "actor" else "thing"
    stance, _ = stance_towards(attribution, token)
    judged = "none" if stance is None else str(stance)
    yield f"{what}"
    yield f"{what} kind={candidate.kind}"
    yield f"place={min(place, 3)}"
    yield f"{what} role={role}"
    yield f"{what} force+role={attribution.force}+{role}"
    yield f"{what} sense+polarity+role={attribution.sense_force}{attribution.polarity}+{role}"
    yield f"judged={judged}"
    yield f"judged+force={judged}+{attribution.force}"
    yield f"cue={attribution.cue_lemma}"
    yield f"cue+role={attribution.cue_lemma}+{role}"
    yield f"{what} force={attribution.force}"
    yield f"shape={attribution.shape}"
    if candidate.who is not None:
        yield f"who={candidate.who.kind}"
        side = "own" if candidate.who.country and candidate.who.country in own else "other"
        yield f"side={side}"
        yield f"side+force={side}+{attribution.force}"
        yield f"side+role={side}+{role}"
    yield from _of_words(recognized, attribution, token)


def _of_words(recognized: Recognized, attribution: Attribution, token: Token) -> Iterator[str]:
    sum_ = 0
    for stretch in attribution.stretches:
        doc = recognized.parsed.units[stretch.unit].doc
        sum_ += sum(
            evaluative_words().get(t.lemma_.lower(), 0) for t in doc[stretch.first : stretch.last]
        )
    tone = "good" if sum_ > 0 else "bad" if sum_ < 0 else "even"
    yield f"tone={tone}"
    yield f"tone+force={tone}+{attribution.force}"
    verb = token.head if token.dep_ in _ROLES else token.head.head
    yield f"verb={verb.lemma_.lower()}"
    yield f"verb judged={evaluative_words().get(verb.lemma_.lower(), 0)}"
    if any(c.dep_ == "neg" for c in verb.children):
        yield f"verb negated+{attribution.force}"
    if any(c.tag_ == "MD" for c in verb.children):
        yield "verb modal"


def _role(attribution: Attribution, candidate: Candidate) -> str:
    """Where the word stands below the content's top: two steps of the parse."""
    token = candidate.token
    while token.dep_ in {"conj", "appos"} and token.head.i != token.i:
        token = token.head
    top = attribution.content_head[1] if attribution.content_head else -1
    if token.i == top:
        return "top"
    if token.i in attribution.cue_tokens or token.head.i in attribution.cue_tokens:
        return f"{token.dep_}<cue"
    step = f"{token.dep_}" if token.dep_ != "pobj" else f"{token.head.lower_}"
    above = token.head if token.dep_ != "pobj" else token.head.head
    if above.i == top:
        return f"{step}<top"
    return f"{step}<{above.dep_}"
