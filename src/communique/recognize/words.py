"""Who is meant by a stretch of the text."""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.model import Participant, Span
from communique.parse import Unit
from communique.parse.tokens import Span as TokenSpan
from communique.recognize.recognized import Reading, Recognized
from communique.recognize.tables import state


@dataclass(frozen=True, slots=True)
class Meant:
    """Who the words mean: several for a group of them, nobody where they are not read.

    `how` is that of the reading they belong to, place or nothing; `reason` is in plain words.
    """

    participants: tuple[Participant, ...]
    how: str
    reason: str


def locate(recognized: Recognized, words: Span) -> tuple[Unit, TokenSpan] | None:
    """The parsed unit and the tokens of a stretch of the text; None where it is not parsed."""
    for unit in recognized.parsed.units:
        start, end = words.start - unit.start, words.end - unit.start
        if start >= 0 and end <= len(unit.doc.text):
            tokens = unit.doc.covering(start, end)
            return (unit, tokens) if tokens else None
    return None


def meant(recognized: Recognized, words: Span) -> Meant:
    """Who a stretch of the text means: the reading whose head it holds, else what modifies there.

    An adjective alone ("Icelandic" in "his Icelandic colleague") means its state.
    """
    found = locate(recognized, words)
    if found is None:
        return Meant((), "nothing", "the words are in no block that is read")
    unit, tokens = found
    near = [
        r
        for r in recognized.readings.values()
        if r.unit == unit.index and r.start < tokens.end and tokens.start < r.end
    ]
    inside = [r for r in near if tokens.start <= r.head < tokens.end]
    if not inside and (state_named := _state_at(recognized, unit, tokens)):
        return state_named
    if not near:
        return Meant((), "nothing", "no table and no rule reads these words")
    best = max(inside or near, key=lambda r: _fit(r, tokens))
    return Meant(_with_words(best.participants, words), best.how, best.reason)


def _state_at(recognized: Recognized, unit: Unit, tokens: TokenSpan) -> Meant | None:
    """The states of adjectives or of a place among the tokens."""
    codes = [
        code for token in tokens for code in recognized.adjectives.get((unit.index, token.i), ())
    ]
    how, reason = "adjective", "the adjective of a state"
    if not codes:
        here = (
            p
            for p in recognized.places
            if p.unit == unit.index and tokens.start <= p.head < tokens.end
        )
        place = next((p for p in here if p.place.country), None)
        if place is None or place.place.country is None:
            return None
        codes, how, reason = [place.place.country], "place", place.reason
    return Meant(tuple(state(code) for code in dict.fromkeys(codes)), how, reason)


def _fit(reading: Reading, tokens: TokenSpan) -> tuple[bool, int]:
    shared = min(reading.end, tokens.end) - max(reading.start, tokens.start)
    return reading.head == tokens.root.i, shared


def _with_words(people: tuple[Participant, ...], words: Span) -> tuple[Participant, ...]:
    return tuple(p if p.mentioned else replace(p, mentioned=words) for p in people)
