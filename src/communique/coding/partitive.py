"""Nouns that only say how much of another: "a team of experts", "some of its troops"."""

from __future__ import annotations

from communique.parse.tokens import Token

PARTITIVE = frozenset(
    "team group number batch series round dozen hundred thousand million billion rest bulk "
    "majority portion set host wave array lot pair part half third quarter most many some "
    "all several few "
    "one two three any none each range raft slew string handful score worth tonne ton kilo "
    "shipment consignment load planeload truckload shipload pack pile body party contingent column "
    "member squad crew couple variety last first toughest remainder share load package".split()
)
"""Words that stand before "of" and what is meant."""


def meant(token: Token) -> list[Token]:
    """The word itself, and what it is a part or a measure of."""
    found = [token]
    for _ in range(2):
        last = found[-1]
        if not _measures(last):
            break
        inner = next((o for c in last.children if c.lower_ == "of" for o in c.children), None)
        if inner is None or inner.dep_ != "pobj":
            break
        found.append(inner)
    return found


def _measures(token: Token) -> bool:
    return token.lemma_.lower() in PARTITIVE or token.like_num or token.tag_ in {"JJS", "RBS"}
