"""Words that stand for a place without its name: "the Chilean capital", "on Zambian soil"."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from communique.model import Place
from communique.parse.tokens import Doc
from communique.parse.tokens import Span as TokenSpan
from communique.recognize.place_context import country_of_word
from communique.recognize.place_index import PlaceIndex, place_words
from communique.recognize.tables import countries

HEADING = "heads the paragraph, before its date"
"""Why words in capitals at the beginning of a paragraph are its place."""
_BEFORE = 5
"""Tokens before a heading: "[3/9]"."""
_SHORTEST = 4
"""Letters in a heading, so that no abbreviation is one."""


class Phrase(NamedTuple):
    """Words with the place that they mean; None where they mean none."""

    span: TokenSpan
    place: Place | None
    reason: str


def place_phrase(doc: Doc, start: int, places: PlaceIndex) -> Phrase | None:
    """The phrase of an adjective of country and "capital" or "soil" that begins here."""
    tokens = doc.tokens
    if start + 1 >= len(tokens) or not tokens[start].text[:1].isupper():
        return None
    noun = tokens[start + 1].lower_
    capital = noun in place_words()["capitals"]
    if not capital and noun not in place_words()["grounds"]:
        return None
    code = country_of_word(doc[start].text)
    if code is None:
        return None
    place = _capital(code, places) if capital else _whole(code, places)
    span = doc[start : start + 2]
    return Phrase(span, place, f"{span.text!r} says where") if place else None


def place_heading(doc: Doc, places: PlaceIndex) -> Phrase | None:
    """The town in capitals that heads a caption: "3/9 ARUSHA, June 26."; None where none does."""
    start = next((t.i for t in doc[:_BEFORE] if t.text.isalpha()), len(doc))
    end = start
    while end < len(doc) and doc[end].text.isupper() and doc[end].text.isalpha():
        end += 1
    if not start < end < len(doc) - 1 or doc[end].text != "," or doc[end + 1].ent_type_ != "DATE":
        return None
    span = doc[start:end]
    found = places.find(span.text.title()) if len(span.text) >= _SHORTEST else ()
    return Phrase(span, replace(found[0][0], name=span.text.title()), HEADING) if found else None


def _capital(code: str, places: PlaceIndex) -> Place | None:
    for name in countries()[code].capitals:
        for place, _ in places.find(name):
            if place.country == code:
                return place
    return None


def _whole(code: str, places: PlaceIndex) -> Place | None:
    found = places.find(countries()[code].name)
    return found[0][0] if found else None
