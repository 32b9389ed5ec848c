"""From a verb to its subject, wherever the syntax keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from communique.attribute.cues import load_control
from communique.parse.syntax import child
from communique.parse.tokens import Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})


_PLAYERS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


@dataclass(frozen=True, slots=True)
class Source:
    """`shown` is the token whose phrase is quoted as source, `means` the one that names who.

    The two differ for a relative pronoun: "who" is shown and its antecedent means.
    """

    shown: Token
    means: Token
    reason: str


def owner_of(noun: Token) -> Source | None:
    """The speaker of a cue noun: its possessor, or who it is by or from."""
    if (poss := child(noun, "poss")) is not None:
        return Source(poss, poss, "owner of the cue noun")
    for prep in noun.children:
        if prep.lower_ in {"by", "from"} and (obj := child(prep, "pobj")) is not None:
            return Source(obj, obj, f"object of “{prep.lower_}” at the cue noun")
    return None


def subject_of(verb: Token) -> Source | None:
    """The subject of a verb, wherever the syntax keeps it."""
    return climb(verb, set())


def climb(verb: Token, seen: set[int]) -> Source | None:
    """The subject of the verb, or of the verbs above it that have one in its place."""
    if verb.i in seen or len(seen) > 12:
        return None
    seen.add(verb.i)
    own = child(verb, "nsubj", "nsubjpass")
    if own is not None:
        return _meant(verb, own)
    return _above(verb, seen)


def _meant(verb: Token, own: Token) -> Source | None:
    if own.lower_ in _RELATIVE and own.tag_ in {"WP", "WDT", "IN"}:
        top = verb
        while top.dep_ in {"conj", "xcomp", "ccomp"} and top.head.i != top.i:
            top = top.head
        if top.dep_ == "relcl":
            return Source(own, top.head, "antecedent of the relative pronoun")
    if own.lower_ in {"it", "there"} and own.dep_ == "expl":
        return None
    return Source(own, own, "subject of the cue")


def _above(verb: Token, seen: set[int]) -> Source | None:
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ in {"conj", "advcl", "parataxis", "dep", "ccomp"} and verbal(head):
        if verb.dep_ == "advcl" and head.dep_ == "ccomp" and verb.i > head.i:
            return _outer(verb, head, seen)
        if verb.dep_ == "conj" and (outer := _resumed(verb, head)) is not None:
            return climb(outer, seen)
        return climb(head, seen)
    if verb.dep_ == "xcomp" and verbal(head):
        if head.lemma_ in load_control().objects and (obj := child(head, "dobj")) is not None:
            return Source(obj, obj, "object that controls the infinitive")
        return climb(head, seen)
    if verb.dep_ == "xcomp":
        return climb(head.head, seen) if head.head.i != head.i else None
    if verb.dep_ == "pcomp":
        return _of_preposition(head, seen)
    if verb.dep_ == "acl" and head.pos_ in _PLAYERS:
        return _of_noun(verb, head, seen)
    if verb.dep_ in {"acl", "relcl"} and verbal(head):
        return climb(head, seen)
    return None


def _outer(verb: Token, head: Token, seen: set[int]) -> Source | None:
    """A participle after a clause belongs to who said the clause: "he said A …, adding B"."""
    if verb.tag_ == "VBG" and comma_before(verb):
        return climb(head.head, seen)
    return climb(head, seen)


def _resumed(verb: Token, head: Token) -> Token | None:
    """The outer cue that a verb goes on from, coordinated though it is with the cue's clause.

    "He said A is so and denounced B": the tense of "denounced" is the cue's, not the clause's;
    "… and added that", "… and expressed hope": such verbs always go on from the cue.
    """
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    if verb.tag_ != "VBD" or (
        head.tag_ == "VBD" and verb.lemma_.lower() not in load_control().resuming
    ):
        return None
    if head.tag_ == "VBN" and verb.lemma_.lower() not in load_control().resuming:
        return None
    at = head
    while at.head.i != at.i:
        inner, at = at, at.head
        if inner.dep_ == "ccomp" and at.tag_ == "VBD" and at.i < head.i:
            return at
    return None


def comma_before(verb: Token) -> bool:
    """Whether a comma or a closing mark stands right before."""
    return verb.i > 0 and verb.nbor(-1).text in {",", ";", "”", '"', "''"}


def _of_preposition(prep: Token, seen: set[int]) -> Source | None:
    above = prep.head
    if verbal(above):
        if prep.lower_ in {"for", "of", "as"} and (obj := child(above, "dobj")) is not None:
            return Source(obj, obj, "object of the verb before the preposition")
        return climb(above, seen)
    return _of_noun(prep, above, seen) if above.pos_ in {"NOUN", "PROPN"} else None


def _of_noun(below: Token, noun: Token, seen: set[int]) -> Source | None:
    """A participle at a noun: the noun, or who issued it where it is words ("a statement")."""
    if (owner := owner_of(noun)) is not None:
        return owner
    top = noun
    while top.dep_ in {"pobj", "prep", "dobj", "conj"} and not verbal(top):
        if top.head.i == top.i:
            break
        top = top.head
    if (
        noun.dep_ in {"dobj", "pobj"}
        and noun.lemma_.lower() in load_control().words
        and verbal(top)
    ):
        return climb(top, seen)
    if below.dep_ == "acl":
        return Source(noun, noun, "noun that the participle describes")
    return None


def verbal(token: Token) -> bool:
    """Whether the token is a verb or auxiliary."""
    return token.pos_ in {"VERB", "AUX"}
