"""Contents that are nouns: objects of verbs and prepositions, subjects of passives."""

from __future__ import annotations

from collections.abc import Iterator

from communique.attribute.content import (
    Content,
    is_finite,
    object_of,
    of_time,
    whole,
)
from communique.attribute.cues import Sense
from communique.parse.syntax import child, children, is_infinitive, is_passive
from communique.parse.tokens import Token

COMPLETING = frozenset({"as", "for", "of", "from", "against", "to", "with", "on", "over"})
"""Prepositions that complete an object: "call A … as B", "blame A for B"."""


def by_object(verb: Token, sense: Sense, frame: str) -> Content | None:
    """The noun object; the subject of a passive."""
    if is_passive(verb):
        return passive_content(verb, frame)
    obj = object_of(verb)
    if obj is None or (verb.dep_ == "relcl" and obj.lower_ in {"that", "which"}):
        return _antecedent(verb, frame)
    return Content((whole(obj),), obj, frame)


def _antecedent(verb: Token, frame: str) -> Content | None:
    """The noun of a relative clause that it is the object of: "a charge he denied"."""
    noun = verb.head
    if verb.dep_ != "relcl" or noun.pos_ not in {"NOUN", "PROPN"} or not is_finite(verb):
        return None
    subject = child(verb, "nsubj")
    if subject is None or subject.tag_ in {"WDT", "WP"}:
        return None
    return Content(((noun.left_edge.i, verb.left_edge.i),), noun, frame)


def by_measure(verb: Token, sense: Sense, frame: str) -> Content | None:
    """An object with the figure or reason that it is given: "put the cost at ten million"."""
    obj = object_of(verb)
    if obj is None or obj.i < verb.i:
        return None
    ends = [
        c.right_edge.i + 1
        for c in verb.children
        if c.i > obj.i and c.lower_ in {"at", "down", "to"} and c.dep_ in {"prep", "prt", "advmod"}
    ]
    return Content(((obj.left_edge.i, max(ends)),), obj, frame) if ends else None


def by_bidding(verb: Token, sense: Sense, frame: str) -> Content | None:
    """Who is bidden where: "invited them to Vienna"."""
    if is_passive(verb):
        return None
    obj = object_of(verb)
    to = next((c for c in verb.children if c.lower_ == "to" and c.dep_ in {"prep", "dative"}), None)
    if obj is None or to is None or to.i < obj.i:
        return None
    return Content(((obj.left_edge.i, to.right_edge.i + 1),), obj, frame, obj)


def by_rest(verb: Token, sense: Sense, frame: str) -> Content | None:
    """The object with what completes it; needs a completion."""
    if is_passive(verb):
        found = passive_content(verb, frame)
        return found if found is not None and len(found.ranges) > 1 else None
    small = next((c for c in children(verb, "ccomp") if is_small(c) and c.i > verb.i), None)
    if small is not None:
        return Content((whole(small),), small, frame)
    obj = object_of(verb)
    if obj is None or obj.i < verb.i:
        return None
    last = _completed(verb, obj)
    if last is None:
        return None
    return Content(((obj.left_edge.i, last),), obj, frame)


def is_small(clause: Token) -> bool:
    """Whether it is a clause without tense but with its own subject: "called him rash"."""
    return (
        child(clause, "nsubj") is not None
        and not is_finite(clause)
        and child(clause, "mark") is None
    )


def _completed(verb: Token, obj: Token) -> int | None:
    last = None
    end = obj.right_edge.i + 1
    for c in verb.children:
        if c.i <= obj.i:
            continue
        completes = c.dep_ in {"oprd", "xcomp", "acomp"} or (
            c.dep_ in {"prep", "dative"} and c.lower_ in COMPLETING and c.left_edge.i <= end + 1
        )
        if completes and not of_time(c):
            last = end = c.right_edge.i + 1
    if last is None and any(c.dep_ == "prep" and c.lower_ in {"as", "for"} for c in obj.children):
        return obj.right_edge.i + 1
    return last


def by_preposition(verb: Token, sense: Sense, frame: str) -> Content | None:
    """The object of the preposition that the frame names."""
    for prep in _adpositions(verb, frame):
        for obj in prep.children:
            if obj.dep_ in {"pobj", "pcomp", "ccomp"} and not of_time(prep):
                first, last = whole(obj)
                if frame in {"at", "against"}:
                    last = max(last, _because(verb, obj))
                if frame in {"for", "on", "upon"}:
                    last = max(last, _infinitive_after(verb, obj))
                return Content(((first, last),), obj, frame, extra_cue=(prep,))
        if prep.dep_ == "prt" and (after := object_of(verb)) is not None:
            return Content((whole(after),), after, frame, extra_cue=(prep,))
    return None


def _adpositions(verb: Token, word: str) -> Iterator[Token]:
    for c in verb.children:
        if c.lower_ == word and c.dep_ in {"prep", "prt", "agent", "dative"}:
            yield c
        elif c.dep_ in {"prt", "advmod", "dobj", "acomp", "prep"}:
            for inner in c.children:
                if inner.lower_ == word and inner.dep_ == "prep":
                    yield inner


def _because(verb: Token, obj: Token) -> int:
    """Where "for imposing sanctions" ends, after "lashed out at them"."""
    ends = [
        c.right_edge.i + 1
        for c in verb.children
        if c.dep_ == "prep" and c.lower_ in {"for", "over"} and c.i > obj.i
    ]
    return max(ends, default=0)


def _infinitive_after(verb: Token, obj: Token) -> int:
    for c in children(verb, "xcomp", "advcl", "ccomp"):
        if is_infinitive(c) and c.i > obj.i:
            return c.right_edge.i + 1
    return 0


def passive_content(verb: Token, frame: str) -> Content | None:
    """The subject of a passive cue, with what follows: "A was accused by B of C"."""
    subject = child(verb, "nsubjpass")
    if subject is None:
        return None
    after = [
        c for c in verb.children
        if c.i > verb.i
        and (c.dep_ in {"oprd", "xcomp"} or (c.dep_ == "prep" and c.lower_ in COMPLETING))
    ]  # fmt: skip
    if not after and frame in {"inf", "urge"}:
        return None
    ranges = [whole(subject), *(whole(c) for c in after)]
    return Content(tuple(ranges), after[0] if after and frame == "inf" else subject, frame)
