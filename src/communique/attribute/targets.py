"""What in a content may be a target of its speaker's judgement, and the features of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.attribute.attribution import Attribution
from communique.attribute.features import FIRST
from communique.attribute.stance import evaluative_words, stance_towards
from communique.attribute.things import Candidate, is_deed, things
from communique.model import Participant
from communique.parse.tokens import Token
from communique.recognize.recognized import Recognized
from communique.recognize.tables import countries, state

_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "oprd"})
_NAMING = frozenset({"name", "surname", "metonym"})


def candidates(
    recognized: Recognized, attribution: Attribution, speakers: tuple[Participant, ...]
) -> Iterator[Candidate]:
    """The actors of the content, each once and none of the speakers, then its things and deeds."""
    own = {_identity(p) for p in speakers}
    seen: set[str] = set()
    read: set[tuple[int, int]] = set()
    for candidate in _actors(recognized, attribution):
        assert candidate.who is not None
        key = _identity(candidate.who)
        if candidate.reading is not None:
            reading = candidate.reading
            if reading.how in _NAMING:
                read |= {(candidate.unit, j) for j in range(reading.start, reading.end)}
        if key in own or key in seen or candidate.token.lower_ in FIRST:
            continue
        seen.add(key)
        yield candidate
    yield from things(recognized, attribution, read)


def _actors(recognized: Recognized, attribution: Attribution) -> Iterator[Candidate]:
    for stretch in attribution.stretches:
        doc = recognized.parsed.units[stretch.unit].doc
        for i in range(stretch.first, stretch.last):
            key = (stretch.unit, i)
            reading = recognized.readings.get(key)
            if reading is not None:
                for who in reading.participants:
                    yield Candidate(stretch.unit, doc[reading.head], "actor", reading, who)
                continue
            for code in recognized.adjectives.get(key, ()):
                if code in countries():
                    text = recognized.parsed.text
                    span = recognized.parsed.units[stretch.unit].span(text, i, i + 1)
                    who = replace(state(code), mentioned=span)
                    yield Candidate(stretch.unit, doc[i], "actor", None, who)


def _identity(who: Participant) -> str:
    return who.actor_id or f"{who.kind}:{who.name}"


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
    what = "actor" if candidate.kind == "actor" else "deed" if is_deed(token) else "thing"
    stance, _ = stance_towards(attribution, token)
    judged = "none" if stance is None else str(stance)
    yield f"{what}"
    yield f"{what} kind={candidate.kind}"
    yield f"place={min(place, 3)}"
    yield f"{what} role={role}"
    yield f"{what} force+role={attribution.force}+{role}"
    yield f"{what} sense+polarity+role={attribution.sense_force}{attribution.polarity}+{role}"
    if what != "actor":
        yield f"noun={token.lemma_.lower()}"
        yield f"kind+force={candidate.kind}+{attribution.force}"
        yield f"kind+shape={candidate.kind}+{attribution.shape}"
        sense = f"{attribution.sense_force}{attribution.polarity}"
        yield f"kind+sense+polarity={candidate.kind}+{sense}"
        det = next((c.lower_ for c in token.children if c.dep_ in {"det", "poss"}), "none")
        yield f"det={det}"
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
