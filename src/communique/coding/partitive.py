"""What a phrase is made of: the thing behind a measure, and the words before a noun."""

from __future__ import annotations

from communique.parse.syntax import children, prepositions
from communique.parse.tokens import Token

MEASURES = frozenset(
    "all amount any array bag barrage barrel batch billion boatload body bout box bulk bundle "
    "burst busload cache canister cargo carload column consignment container contingent "
    "convoy couple crate crew cubic day delivery dozen each few first fleet flurry fortnight "
    "further gallon group hail half handful hectare host hour hundred installment instalment "
    "kilo kilogram last list liter litre load lorryload lot majority many megawatt member "
    "meter metre million month most none number one pack package pair pallet part party "
    "percent piece pile planeload portion pound quantity quarter raft range remainder remains "
    "rest roster round sack salvo score series set several shipload shipment slew some spate "
    "spell squad squadron stock stockpile string succession supply team third thousand three "
    "ton tonne total toughest trainload tranche truckload two variety volley volume wagon "
    "wave week worth".split()
)
"""Words that only measure what "of" brings after them ("a team of experts")."""

DEPTH = 2
"""Measures that may stand one before the other: "the rest of a batch of shells"."""


def meant(token: Token) -> list[Token]:
    """The word itself, and what it is a part or a measure of."""
    found = [token]
    for _ in range(DEPTH):
        last = found[-1]
        if not _measures(last):
            break
        inner = [obj for p, obj in prepositions(last) if p == "of" and obj.dep_ == "pobj"]
        if not inner:
            break
        found += inner
    return found


def compounds(token: Token) -> frozenset[str]:
    """The noun with each word before it, as lists write it: "field hospital" and such."""
    noun = token.lemma_.lower()
    before = [c for c in children(token, "compound", "amod", "nmod") if c.i < token.i]
    return frozenset(f"{word} {noun}" for c in before for word in (c.lower_, c.lemma_.lower()))


def _measures(token: Token) -> bool:
    return token.lemma_.lower() in MEASURES or token.like_num or token.tag_ in {"JJS", "RBS"}
