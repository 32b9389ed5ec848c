"""What a phrase is made of: the thing behind a quantity, and the word before a noun."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from communique.parse.syntax import children, prepositions

QUANTITIES = frozenset(
    "all some most much many several both each number amount quantity volume batch lot series "
    "range variety set pair couple group score dozen hundred thousand million billion tonne ton "
    "kilo kilogram pound litre liter barrel gallon bag sack box crate container load truckload "
    "lorryload planeload shipload trainload boatload busload convoy consignment shipment delivery "
    "cargo pallet tranche instalment installment percent part third half quarter fifth tenth "
    "majority rest remainder remains last first bulk handful worth piece hectare acre megawatt "
    "gigawatt cubic metre meter fleet squad squadron wagon carload stock stockpile cache package "
    "total pack bundle supply supplies further another list roster round spate string wave spell "
    "bout hour day week fortnight month".split()
)
"""Nouns that only measure what "of" brings after them ("thousands of shells")."""


def counted(token: Token) -> Iterator[Token]:
    """What a quantity counts: "hundreds of exiles" → exiles; nothing for any other head."""
    if token.lemma_.lower() not in QUANTITIES and not token.like_num:
        return
    for preposition, obj in prepositions(token):
        if preposition == "of":
            yield obj


def measured(tokens: Iterable[Token]) -> Iterator[Token]:
    """Each token, and what it counts where no preposition stands before: "held a week of talks"."""
    for token in tokens:
        yield token
        if token.dep_ != "pobj":
            yield from counted(token)


def compounds(token: Token) -> frozenset[str]:
    """The noun with each word before it, as lists write it: "field hospital", "prison visit"."""
    noun = token.lemma_.lower()
    before = children(token, "compound", "amod", "nmod")
    return frozenset(f"{c.lemma_.lower()} {noun}" for c in before if c.i < token.i)
