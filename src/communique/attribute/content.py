"""What a cue finds as content, and small questions about clauses."""

from __future__ import annotations

from dataclasses import dataclass

from communique.parse.syntax import child
from communique.parse.tokens import Token

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight "
    "week month year day morning afternoon evening night time so".split()
)


@dataclass(frozen=True, slots=True)
class Content:
    """Ranges of tokens (half-open) with the word at their top, and the shape that gave them."""

    ranges: tuple[tuple[int, int], ...]
    head: Token
    frame: str
    addressee: Token | None = None
    extra_cue: tuple[Token, ...] = ()


def whole(token: Token) -> tuple[int, int]:
    """The tokens that the word governs, as a range."""
    return token.left_edge.i, token.right_edge.i + 1


def is_finite(token: Token) -> bool:
    """Whether the clause under the word has a tense."""
    if token.tag_ in FINITE:
        return True
    return any(c.tag_ in FINITE for c in token.children if c.dep_ in {"aux", "auxpass", "cop"})


def object_of(verb: Token) -> Token | None:
    """The verb's noun object; not a time, not a reflexive."""
    for c in verb.children:
        if c.dep_ in {"dobj", "attr"} and c.lemma_.lower() not in TIMES:
            if not c.lower_.endswith(("self", "selves")):
                return c
    return None


def of_time(prep: Token) -> bool:
    """Whether the preposition only says when."""
    obj = child(prep, "pobj")
    return obj is not None and obj.lemma_.lower() in TIMES
