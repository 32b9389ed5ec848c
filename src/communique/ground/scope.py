"""How far a time that opens a sentence reaches: "On Monday A closed the border and B protested"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.ground.clauses import clause_verb, is_verb, own_subject, shares_tense
from communique.ground.tenses import tells_now
from communique.parse.tokens import Token
from communique.recognize.recognized import DateMention

_OPENING = {"ADP", "PUNCT", "CCONJ", "DET", "SYM", "SPACE", "ADV", "SCONJ", "NUM", "X"}
_MOST = 3
_STEPS = 6
_PLACES = {"where", "when", "which"}


def opens(mention: DateMention, token: Token) -> bool:
    """Whether the time opens the sentence of `token`, but for a preposition or a mark."""
    before = token.doc[token.sent.start : mention.start]
    return len(before) <= _MOST and all(t.pos_ in _OPENING for t in before)


def opened(mention: DateMention, token: Token) -> Token | None:
    """The verb that a time at the head of the sentence belongs to."""
    root = token.sent.root
    if not is_verb(root):
        return None
    aside = next((c for c in root.children if beside(c)), None)
    verb = aside if aside is not None else root
    return verb if verb.i >= mention.end else None


def beside(verb: Token) -> bool:
    """Whether a clause is told beside its head, not in it: "A left; B stayed"."""
    if verb.dep_ not in {"ccomp", "parataxis"} or verb.head.i < verb.i:
        return False
    between = verb.doc[verb.i : verb.head.i]
    return any(t.text in {";", ":"} for t in between) and not any(t.text in '"“”' for t in between)


def reached(verb: Token) -> Iterator[Token]:
    """The verbs whose opening time reaches a verb: those it is coordinated with, and so on up."""
    for _ in range(_STEPS):
        yield from (c for c in verb.children if beside(c))
        above = _above(verb)
        if above is None or tells_now(verb):
            return
        yield above
        verb = above


def _above(verb: Token) -> Token | None:
    if verb.dep_ == "conj" and is_verb(verb.head):
        own = own_subject(verb) is not None
        return verb.head if own or shares_tense(verb, verb.head) else None
    if verb.dep_ == "relcl" and _of_time_or_place(verb):
        return clause_verb(verb.head)
    return None


def _of_time_or_place(verb: Token) -> bool:
    """Whether "where", "when" or "in which" opens a relative clause."""
    first = verb.left_edge
    if first.lower_ == "which":
        return False
    return any(t.lower_ in _PLACES for t in verb.doc[first.i : first.i + 3])
