"""Words that lay a hostile act at another's door: an ACCUSE whose cue only says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.attribute import Attribution
from communique.attribute.first_person import speakers_of
from communique.coding.codebook import Pattern
from communique.coding.evaluate import Candidate
from communique.coding.matcher import Hit
from communique.coding.notation import Trigger
from communique.coding.participants import code_of
from communique.model import Participant
from communique.recognize import Recognized

WRONGS = frozenset({"ASSAULT", "COERCE", "MOBILIZE"})
"""Types of acts that are laid at somebody's door by being told of."""

DONE = frozenset({"occurred", "ongoing", "historical"})


def allegations(
    recognized: Recognized, attributions: Sequence[Attribution], found: Sequence[Candidate]
) -> Iterator[Candidate]:
    """One ACCUSE for each statement of one side that tells a hostile act of another's."""
    for attribution in attributions:
        if not attribution.cue_tokens or attribution.negated or attribution.force == "deny":
            continue
        if attribution.kind == "attitude" or _is_told(attribution, found):
            continue
        speakers = list(speakers_of(recognized, attribution))
        own = {code for p in speakers if (code := code_of(p))}
        wrong = next((c for c in found if own and _is_laid(c, attribution, own)), None)
        if wrong is not None:
            yield _accusation(recognized, attribution, speakers, wrong)


def _is_laid(act: Candidate, attribution: Attribution, own: set[str]) -> bool:
    """Whether the statement tells the act as done by others than its speakers' side."""
    if act.event_type not in WRONGS or act.status not in DONE or act.hit.is_noun:
        return False
    theirs = {code for p in act.actors if (code := code_of(p))}
    inside = attribution.holds((act.unit, act.hit.anchor.i)) and act.hit.head.dep_ != "relcl"
    return inside and bool(theirs) and not theirs & own


def _is_told(attribution: Attribution, found: Sequence[Candidate]) -> bool:
    """Whether the cue is a trigger by itself."""
    return any(
        c.unit == attribution.unit and set(c.hit.used) & set(attribution.cue_tokens) for c in found
    )


def _accusation(
    recognized: Recognized,
    attribution: Attribution,
    speakers: list[Participant],
    wrong: Candidate,
) -> Candidate:
    head = recognized.parsed.units[attribution.unit].doc[attribution.cue_tokens[0]]
    trigger = Trigger(attribution.cue_lemma, frozenset({attribution.cue_lemma}))
    pattern = Pattern(
        id="ACCUSE/allegation",
        event_type="ACCUSE",
        triggers=(trigger,),
        slots={},
        needs=(),
        mode="allege",
        status="occurred",
        content_link="accused_of",
        speech=True,
    )
    hit = Hit(pattern, trigger, head, None, tuple(attribution.cue_tokens))
    step = f"the words lay {wrong.hit.trigger.text!r} at the door of {wrong.actors[0].name}"
    made = Candidate(hit, attribution.unit, speakers, [*wrong.actors], [], [], [step])
    made.links.append(("accused_of", wrong))
    return made
