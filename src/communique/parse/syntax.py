"""Small questions about a dependency parse (ClearNLP labels, as spaCy's English models give)."""

from __future__ import annotations

from collections.abc import Iterator

from communique.parse.tokens import Token

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})


def child(token: Token, *deps: str) -> Token | None:
    """The first child with one of the labels."""
    return next((c for c in token.children if c.dep_ in deps), None)


def children(token: Token, *deps: str) -> list[Token]:
    """All children with one of the labels."""
    return [c for c in token.children if c.dep_ in deps]


def is_infinitive(verb: Token) -> bool:
    """Whether a "to" stands before the verb."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def conjuncts(token: Token) -> Iterator[Token]:
    """The token and everything coordinated below it, in order."""
    yield token
    for c in token.children:
        if c.dep_ == "conj":
            yield from conjuncts(c)


def first_conjunct(token: Token) -> Token:
    """The head of the coordination that the token stands in."""
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def prepositions(token: Token) -> Iterator[tuple[str, Token]]:
    """Each preposition below the token with its object (a noun, or a clause as pcomp)."""
    for prep in token.children:
        if prep.dep_ not in {"prep", "agent", "dative"} or prep.pos_ not in {
            "ADP",
            "SCONJ",
            "PART",
        }:
            continue
        for obj in prep.children:
            if obj.dep_ in {"pobj", "pcomp"}:
                yield prep.lower_, obj
            elif obj.dep_ == "prep":  # "out of", "as part of"
                for inner in children(obj, "pobj", "pcomp"):
                    yield obj.lower_, inner
        for other in prep.children:
            if other.dep_ == "conj" and other.pos_ == "ADP":
                for obj in children(other, "pobj", "pcomp"):
                    yield other.lower_, obj


def beside(noun: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions right after an object that the parse hangs on its verb, with what they name.

    In "reject a treaty with Fiji" what follows may belong to either; whoever asks knows which fits.
    """
    verb = noun.head
    if noun.dep_ not in {"dobj", "nsubjpass"} or verb.pos_ not in {"VERB", "AUX"}:
        return
    after = noun.right_edge.i + 1
    for prep in verb.children:
        if prep.i == after and prep.dep_ in {"prep", "dative"} and prep.pos_ == "ADP":
            yield from ((prep.lower_, obj) for obj in children(prep, "pobj"))


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive, or a past participle that modifies its noun."""
    if any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children):
        return True
    if verb.dep_ == "conj" and verb.tag_ == "VBN":  # "were activated and deployed"
        own = any(c.dep_ in SUBJECTS | {"aux", "dobj"} for c in verb.children)
        return not own and verb.head.pos_ == "VERB" and is_passive(verb.head)
    return verb.dep_ == "acl" and verb.tag_ == "VBN"


def misattached(verb: Token) -> bool:
    """A past verb that the parser coordinates with a verb not in the past, below another clause.

    "She asked them to leave and faulted others": "faulted" belongs with "asked".
    """
    return (
        verb.dep_ == "conj"
        and verb.tag_ == "VBD"
        and verb.head.tag_ in {"VB", "VBP", "VBZ"}
        and past_above(verb) is not None
    )


def past_above(verb: Token) -> Token | None:
    """The nearest verb above that is in the past."""
    return next((t for t in verb.ancestors if t.tag_ == "VBD"), None)
