"""Who speaks: from a cue to the noun that is its source."""

from __future__ import annotations

from communique.attribute.subjects import Source, climb, comma_before, verbal
from communique.parse.syntax import child, is_passive
from communique.parse.tokens import Token


def source_of(verb: Token) -> Source | None:
    """The speaker of a cue verb; None where the syntax names nobody."""
    seen: set[int] = set()
    if is_passive(verb) or _is_reduced(verb):
        return _agent(verb)
    return climb(verb, seen) or _beside(verb) or _of_sentence(verb)


def _of_sentence(verb: Token) -> Source | None:
    """The sentence's subject, for a participle after a comma that hangs nowhere plainly."""
    root = verb.sent.root
    if verb.tag_ != "VBG" or not comma_before(verb) or root.i >= verb.i or not verbal(root):
        return None
    return climb(root, set())


def _is_reduced(verb: Token) -> bool:
    """Whether a participle without subject is passive: "asked about it", "when asked"."""
    if verb.tag_ not in {"VBN", "VBD"} or verb.dep_ not in {"advcl", "acl"}:
        return False
    return child(verb, "nsubj", "aux") is None and (
        verb.tag_ == "VBN" or any(c.lower_ in {"when", "if", "as"} for c in verb.children)
    )


def _beside(verb: Token) -> Source | None:
    """The noun right before a finite cue that the parser left without a subject."""
    at = verb.i - 1
    while at >= 0 and verb.doc[at].pos_ in {"ADV", "AUX", "PART"}:
        at -= 1
    if at < verb.sent.start or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return None
    noun = verb.doc[at]
    if noun.pos_ not in {"PROPN", "PRON", "NOUN"} or noun.tag_ in {"WDT", "WP"}:
        return None
    while (
        noun.head.i != noun.i and noun.dep_ in {"compound", "amod", "poss"} and noun.head.i < verb.i
    ):
        noun = noun.head
    return Source(noun, noun, "noun right before the cue")


def _agent(verb: Token) -> Source | None:
    for by in verb.children:
        if by.lower_ == "by" and by.dep_ in {"agent", "prep"}:
            if (obj := child(by, "pobj")) is not None:
                return Source(obj, obj, "agent of a passive cue")
    return None
