"""Who speaks: from a cue to the noun that is its source."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from communique.attribute.cues import load_resuming
from communique.parse.syntax import child, is_passive

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_OBJECT_CONTROL = frozenset(
    "urge ask tell order force allow want lead cause prompt encourage persuade instruct press "
    "invite challenge permit let make have help advise require compel push get see hear".split()
)
_PLAYERS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})


@dataclass(frozen=True, slots=True)
class Source:
    """`shown` is the token whose phrase is quoted as source, `means` the one that names who.

    The two differ for a relative pronoun: "who" is shown and its antecedent means.
    """

    shown: Token
    means: Token
    reason: str


def source_of(verb: Token) -> Source | None:
    """The speaker of a cue verb; None where the syntax names nobody."""
    seen: set[int] = set()
    if is_passive(verb) or _is_reduced(verb):
        return _agent(verb)
    return _subject(verb, seen) or _beside(verb) or _of_sentence(verb)


def _of_sentence(verb: Token) -> Source | None:
    """The sentence's subject, for a participle after a comma that hangs nowhere plainly."""
    root = verb.sent.root
    if verb.tag_ != "VBG" or not _comma_before(verb) or root.i >= verb.i or not _verbal(root):
        return None
    return _subject(root, set())


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


def owner_of(noun: Token) -> Source | None:
    """The speaker of a cue noun: its possessor, or who it is by or from."""
    if (poss := child(noun, "poss")) is not None:
        return Source(poss, poss, "owner of the cue noun")
    for prep in noun.children:
        if prep.lower_ in {"by", "from"} and (obj := child(prep, "pobj")) is not None:
            return Source(obj, obj, f"object of “{prep.lower_}” at the cue noun")
    return None


def _agent(verb: Token) -> Source | None:
    for by in verb.children:
        if by.lower_ == "by" and by.dep_ in {"agent", "prep"}:
            if (obj := child(by, "pobj")) is not None:
                return Source(obj, obj, "agent of a passive cue")
    return None


def subject_of(verb: Token) -> Source | None:
    """The subject of a verb, wherever the syntax keeps it."""
    return _subject(verb, set())


def _subject(verb: Token, seen: set[int]) -> Source | None:
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
    if verb.dep_ in {"conj", "advcl", "parataxis", "dep", "ccomp"} and _verbal(head):
        if verb.dep_ == "advcl" and head.dep_ == "ccomp" and verb.i > head.i:
            return _outer(verb, head, seen)
        if verb.dep_ == "conj" and (outer := _resumed(verb, head)) is not None:
            return _subject(outer, seen)
        return _subject(head, seen)
    if verb.dep_ == "xcomp" and _verbal(head):
        if head.lemma_ in _OBJECT_CONTROL and (obj := child(head, "dobj")) is not None:
            return Source(obj, obj, "object that controls the infinitive")
        return _subject(head, seen)
    if verb.dep_ == "xcomp":
        return _subject(head.head, seen) if head.head.i != head.i else None
    if verb.dep_ == "pcomp":
        return _of_preposition(head, seen)
    if verb.dep_ == "acl" and head.pos_ in _PLAYERS:
        return _of_noun(verb, head, seen)
    if verb.dep_ in {"acl", "relcl"} and _verbal(head):
        return _subject(head, seen)
    return None


def _outer(verb: Token, head: Token, seen: set[int]) -> Source | None:
    """A participle after a clause belongs to who said the clause: "he said A …, adding B"."""
    if verb.tag_ == "VBG" and _comma_before(verb):
        return _subject(head.head, seen)
    return _subject(head, seen)


def _resumed(verb: Token, head: Token) -> Token | None:
    """The outer cue that a verb goes on from, coordinated though it is with the cue's clause.

    "He said A is so and denounced B": the tense of "denounced" is the cue's, not the clause's;
    "… and added that", "… and expressed hope": such verbs always go on from the cue.
    """
    while head.dep_ == "conj" and head.head.i != head.i:
        head = head.head
    if verb.tag_ != "VBD" or (head.tag_ == "VBD" and verb.lemma_.lower() not in load_resuming()):
        return None
    if head.tag_ == "VBN" and verb.lemma_.lower() not in load_resuming():
        return None
    at = head
    while at.dep_ in {"ccomp", "relcl", "conj", "advcl", "acl"} and at.head.i != at.i:
        inner, at = at, at.head
        if inner.dep_ == "ccomp" and at.tag_ == "VBD" and at.i < head.i:
            return at
    return None


def _comma_before(verb: Token) -> bool:
    return verb.i > 0 and verb.nbor(-1).text in {",", ";", "”", '"', "''"}


def _of_preposition(prep: Token, seen: set[int]) -> Source | None:
    above = prep.head
    if _verbal(above):
        if prep.lower_ in {"for", "of"} and (obj := child(above, "dobj")) is not None:
            return Source(obj, obj, "object of the verb before the preposition")
        return _subject(above, seen)
    return _of_noun(prep, above, seen) if above.pos_ in {"NOUN", "PROPN"} else None


def _of_noun(below: Token, noun: Token, seen: set[int]) -> Source | None:
    """A participle at a noun: the noun, or who issued it where it is words ("a statement")."""
    if (owner := owner_of(noun)) is not None:
        return owner
    top = noun
    while top.dep_ in {"pobj", "prep", "dobj", "conj"} and not _verbal(top):
        if top.head.i == top.i:
            break
        top = top.head
    if noun.dep_ in {"dobj", "pobj"} and noun.lemma_.lower() in WORDS_NOUNS and _verbal(top):
        return _subject(top, seen)
    if below.dep_ == "acl":
        return Source(noun, noun, "noun that the participle describes")
    return None


WORDS_NOUNS = frozenset(
    "statement speech letter message tweet remark comment interview article post memo email "
    "declaration communiqué address note resolution report testimony briefing press".split()
)
"""Nouns that are words themselves: their author speaks, not they."""


def _verbal(token: Token) -> bool:
    return token.pos_ in {"VERB", "AUX"}
