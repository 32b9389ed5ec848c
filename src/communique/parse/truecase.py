"""Headlines in title case, written as a sentence for the parser; offsets stay."""

from __future__ import annotations

import re

SHARE = 0.7
"""Part of the longer words that must be capitalized for a line to be in title case."""

MIN_WORDS = 4

COMMON_VERBS = frozenset(
    "accuses agrees after amid approves arrests as at backs bans before blames blasts by "
    "calls condemns cuts delays demands denies deploys detains expels faces fires for from "
    "hails halts hits holds hosts in into joins kills lashes launches leaves lifts meets "
    "of off offers on opens orders out over plans pledges praises protests rejects "
    "releases reopens says seeks seizes sends signs slams strikes summons suspends talks "
    "threatens to urges visits vows warns wins with and but not new may will against "
    "between during his her its the their under until without".split()
)
"""Words of headlines that a short body may not hold."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def sentence_case(headline: str, body_words: frozenset[str]) -> str:
    """The headline with every word in lower case that the body writes so; of the same length.

    A line that is not in title case comes back as it is.
    """
    words = [m for m in _WORD.finditer(headline) if len(m.group()) > 3]
    capital = sum(1 for m in words if m.group()[0].isupper())
    if len(words) < MIN_WORDS or capital < SHARE * len(words):
        return headline
    out = list(headline)
    first = True
    for found in _WORD.finditer(headline):
        word = found.group()
        small = word.lower()
        if not first and len(small) == len(word) and small in body_words:
            out[found.start() : found.end()] = small
        first = False
    return "".join(out)


def lower_words(text: str) -> frozenset[str]:
    """The words that a text writes in lower case."""
    return frozenset(m.group() for m in _WORD.finditer(text) if m.group().islower())
