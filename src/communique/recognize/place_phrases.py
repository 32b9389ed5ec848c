"""Words that stand for a place without its name: "the Chilean capital", "on Zambian soil"."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from communique.model import Place
from communique.recognize.place_context import country_of_word
from communique.recognize.place_index import PlaceIndex, place_words
from communique.recognize.tables import countries


class Phrase(NamedTuple):
    """Words with the place that they mean; None where they mean none."""

    span: TokenSpan
    place: Place | None
    reason: str


def place_phrase(doc: Doc, start: int, places: PlaceIndex) -> Phrase | None:
    """The phrase of an adjective of country and "capital" or "soil" that begins here."""
    if start + 1 >= len(doc) or not doc[start].text[:1].isupper():
        return None
    noun = doc[start + 1].lower_
    capital = noun in place_words()["capitals"]
    if not capital and noun not in place_words()["grounds"]:
        return None
    code = country_of_word(doc[start].text)
    if code is None:
        return None
    place = _capital(code, places) if capital else _whole(code, places)
    span = doc[start : start + 2]
    return Phrase(span, place, f"{span.text!r} says where") if place else None


def _capital(code: str, places: PlaceIndex) -> Place | None:
    for name in countries()[code].capitals:
        for place, _ in places.find(name):
            if place.country == code:
                return place
    return None


def _whole(code: str, places: PlaceIndex) -> Place | None:
    found = places.find(countries()[code].name)
    return found[0][0] if found else None
