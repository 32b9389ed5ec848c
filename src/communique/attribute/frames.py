"""The shapes of content: what stands below a cue, as ranges of tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from communique.attribute.cues import Sense
from communique.parse.syntax import child, children, is_passive

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
COMPLETING = frozenset({"as", "for", "of", "from", "against", "to", "with", "on", "over"})
"""Prepositions that complete an object: "call A … as B", "blame A for B"."""
_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
    "week month year day morning afternoon evening night time so".split()
)
_LOOSE = frozenset({"ccomp", "parataxis"})


@dataclass(frozen=True, slots=True)
class Content:
    """Ranges of tokens (half-open) with the word at their top, and the shape that gave them."""

    ranges: tuple[tuple[int, int], ...]
    head: Token
    frame: str
    addressee: Token | None = None
    extra_cue: tuple[Token, ...] = ()


def content_of(verb: Token, sense: Sense) -> Content | None:
    """What the verb's sense finds as content; None where no frame fits."""
    for frame in sense.frames:
        finder = _FINDERS.get(frame, _preposition)
        if (found := finder(verb, sense, frame)) is not None:
            return found
    return None


def whole(token: Token) -> tuple[int, int]:
    """The tokens that the word governs, as a range."""
    return token.left_edge.i, token.right_edge.i + 1


def is_finite(token: Token) -> bool:
    """Whether the clause under the word has a tense."""
    if token.tag_ in FINITE:
        return True
    return any(c.tag_ in FINITE for c in token.children if c.dep_ in {"aux", "auxpass", "cop"})


def is_infinitive(token: Token) -> bool:
    """Whether a "to" stands before the verb."""
    return any(c.dep_ == "aux" and c.tag_ == "TO" for c in token.children)


def has_companions(verb: Token, sense: Sense) -> bool:
    """Whether the particle, noun or adjective that the sense asks for stands below the verb."""
    below = {c.lemma_.lower() for c in verb.children}
    below |= {c.lower_ for c in verb.children}
    below |= {g.lemma_.lower() for c in verb.children for g in c.children if c.dep_ == "ccomp"}
    return all(word in below for word in sense.companions)


def _clause(verb: Token, sense: Sense, frame: str) -> Content | None:
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
    if any(c.dep_ == "dobj" and c.lower_ not in _TIMES for c in verb.children):
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


def _infinitive(verb: Token, sense: Sense, frame: str) -> Content | None:
    if is_passive(verb):
        return _passive(verb, frame)
    for c in children(verb, "xcomp", "ccomp", "advcl"):
        if is_infinitive(c) and c.i > verb.i:
            if c.dep_ == "advcl" and child(verb, "dobj") is not None:
                continue
            if child(c, "nsubj") is not None:
                continue
            return Content((whole(c),), c, frame)
    return None


def _gerund(verb: Token, sense: Sense, frame: str) -> Content | None:
    for c in children(verb, "xcomp", "ccomp"):
        if c.tag_ == "VBG" and c.i > verb.i and not is_infinitive(c):
            return Content((whole(c),), c, frame)
    return None


def _object(verb: Token, sense: Sense, frame: str) -> Content | None:
    if is_passive(verb):
        return _passive(verb, frame)
    obj = object_of(verb)
    if obj is None:
        return None
    return Content((whole(obj),), obj, frame)


def object_of(verb: Token) -> Token | None:
    """The verb's noun object; not a time, not a reflexive."""
    for c in verb.children:
        if c.dep_ in {"dobj", "attr"} and c.lemma_.lower() not in _TIMES:
            if not c.lower_.endswith(("self", "selves")):
                return c
    return None


def _rest(verb: Token, sense: Sense, frame: str) -> Content | None:
    """The object with what completes it; needs a completion."""
    if is_passive(verb):
        found = _passive(verb, frame)
        return found if found is not None and len(found.ranges) > 1 else None
    small = next((c for c in children(verb, "ccomp") if _is_small(c) and c.i > verb.i), None)
    if small is not None:
        return Content((whole(small),), small, frame)
    obj = object_of(verb)
    if obj is None or obj.i < verb.i:
        return None
    last = _completed(verb, obj)
    if last is None:
        return None
    return Content(((obj.left_edge.i, last),), obj, frame)


def _is_small(clause: Token) -> bool:
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
        if completes and not _of_time(c):
            last = end = c.right_edge.i + 1
    if last is None and any(c.dep_ == "prep" and c.lower_ in {"as", "for"} for c in obj.children):
        return obj.right_edge.i + 1
    return last


def _of_time(prep: Token) -> bool:
    obj = child(prep, "pobj")
    return obj is not None and obj.lemma_.lower() in _TIMES


def _told(verb: Token, sense: Sense, frame: str) -> Content | None:
    """An object that is addressed, then a clause, infinitive or quotation."""
    obj = object_of(verb) or child(verb, "dative", "nsubjpass")
    for c in children(verb, "ccomp", "xcomp"):
        if c.dep_ == "ccomp" and _is_small(c) and is_infinitive(c):
            subject = child(c, "nsubj")
            assert subject is not None
            return Content(((subject.right_edge.i + 1, whole(c)[1]),), c, frame, subject)
        if obj is not None or is_finite(c):
            return Content((whole(c),), c, frame, obj)
    if obj is not None and (found := _around(verb) if verb.dep_ == "parataxis" else None):
        return Content(found.ranges, found.head, found.frame, obj)
    return None


def _urge(verb: Token, sense: Sense, frame: str) -> Content | None:
    """An object that is asked to do something, with what it is asked."""
    if is_passive(verb):
        return _passive(verb, frame)
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


def _preposition(verb: Token, sense: Sense, frame: str) -> Content | None:
    for prep in _adpositions(verb, frame):
        for obj in prep.children:
            if obj.dep_ in {"pobj", "pcomp", "ccomp"} and not _of_time(prep):
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


def _passive(verb: Token, frame: str) -> Content | None:
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


def _nothing(verb: Token, sense: Sense, frame: str) -> Content | None:
    return None


_FINDERS: dict[str, Callable[[Token, Sense, str], Content | None]] = {
    "ccomp": _clause,
    "inf": _infinitive,
    "ing": _gerund,
    "obj": _object,
    "rest": _rest,
    "told": _told,
    "urge": _urge,
    "quote": _nothing,
}
"""Frame → its finder; every other frame is a preposition. Quotations need the unit's marks."""
