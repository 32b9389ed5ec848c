"""Cues that are no verbs: nouns, adjectives, "according to", a headline's colon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from communique.attribute.cues import Sense
from communique.attribute.frames import is_finite, is_infinitive, whole
from communique.attribute.page import Draft, Page, Range
from communique.attribute.source import Source, owner_of, source_of, subject_of
from communique.parse import Unit
from communique.parse.syntax import child, children

ACCORDING = Sense("according", ("to",), "report", 0, "said", ("around",))
COLON = Sense(":", (), "report", 0, "said", ("around",))
_MAX_COLON_SOURCE = 7


def according_draft(page: Page, unit: Unit, word: Token) -> Draft | None:
    """`According to X, …`: the clause that the phrase stands in."""
    to = next((c for c in word.children if c.lower_ == "to"), None)
    if to is None and word.i + 1 < len(word.doc) and word.nbor(1).lower_ == "to":
        to = word.nbor(1)
    source = child(to, "pobj") if to is not None else None
    if to is None or source is None:
        return None
    clause = _clause_above(word)
    if clause is None:
        return None
    low, high = whole(word)
    high = max(high, source.right_edge.i + 1)
    sent = word.sent
    first, last = (sent.start, sent.end) if clause.dep_ == "ROOT" else whole(clause)
    ranges = tuple((unit.index, a, b) for a, b in ((first, low), (high, last)) if a < b)
    said = Source(source, source, "object of “according to”")
    return Draft(
        unit, (word, to), ACCORDING, ranges, clause, said, "clause that it vouches for", "around"
    )


def _clause_above(word: Token) -> Token | None:
    at = word
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in {"VERB", "AUX"} and is_finite(at):
            return at
    return at if at.i != word.i else None


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


def voiced_draft(page: Page, unit: Unit, verb: Token) -> Draft | None:
    """`Voiced Iran's readiness to …`: the whole object of a verb that only carries it."""
    obj = child(verb, "dobj")
    if verb.lemma_.lower() not in page.cues.voicing or obj is None or obj.i < verb.i:
        return None
    sense = Sense(verb.lemma_.lower(), (), "report", 0, "said", ("obj",))
    ranges: tuple[Range, ...] = ((unit.index, *whole(obj)),)
    reason = "object of the cue verb"
    return Draft(unit, (verb,), sense, ranges, obj, source_of(verb), reason, "obj")


def colon_draft(page: Page, unit: Unit) -> Draft | None:
    """A headline `Minister: we will …`: what follows the first colon."""
    doc = unit.doc
    if doc.text.rstrip().endswith((".", "!")) and unit.block.kind != "title" and unit.index:
        return None
    at = next((t.i for t in doc[: _MAX_COLON_SOURCE + 1] if t.text == ":"), None)
    if not at or at + 3 > len(doc) or unit.index > 2:
        return None
    head = doc[:at].root
    if head.pos_ not in {"NOUN", "PROPN"} or any(t.pos_ in {"VERB", "AUX"} for t in doc[:at]):
        return None
    said = Source(head, head, "name before the headline's colon")
    content: tuple[Range, ...] = ((unit.index, at + 1, len(doc)),)
    reason = "headline after the colon"
    return Draft(unit, (doc[at],), COLON, content, doc[at + 1 :].root, said, reason, "colon")
