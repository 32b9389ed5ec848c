"""Find the names of places in a parsed document."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as TokenSpan

from communique.model import Place
from communique.parse import Parsed, Unit
from communique.recognize.place_context import (
    Kind,
    countries_in,
    country_beside,
    kind_beside,
    names_country,
    nearby_countries,
    place_context,
)
from communique.recognize.place_index import PlaceIndex, place_words
from communique.recognize.recognized import PlaceMention

_LONGEST = 5
"""Tokens in a name: "San Pedro de Macorís"."""
_SMALL = 100_000
"""Inhabitants below which a town needs its country named in the text."""


def find_places(parsed: Parsed, places: PlaceIndex) -> tuple[PlaceMention, ...]:
    """The names of places that stand where a place is meant, in the order of the text."""
    named = frozenset(code for unit in parsed.units for code in countries_in(unit.doc))
    found = (_in_unit(parsed.text, unit, places, named) for unit in parsed.units)
    return tuple(mention for mentions in found for mention in mentions)


def _in_unit(
    text: str, unit: Unit, places: PlaceIndex, named: frozenset[str]
) -> Iterator[PlaceMention]:
    start, last = 0, None
    while start < len(unit.doc):
        found = _longest(unit, start, places)
        if found is None:
            start += 1
            continue
        sure = any(place.precision != "city" for place, _ in places.find(found.text))
        context = place_context(found, last, sure=sure)
        start = found.end
        if context is None or not (read := _read(found, places, context, named)):
            continue
        place, reason = read
        span = unit.span(text, found.start, found.end)
        last = PlaceMention(
            unit.index, found.start, found.end, found.root.i, span, place, reason
        )  # fmt: skip
        yield last


def _longest(unit: Unit, start: int, places: PlaceIndex) -> TokenSpan | None:
    """The longest known name, or unknown one that the parser takes for a place, from `start`."""
    doc = unit.doc
    first = doc[start].text
    begins = first[0].isupper() or first in place_words()["articles"]
    if not begins or first in place_words()["never"]:
        return None
    for end in range(min(start + _LONGEST, len(doc)), start, -1):
        span = doc[start:end]
        if span[-1].text[0].isupper() and (places.find(span.text) or _unknown(span)):
            return span
    return None


def _unknown(span: TokenSpan) -> bool:
    """Whether the parser, or "province" beside it, takes words that no table has for a name."""
    first, last = span[0], span[-1]
    if not all(t.text[0].isupper() or t.lower_ in place_words()["particles"] for t in span):
        return False
    whole = first.ent_iob_ == "B" and (
        last.i + 1 == len(span.doc) or span.doc[last.i + 1].ent_iob_ != "I"
    )
    named = all(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in span)
    return (whole and named) or (kind_beside(span) is not None and first.pos_ == "PROPN")


def _read(
    span: TokenSpan, places: PlaceIndex, context: str, countries_named: frozenset[str]
) -> tuple[Place, str] | None:
    """The place that the name means here, and why that one."""
    found = places.find(span.text)
    kind = kind_beside(span)
    if kind in {"region", "site"} and all(p.precision == "city" for p, _ in found):
        found = []
    near = nearby_countries(span)
    if not found or _far_off(found, countries_named):
        return _unlisted(span, kind, context)
    if len(found) == 1:
        return found[0][0], f"{context}; the only place of that name in the tables"
    for code, why in near:
        fitting = [p for p, _ in found if p.country == code]
        if fitting:
            return fitting[0], f"{context}; of {len(found)} of that name the one in {code}: {why}"
    return found[0][0], f"{context}; the most populous of {len(found)} of that name"


def _far_off(found: list[tuple[Place, int]], named: frozenset[str]) -> bool:
    """Whether all of that name are small towns of countries that the text does not name."""
    return bool(named) and all(
        size < _SMALL and place.precision == "city" and place.country not in named
        for place, size in found
    )


def _unlisted(span: TokenSpan, kind: Kind | None, context: str) -> tuple[Place, str] | None:
    """A place of which only the name is known; country only from the word right beside it."""
    if (kind is None and context not in _inside()) or names_country(span.text):
        return None
    country = country_beside(span)
    place = Place(span.text, country=country, precision=kind)
    return place, f"{context}; no table has it, or none in a country that the text names"


@cache
def _inside() -> frozenset[str]:
    return frozenset(f"after {word!r}" for word in place_words()["inside"])
