"""Cues of other kinds: "according to", a headline's colon, verbs that only carry an object."""

from __future__ import annotations

from communique.attribute.content import is_finite, whole
from communique.attribute.cues import Sense
from communique.attribute.page import Draft, Page, Range
from communique.attribute.source import source_of
from communique.attribute.subjects import Source
from communique.parse import Unit
from communique.parse.syntax import child
from communique.parse.tokens import Token

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
    text = page.texts[unit.index]
    if text.rstrip().endswith((".", "!")) and unit.block.kind != "title" and unit.index:
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
