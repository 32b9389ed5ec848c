"""Contents that are clauses: finite, infinitive, gerund, told and urged."""

from __future__ import annotations

from communique.attribute.content import TIMES, Content, is_finite, object_of, whole
from communique.attribute.cues import Sense
from communique.attribute.objects import is_small, passive_content
from communique.parse.syntax import child, children, is_infinitive, is_passive
from communique.parse.tokens import Token


def by_clause(verb: Token, sense: Sense, frame: str) -> Content | None:
    """A finite clause, or the one that a parenthetical cue interrupts."""
    clauses = [c for c in verb.children if c.dep_ == "ccomp" and _is_content(c)]
    for c in sorted(clauses, key=lambda c: c.i < verb.i):
        if c.i > verb.i and not is_finite(c) and (is_infinitive(c) or c.tag_ == "VBG"):
            continue
        if c.i < verb.i and _colon_between(c, verb):
            continue
        return Content((whole(c),), c, frame, _told_to(verb, c))
    if (after := _that(verb, sense)) is not None:
        return after
    if verb.dep_ in {"parataxis", "advcl", "ccomp"} and (found := _around(verb)) is not None:
        return found
    return None


def _told_to(verb: Token, clause: Token) -> Token | None:
    """An object before the clause: whom it is said to."""
    obj = object_of(verb)
    return obj if obj is not None and verb.i < obj.i < clause.left_edge.i else None


def _that(verb: Token, sense: Sense) -> Content | None:
    """What follows a "that" right after the cue, where the parser saw no clause in it."""
    at, doc = verb.i + 1, verb.doc
    if at + 3 > len(doc) or doc[at].lower_ != "that":
        return None
    if doc[at].dep_ not in {"mark", "nsubj"} and "obj" in sense.frames:
        return None
    last = max(verb.right_edge.i, doc[at].head.right_edge.i) + 1
    if last - at < 3:
        return None
    return Content(((at, last),), doc[at].head, "ccomp")


def _colon_between(clause: Token, verb: Token) -> bool:
    return any(t.text in {":", ";"} for t in verb.doc[clause.right_edge.i : verb.i])


def _is_content(clause: Token) -> bool:
    return clause.right_edge.i - clause.left_edge.i >= 1 or clause.i < clause.head.i


def _around(verb: Token) -> Content | None:
    """The clause that a parenthetical cue stands in: "The states, he said, need …"."""
    head = verb.head
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
    if verb.dep_ == "advcl" and "as" not in marks:
        return None
    if verb.dep_ == "ccomp" and not (head.i > verb.i and _commas(verb)):
        return None
    if not is_finite(verb) or (verb.dep_ != "advcl" and child(verb, "mark") is not None):
        return None
    if any(c.dep_ == "dobj" and c.lower_ not in TIMES for c in verb.children):
        return None
    first, last = whole(head)
    low, high = whole(verb)
    return Content(tuple(r for r in ((first, low), (high, last)) if r[0] < r[1]), head, "around")


def _commas(verb: Token) -> bool:
    """Whether the verb's clause is cut off by commas (or the sentence's start) on both sides."""
    low, high = whole(verb)
    doc = verb.doc
    before = low == verb.sent.start or doc[low - 1].text in {",", "—", "–", "--"}
    after = high < len(doc) and doc[high].text in {",", "—", "–", "--"}
    return before and (after or doc[high - 1].text in {",", "—", "–"})


def by_infinitive(verb: Token, sense: Sense, frame: str) -> Content | None:
    """A to-infinitive of the cue's own subject."""
    if is_passive(verb):
        return passive_content(verb, frame)
    for c in children(verb, "xcomp", "ccomp", "advcl"):
        if is_infinitive(c) and c.i > verb.i:
            if c.dep_ == "advcl" and child(verb, "dobj") is not None:
                continue
            if child(c, "nsubj") is not None:
                continue
            return Content((whole(c),), c, frame)
    return None


def by_gerund(verb: Token, sense: Sense, frame: str) -> Content | None:
    """A gerund: "denied supplying"."""
    for c in children(verb, "xcomp", "ccomp"):
        if c.tag_ == "VBG" and c.i > verb.i and not is_infinitive(c):
            return Content((whole(c),), c, frame)
    return None


def by_told(verb: Token, sense: Sense, frame: str) -> Content | None:
    """An object that is addressed, then a clause, infinitive or quotation."""
    obj = object_of(verb) or child(verb, "dative", "nsubjpass")
    for c in children(verb, "ccomp", "xcomp"):
        if c.dep_ == "ccomp" and is_small(c) and is_infinitive(c):
            subject = child(c, "nsubj")
            assert subject is not None
            return Content(((subject.right_edge.i + 1, whole(c)[1]),), c, frame, subject)
        if obj is not None or is_finite(c):
            return Content((whole(c),), c, frame, obj)
    if obj is not None and (found := _around(verb) if verb.dep_ == "parataxis" else None):
        return Content(found.ranges, found.head, found.frame, obj)
    return None


def by_urge(verb: Token, sense: Sense, frame: str) -> Content | None:
    """An object that is asked to do something, with what it is asked."""
    if is_passive(verb):
        return passive_content(verb, frame)
    for c in children(verb, "xcomp", "ccomp", "advcl"):
        if not is_infinitive(c) or c.i < verb.i:
            continue
        obj = child(c, "nsubj") or object_of(verb)
        preps = [p for p in children(verb, "prep") if p.lower_ in {"on", "upon", "for"}]
        if obj is None:
            obj = next((o for p in preps for o in children(p, "pobj")), None)
        if obj is not None and verb.i < obj.i < c.i:
            extra = tuple(p for p in preps if p.i == obj.left_edge.i - 1)
            return Content(((obj.left_edge.i, whole(c)[1]),), c, frame, obj, extra)
    obj = object_of(verb)
    if obj is not None and obj.i > verb.i:
        for p in children(verb, "prep"):
            if p.lower_ in {"against", "about", "over"} and p.i > obj.i:
                return Content((whole(p),), p, frame, obj)
    return None
