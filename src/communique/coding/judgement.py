"""Statements that judge somebody's conduct: an ACCUSE or a SUPPORT whose cue does not say so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.attribute import Attribution
from communique.attribute.first_person import speakers_of
from communique.coding.codebook import Pattern
from communique.coding.evaluate import Candidate
from communique.coding.matcher import Hit
from communique.coding.notation import Trigger
from communique.model import Participant, Statement
from communique.recognize import Recognized

JUDGING = frozenset({"evaluate", "report", "deny", "predict", "prescribe"})
TYPES = {-1: "ACCUSE"}
"""Stance → type. Kind words are mostly courtesy, so only adverse ones make an act."""


def judgements(
    recognized: Recognized,
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
    found: Sequence[Candidate],
) -> Iterator[Candidate]:
    """One act for each statement whose words judge another state or body, for or against."""
    for attribution, statement in zip(attributions, statements, strict=False):
        if not attribution.cue_tokens or attribution.negated or statement.force not in JUDGING:
            continue
        if attribution.kind == "attitude" or _told(attribution, found):
            continue
        speakers = list(speakers_of(recognized, attribution))
        own = {p.country for p in speakers if p.country}
        if not own:
            continue
        for stance, event_type in TYPES.items():
            judged = _judged(recognized, statement, stance, own)
            if judged:
                yield _candidate(recognized, attribution, speakers, judged, event_type)


def _judged(
    recognized: Recognized, statement: Statement, stance: int, own: set[str]
) -> list[Participant]:
    starts = {
        a.mentioned.start for a in statement.about if a.kind == "actor" and a.stance == stance
    }
    found: dict[str, Participant] = {}
    for reading in recognized.readings.values():
        for p in reading.participants:
            if p.mentioned and p.mentioned.start in starts and p.country and p.country not in own:
                found.setdefault(p.actor_id or p.name, p)
    return list(found.values())


def _told(attribution: Attribution, found: Sequence[Candidate]) -> bool:
    """Whether the cue is a trigger by itself, or what is said amounts to a threat."""
    return any(
        c.unit == attribution.unit
        and (set(c.hit.used) & set(attribution.cue_tokens) or _is_threat(c, attribution))
        for c in found
    )


def _is_threat(act: Candidate, attribution: Attribution) -> bool:
    at = act.hit.anchor.i
    return act.event_type == "THREATEN" and any(
        s.unit == act.unit and s.first <= at < s.last for s in attribution.stretches
    )


def _candidate(
    recognized: Recognized,
    attribution: Attribution,
    speakers: list[Participant],
    judged: list[Participant],
    event_type: str,
) -> Candidate:
    doc = recognized.parsed.units[attribution.unit].doc
    head = doc[attribution.cue_tokens[0]]
    trigger = Trigger(attribution.cue_lemma, frozenset({attribution.cue_lemma}))
    pattern = Pattern(
        id=f"{event_type}/judgement",
        event_type=event_type,
        triggers=(trigger,),
        slots={},
        needs=(),
        status="occurred",
        content_link="accused_of" if event_type == "ACCUSE" else "content",
        speech=True,
    )
    hit = Hit(pattern, trigger, head, None, tuple(attribution.cue_tokens))
    content = [
        doc[attribution.content_head[1]]
        for _ in [0]
        if attribution.content_head and attribution.content_head[0] == attribution.unit
    ]
    word = "for" if event_type == "SUPPORT" else "against"
    step = f"the statement's words speak {word} {', '.join(p.name for p in judged)}"
    act = Candidate(hit, attribution.unit, speakers, judged, [], content, [step])
    act.note("actors", speakers, "speaker")
    act.note("recipients", judged, "judged")
    return act
