"""The conference or summit at which an act took place, as its sentence names it."""

from __future__ import annotations

from communique.coding.evaluate import Candidate
from communique.model import GatheringRef
from communique.model.records import GatheringRelation
from communique.parse.tokens import Token
from communique.recognize import Recognized

NAMED = frozenset(
    "conference summit forum assembly congress dialogue session council meeting symposium".split()
)
"""Last words of the names of gatherings."""

RELATIONS: dict[str, GatheringRelation] = {
    "sideline": "sidelines",
    "margin": "sidelines",
    "opening": "opening",
    "inauguration": "opening",
    "closing": "closing",
    "close": "closing",
    "conclusion": "closing",
    "end": "closing",
    "preparation": "preparation",
    "attend": "attendance",
    "participate": "attendance",
    "partake": "attendance",
    "address": "session",
}
"""Words that govern the gathering's name → how the act stands to it."""


def gathering_of(candidate: Candidate, recognized: Recognized) -> GatheringRef | None:
    """The gathering named in the act's sentence; None where none is named.

    Only a capitalized name counts; a bare "conference" is told by the act itself.
    """
    for token in candidate.hit.anchor.sent:
        if token.lemma_.lower() not in NAMED or not token.text[:1].isupper():
            continue
        start = _name_start(token)
        if start == token.i:
            continue
        unit = recognized.parsed.units[candidate.unit]
        end = _name_end(token)
        span = unit.span(recognized.parsed.text, start, end)
        return GatheringRef(span.quote, _relation(token), span)
    return None


def _name_start(head: Token) -> int:
    start = head.i
    while start > head.sent.start and head.doc[start - 1].text[:1].isupper():
        start -= 1
    return start


def _name_end(head: Token) -> int:
    """Over "on International Security" and the like."""
    end = head.i + 1
    doc = head.doc
    while end + 1 < head.sent.end and doc[end].lower_ in {"on", "of", "for"}:
        if not doc[end + 1].text[:1].isupper():
            break
        end += 2
        while end < head.sent.end and doc[end].text[:1].isupper():
            end += 1
    return end


def _relation(head: Token) -> GatheringRelation:
    for above in head.ancestors:
        found = RELATIONS.get(above.lemma_.lower())
        if found is not None:
            return found
    return "session"
