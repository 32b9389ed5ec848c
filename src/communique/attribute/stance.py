"""Whether a statement's words speak for or against an actor or thing in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from communique.attribute.attribution import Attribution
from communique.attribute.cues import read_table
from communique.model.records import Stance
from communique.parse.syntax import child
from communique.parse.tokens import Token

_OWNING = frozenset({"of", "by", "from"})
_SIDES: dict[int, Stance] = {-1: -1, 0: 0, 1: 1}


@cache
def _relations() -> frozenset[str]:
    return frozenset(read_table("evaluative.yaml")["relations"])


@cache
def evaluative_words() -> dict[str, int]:
    """Lemma → 1 or -1."""
    table = read_table("evaluative.yaml")
    found = {str(word).lower(): 1 for word in table["positive"]}
    return found | {str(word).lower(): -1 for word in table["negative"]}


def stance_towards(attribution: Attribution, actor: Token) -> tuple[Stance | None, str]:
    """The stance that cue and words show, with its reason; None where they show none."""
    if attribution.polarity and _under_cue(attribution, actor):
        side = -attribution.polarity if attribution.negated else attribution.polarity
        return _SIDES[side], f"object of “{attribution.cue_lemma}”, or owner of its object"
    for word in _near(actor):
        if (side := evaluative_words().get(word.lemma_.lower(), 0)) and word.i != actor.i:
            side = -side if _negated(word) else side
            return _SIDES[side], f"“{word.text}” is said of them"
    return None, "the words judge them neither way"


def _under_cue(attribution: Attribution, actor: Token) -> bool:
    """Whether the actor is what the cue judges, or owns it."""
    if attribution.content_head is None:
        return False
    judged = attribution.content_head[1]
    at = actor
    while at.dep_ in {"conj", "appos"} and at.head.i != at.i:
        at = at.head
    if at.i == judged:
        return True
    if at.dep_ in {"poss", "nsubj", "nsubjpass"} or (at.dep_ in {"amod", "compound"}):
        owned = at.head
    elif at.dep_ == "pobj" and at.head.lower_ in _OWNING:
        owned = at.head.head
    else:
        return False
    while owned.dep_ == "conj":
        owned = owned.head
    return owned.i == judged


def _near(actor: Token) -> Iterator[Token]:
    """Words that judge the actor: its modifiers, its predicate, its deed and the deed's."""
    yield from (c for c in actor.children if c.dep_ in {"amod", "compound"})
    head = actor.head
    if actor.dep_ in {"nsubj", "csubj"}:
        yield from _predicate(head)
    elif actor.dep_ in {"poss", "amod", "compound"}:
        yield from _deed(head)
        yield from (c for c in head.children if c.dep_ == "amod" and c.i != actor.i)
        if head.dep_ == "nsubj":
            yield from _predicate(head.head)
    elif actor.dep_ == "pobj" and head.lower_ in _OWNING and head.head.pos_ == "NOUN":
        yield from _deed(head.head)
        yield from (c for c in head.head.children if c.dep_ == "amod")
    elif actor.dep_ == "dobj":
        yield from (c for c in head.children if c.dep_ in {"oprd", "acomp"})
        as_ = next((c for c in head.children if c.lower_ == "as"), None)
        if as_ is not None:
            yield from (c for c in as_.children if c.dep_ in {"pobj", "amod", "advcl"})


def _deed(owned: Token) -> Iterator[Token]:
    """The owned noun, where it is something that its owner did or does."""
    if owned.lemma_.lower() not in _relations():
        yield owned


def _predicate(verb: Token) -> Iterator[Token]:
    if verb.lemma_ == "be":
        for c in verb.children:
            if c.dep_ in {"acomp", "attr"}:
                yield c
                yield from (m for m in c.children if m.dep_ == "amod")
        return
    yield verb


def _negated(word: Token) -> bool:
    if child(word, "neg") is not None or any(c.lower_ in {"no", "not"} for c in word.children):
        return True
    return word.dep_ in {"acomp", "attr"} and child(word.head, "neg") is not None
