"""Find the names of places in a parsed document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Span as TokenSpan

from communique.model import Place
from communique.parse import Parsed, Unit
from communique.recognize.place_context import kind_beside, nearby_countries, place_context
from communique.recognize.place_index import PlaceIndex, place_words
from communique.recognize.recognized import PlaceMention

_LONGEST = 5
"""Tokens in a name: "San Pedro de Macorís"."""


def find_places(parsed: Parsed, places: PlaceIndex) -> tuple[PlaceMention, ...]:
    """The names of places that stand where a place is meant, in the order of the text."""
    return tuple(mention for unit in parsed.units for mention in _in_unit(parsed, unit, places))


def _in_unit(parsed: Parsed, unit: Unit, places: PlaceIndex) -> Iterator[PlaceMention]:
    start, last = 0, None
    while start < len(unit.doc):
        found = _longest(unit, start, places)
        if found is None:
            start += 1
            continue
        context = place_context(found, last)
        start = found.end
        if context is None or not (read := _read(found, places, context)):
            continue
        place, reason = read
        span = unit.span(parsed.text, found.start, found.end)
        last = PlaceMention(
            unit.index, found.start, found.end, found.root.i, span, place, reason
        )  # fmt: skip
        yield last


def _longest(unit: Unit, start: int, places: PlaceIndex) -> TokenSpan | None:
    """The longest known name, or unknown one that the parser takes for a place, from `start`."""
    doc = unit.doc
    if not doc[start].text[0].isupper() or doc[start].text in place_words()["never"]:
        return None
    for end in range(min(start + _LONGEST, len(doc)), start, -1):
        span = doc[start:end]
        if span[-1].text[0].isupper() and (places.find(span.text) or _unknown(span)):
            return span
    return None


def _unknown(span: TokenSpan) -> bool:
    """Whether the words are a whole name that only the parser, or "province" beside it, vouches for."""
    first, last = span[0], span[-1]
    whole = first.ent_iob_ == "B" and (
        last.i + 1 == len(span.doc) or span.doc[last.i + 1].ent_iob_ != "I"
    )
    named = all(t.ent_type_ in {"GPE", "LOC", "FAC"} for t in span)
    return (whole and named) or (kind_beside(span) is not None and first.pos_ == "PROPN")


def _read(span: TokenSpan, places: PlaceIndex, context: str) -> tuple[Place, str] | None:
    """The place that the name means here, and why that one."""
    found = places.find(span.text)
    kind = kind_beside(span)
    if kind in {"region", "site"} and all(p.precision == "city" for p, _ in found):
        found = []
    near = nearby_countries(span)
    if not found:
        return _unlisted(span, kind, near, context)
    if len(found) == 1:
        return found[0][0], f"{context}; the only place of that name in the tables"
    for code, why in near:
        fitting = [p for p, _ in found if p.country == code]
        if fitting:
            return fitting[0], f"{context}; of {len(found)} of that name the one in {code}: {why}"
    return found[0][0], f"{context}; the most populous of {len(found)} of that name"


def _unlisted(
    span: TokenSpan, kind: str | None, near: list[tuple[str, str]], context: str
) -> tuple[Place, str] | None:
    codes = {code for code, _ in near}
    country = codes.pop() if len(codes) == 1 else None
    place = Place(span.text, country=country)
    if kind in {"region", "city", "site"}:
        place = replace(place, precision=kind)
    how = f"; in {country}: {near[0][1]}" if country else ""
    return place, f"{context}; no table has it{how}"
