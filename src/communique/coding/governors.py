"""What governs an act in its sentence: the verbs and nouns above it, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from communique.parse.syntax import SUBJECTS, child, is_infinitive, misattached
from communique.parse.tokens import Token

COMPLEMENTS = frozenset(
    {"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "attr", "oprd", "acomp", "advcl"}
)
FINITE = frozenset({"VBD", "VBZ", "VBP"})

NEVER = frozenset({"never", "neither", "nor", "hardly"})
NONE = frozenset({"no", "neither", "not", "hardly", "scarcely", "barely"})
"""Words before a noun that make its clause a negated one ("not one ship")."""

NOT_ALL = frozenset({"only", "just", "all", "every", "everybody", "everyone", "merely"})
"""After "not", words that leave the clause affirmed of somebody."""

STEPS = 5
"""How many governors up a status is looked for."""

Found = tuple[str, str] | None
"""A status and the reason for it; None where there is none."""


def chain(token: Token) -> Iterator[tuple[Token | None, Token]]:
    """Pairs of governor and governed, from the act up, while the one complements the other."""
    at = token
    for _ in range(STEPS):
        while at.dep_ == "conj" and at.head.i != at.i and not misattached(at):
            at = at.head
        reduced = at.dep_ == "acl" and at.tag_ == "VBN" and not is_infinitive(at)
        linked = at.dep_ in COMPLEMENTS | {"prep", "nsubjpass"} and not reduced
        governor = at.head if linked and at.head.i != at.i and not _is_apart(at) else None
        yield governor, at
        if governor is None:
            return
        at = governor


def governed(
    governor: Token, token: Token, rules: Mapping[str, Any], *, spoken: bool = False
) -> Found:
    """What the governor makes of the act below it; `spoken` says that the act is done by words."""
    if token.dep_ == "advcl":
        aim = is_infinitive(token) and not spoken
        return ("planned", "the purpose of another act") if aim else None
    if spoken and _is_wished(governor, token, rules):
        return "occurred", f"{governor.text!r} is how the words are begun"
    if is_infinitive(token) and _has(governor, "yet") and governor.lemma_ in {"have", "be"}:
        return "negated", "'yet to' says so"
    if not _passes_on(governor, token, rules):
        return None
    words = _words_of(governor, token)
    for status, governors in rules["governors"].items():
        if not words.isdisjoint(governors):
            if status == "negated" and negation(governor) is not None:
                continue
            return status, f"governed by {governor.text!r}"
    if _is_text(governor, token, rules):
        return "planned", f"what a text {governor.text!r}"
    return None


def _words_of(governor: Token, token: Token) -> frozenset[str]:
    """The governor's lemma, with its particle, and with the preposition before the act."""
    lemma = governor.lemma_.lower()
    particles = [c.lower_ for c in governor.children if c.dep_ == "prt"]
    words = {lemma, *(f"{lemma} {p}" for p in particles)}
    if token.dep_ == "prep":
        words.add(f"{lemma} {token.lower_}")
    elif is_infinitive(token) and governor.pos_ == "VERB":
        words.add(f"{lemma} to")
    return frozenset(words)


def _passes_on(governor: Token, token: Token, rules: Mapping[str, Any]) -> bool:
    """Whether the act is what the governor plans, asks for or refuses, and not its setting."""
    if governor.pos_ == "ADP":
        return governor.lower_ in {"without", "about"}
    if token.dep_ == "prep" and governor.pos_ in {"VERB", "AUX"}:
        return token.lower_ in rules["content_prepositions"]
    if token.dep_ == "nsubjpass":
        of = rules["governors"]
        return governor.lemma_.lower() in {*of["planned"], *of["negated"]}
    return not ends(governor, token, rules)


def ends(governor: Token, token: Token, rules: Mapping[str, Any]) -> bool:
    """Whether a noun is only described by the act ("the protest over the seizure")."""
    if governor.pos_ != "NOUN" or token.dep_ != "prep":
        return False
    return governor.lemma_.lower() not in rules["carriers"]


def _is_text(governor: Token, token: Token, rules: Mapping[str, Any]) -> bool:
    """ "The accord includes …", "the pact commits both to …": what is to be done."""
    texts = rules["texts"]
    if governor.lemma_.lower() not in texts["verbs"] or negation(governor) is not None:
        return False
    subject = child(governor, "nsubj")
    return subject is not None and subject.lemma_.lower() in texts["nouns"]


def _is_wished(governor: Token, token: Token, rules: Mapping[str, Any]) -> bool:
    """ "I would like to thank", "we must ask": words that are said by being wished."""
    subject = child(governor, "nsubj")
    return (
        token.dep_ == "xcomp"
        and governor.lemma_.lower() in rules["wished_words"]
        and subject is not None
        and subject.lower_ in {"i", "we"}
    )


def _is_apart(token: Token) -> bool:
    """Whether a semicolon stands between a clause and what the parse hangs it on."""
    if token.dep_ not in {"ccomp", "advcl"}:
        return False
    first, last = sorted((token.i, token.head.i))
    return any(t.text == ";" for t in token.doc[first:last])


def _has(token: Token, word: str) -> bool:
    return any(c.lower_ == word for c in token.children)


def shares(verb: Token, first: Token) -> bool:
    """Whether a verb's auxiliaries, or what its clause depends on, hold for one listed after it."""
    at = verb
    while at.i != first.i and at.dep_ == "conj":
        own = any(c.dep_ in SUBJECTS | {"aux", "auxpass"} and c.lower_ != "to" for c in at.children)
        if own or at.tag_ == "VBD":
            return False
        at = at.head
    return True


def negation(verb: Token) -> Token | None:
    """The word that negates the verb; None where it is not negated."""
    found = child(verb, "neg")
    if found is not None:
        return found
    for c in verb.children:
        if c.dep_ in {"advmod", "preconj", "cc"} and c.lower_ in NEVER:
            return c
        if c.dep_ in {"nsubj", "dobj", "nsubjpass"}:
            first = c.left_edge
            if first.lower_ in NONE and first.nbor().lower_ not in NOT_ALL:
                return first
            if (det := child(c, "det", "preconj")) is not None and det.lower_ in NONE:
                return det
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return verb.head
    return None
