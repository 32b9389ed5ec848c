"""Cues that are nouns or adjectives: "his claim that", "criticism of", "confident that"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.attribute.content import is_finite, whole
from communique.attribute.cues import Sense
from communique.attribute.page import Draft, Page, Range
from communique.attribute.source import source_of
from communique.attribute.subjects import owner_of, subject_of
from communique.parse import Unit
from communique.parse.syntax import child, children, is_infinitive
from communique.parse.tokens import Token


def noun_draft(page: Page, unit: Unit, noun: Token) -> Draft | None:
    """`His remarks that …`, `criticism of …`, `expressed hope to …`."""
    carrier = _carrier(page, noun)
    source = (source_of(carrier) if carrier is not None else None) or owner_of(noun)
    whole_object = carrier is not None and _foreign_owner(noun)
    for sense in page.cues.nouns.get(noun.lemma_.lower(), ()):
        found = _noun_content(noun, sense, carrier, owned=source is not None)
        if found is None:
            continue
        head, extra = found
        if whole_object:
            head, extra = noun, ()
        cue = (carrier, noun, *extra) if carrier is not None else (noun, *extra)
        if whole_object and carrier is not None:
            cue = (carrier,)
        elif carrier is None and sense.force == "evaluate":
            sense = replace(sense, kind="attitude")
        ranges: tuple[Range, ...] = ((unit.index, *whole(head)),)
        mechanism = "what the cue noun is about"
        shape = "noun" if source is not None or sense.kind == "attitude" else "ccomp"
        return Draft(unit, cue, sense, ranges, head, source, mechanism, shape)
    return None


def _foreign_owner(noun: Token) -> bool:
    """Whether somebody else's readiness, hope or support is told: "voiced Iran's readiness"."""
    owner = child(noun, "poss")
    return owner is not None and owner.pos_ != "PRON"


def _carrier(page: Page, noun: Token) -> Token | None:
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_.lower() in page.cues.carriers:
        return verb
    return None


def _noun_content(
    noun: Token, sense: Sense, carrier: Token | None, *, owned: bool
) -> tuple[Token, tuple[Token, ...]] | None:
    places = [noun] if carrier is None else [noun, carrier]
    for place in places:
        fits = [
            (head, extra)
            for frame in sense.frames
            if owned or frame == "ccomp"
            for head, extra in _at(place, frame, noun)
        ]
        if fits:
            return min(fits, key=lambda fit: fit[1][0].i if fit[1] else fit[0].left_edge.i)
    return None


def _at(place: Token, frame: str, noun: Token) -> Iterator[tuple[Token, tuple[Token, ...]]]:
    for c in place.children:
        if c.i < noun.i:
            continue
        if frame == "ccomp" and c.dep_ in {"acl", "ccomp", "relcl"} and _that(c):
            yield c, ()
        elif frame == "inf" and c.dep_ in {"acl", "xcomp", "advcl"} and is_infinitive(c):
            yield c, ()
        elif c.dep_ == "prep" and c.lower_ == frame:
            yield from ((o, (c,)) for o in c.children if o.dep_ in {"pobj", "pcomp"})


def _that(clause: Token) -> bool:
    if clause.dep_ == "ccomp":
        return is_finite(clause)
    return any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def adjective_draft(page: Page, unit: Unit, adjective: Token) -> Draft | None:
    """`Is confident that …`, `critical of …`."""
    verb = adjective.head
    if adjective.dep_ not in {"acomp", "oprd"} or verb.pos_ not in {"AUX", "VERB"}:
        return None
    source = subject_of(verb)
    if source is None or source.shown.lower_ in {"it", "that", "this", "which", "there"}:
        return None
    for sense in page.cues.adjectives.get(adjective.lemma_.lower(), ()):
        for frame in sense.frames:
            for head, extra in _adjective_content(adjective, frame):
                cue = (adjective, verb, *extra)
                ranges: tuple[Range, ...] = ((unit.index, *whole(head)),)
                reason = "what the cue adjective is about"
                return Draft(unit, cue, sense, ranges, head, source, reason, "adjective")
    return None


def _adjective_content(adjective: Token, frame: str) -> Iterator[tuple[Token, tuple[Token, ...]]]:
    for c in [*adjective.children, *children(adjective.head, "ccomp", "xcomp")]:
        if c.i < adjective.i:
            continue
        if frame == "ccomp" and c.dep_ == "ccomp" and is_finite(c):
            yield c, ()
        elif frame == "inf" and c.dep_ == "xcomp" and is_infinitive(c):
            yield c, ()
        elif c.dep_ == "prep" and c.lower_ == frame:
            yield from ((o, (c,)) for o in c.children if o.dep_ in {"pobj", "pcomp"})
