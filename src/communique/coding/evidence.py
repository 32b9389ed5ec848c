"""The sentence an act stands in, and the words that trigger it, as spans."""

from __future__ import annotations

import re

from communique.coding.matcher import Hit
from communique.model import Span
from communique.parse.parsed import Parsed

TRIGGER_REACH = 8
"""Tokens between the first and last word of a trigger that is still quoted as one stretch."""


def sentence_span(parsed: Parsed, unit: int, token: int) -> Span:
    """The sentence around a token."""
    found = parsed.units[unit]
    sentence = found.doc[token].sent
    return found.span(parsed.text, sentence.start, sentence.end)


def trigger_span(parsed: Parsed, unit: int, hit: Hit) -> Span:
    """The trigger's words, from the first to the last; the head alone where these lie far apart."""
    first, last = min(hit.used), max(hit.used)
    if last - first > TRIGGER_REACH:
        first = last = hit.anchor.i
    return parsed.units[unit].span(parsed.text, first, last + 1)


def same_words(quote: str) -> str:
    """A sentence without what a retelling may change: space, case, end marks, credits."""
    bare = re.sub(r"\([^)]*\)|\s+", " ", quote).strip().rstrip(".!?").casefold()
    return re.sub(r"\W+", " ", bare)
