"""Whose deeds a clause tells, and at whom they aim."""

from __future__ import annotations

from collections.abc import Iterator

from communique.parse.syntax import prepositions
from communique.parse.tokens import Token


def verb_of(head: Token) -> Token | None:
    """The verb whose subject the name is."""
    at = head
    while at.dep_ in {"conj", "appos", "compound"} and at.head.i != at.i:
        at = at.head
    return at.head if at.dep_ in {"nsubj", "nsubjpass"} else None


def clauses_below(verb: Token) -> Iterator[Token]:
    """The clauses whose subject is the verb's: "opened it by accusing", "said and left"."""
    for c in verb.children:
        own = any(t.dep_ in {"nsubj", "nsubjpass"} for t in c.children)
        if c.pos_ == "VERB" and c.dep_ in {"xcomp", "conj", "advcl"} and not own:
            yield c
            yield from clauses_below(c)
        elif c.dep_ == "prep":
            yield from (v for v in c.children if v.dep_ == "pcomp" and v.pos_ == "VERB")


def goals(clause: Token) -> Iterator[Token]:
    """What a clause does something to or goes to: its objects and those of its prepositions."""
    for c in clause.children:
        if c.dep_ in {"dobj", "dative"} and c.pos_ in {"NOUN", "PROPN"}:
            yield c
    yield from (goal for _, goal in prepositions_under(clause))


def prepositions_under(clause: Token) -> Iterator[tuple[str, Token]]:
    """The prepositions of the clause and of its objects."""
    yield from prepositions(clause)
    for c in clause.children:
        if c.dep_ in {"dobj", "dative"}:
            yield from prepositions(c)
