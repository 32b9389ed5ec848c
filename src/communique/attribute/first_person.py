"""Whose side "we" and "our country" are, inside somebody's words."""

from __future__ import annotations

from dataclasses import replace

from communique.attribute.attribution import Attribution
from communique.attribute.speaking import readings_of
from communique.model import Participant
from communique.recognize import Reading, Recognized, TokenKey
from communique.recognize.tables import state

FIRST_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
FIRST_SINGULAR = frozenset({"i", "me", "my", "mine", "myself"})


def speakers_of(recognized: Recognized, attribution: Attribution) -> tuple[Participant, ...]:
    """Who speaks; empty where the source is not known or is no actor."""
    if attribution.source_head is None:
        return ()
    unit, token = attribution.source_head
    found = readings_of(recognized, attribution.source_head)
    if not found:
        head = recognized.parsed.units[unit].doc[token]
        if head.dep_ in {"relcl", "acl"} or head.lower_ in {"who", "which", "that"}:
            found = readings_of(recognized, (unit, head.head.head.i))
    people = (p for reading in found for p in reading.participants)
    return tuple({p.actor_id or f"{p.name} {p.mentioned}": p for p in people}.values())


def with_first_person(recognized: Recognized, attributions: tuple[Attribution, ...]) -> Recognized:
    """The same document with readings for the first person inside attributed words."""
    readings = dict(recognized.readings)
    for attribution in sorted(attributions, key=lambda a: -len(a.content)):
        speakers = speakers_of(recognized, attribution)
        countries = sorted({p.country for p in speakers if p.country})
        if not countries:
            continue
        for stretch in attribution.stretches:
            doc = recognized.parsed.units[stretch.unit].doc
            for token in doc[stretch.first : stretch.last]:
                if token.pos_ != "PRON":
                    continue
                meant: tuple[Participant, ...] = ()
                if token.lower_ in FIRST_PLURAL:
                    meant = tuple(state(code) for code in countries)
                elif token.lower_ in FIRST_SINGULAR:
                    meant = speakers
                if meant:
                    readings[stretch.unit, token.i] = _reading(
                        recognized, stretch.unit, token.i, meant
                    )
    return replace(recognized, readings=readings)


def _reading(
    recognized: Recognized, unit: int, token: int, meant: tuple[Participant, ...]
) -> Reading:
    span = recognized.parsed.units[unit].span(recognized.parsed.text, token, token + 1)
    placed: TokenKey = (unit, token)
    participants = tuple(replace(p, mentioned=span) for p in meant)
    return Reading(*placed, token + 1, token, participants, "pronoun", "the speaker's side")
