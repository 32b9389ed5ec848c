"""Find the names of places in a parsed document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from communique.model import Place
from communique.parse import Parsed, Unit
from communique.parse.tokens import Span as TokenSpan
from communique.recognize.geonames import place_key
from communique.recognize.place_context import (
    Kind,
    countries_in,
    country_beside,
    firmly_placed,
    kind_beside,
    names_country,
    nearby_countries,
    part_of_body,
    place_context,
)
from communique.recognize.place_index import PlaceIndex, place_words
from communique.recognize.place_phrases import Phrase, place_heading, place_phrase
from communique.recognize.recognized import PlaceMention

_LONGEST = 5
"""Tokens in a name: "San Pedro de Macorís"."""
_RARE = 50
"""How many times larger a namesake makes a country named nearby count for nothing."""
_UNKNOWN = 3
"""Tokens in a name that no table has."""
_MISTAKEN = frozenset({"PERSON", "ORG", "NORP"})
"""What the parser takes the names of towns for that it has never met."""
_SMALL = 100_000
"""Inhabitants below which a town needs its country named in the text."""


def find_places(parsed: Parsed, places: PlaceIndex) -> tuple[PlaceMention, ...]:
    """The names of places that stand where a place is meant, in the order of the text.

    A name that stands once where nothing but a place can stand is one wherever it may be: the
    parser takes the same name for a town here and for a person there.
    """
    named = frozenset(code for unit in parsed.units for code in countries_in(unit.doc))
    finder = _Finder(parsed.text, places, named)
    found = [list(finder.in_unit(unit)) for unit in parsed.units]
    again = {index for text, index in finder.passed_over if text in finder.settled}
    for index, unit in enumerate(parsed.units):
        if unit.index in again:
            found[index] = list(finder.in_unit(unit))
    return tuple(mention for mentions in found for mention in mentions)


@dataclass(frozen=True, slots=True)
class _Finder:
    text: str
    places: PlaceIndex
    named: frozenset[str]
    settled: set[str] = field(default_factory=set)
    """Names that stood where nothing but a place can stand."""
    passed_over: list[tuple[str, int]] = field(default_factory=list)
    """Known names that were taken for no place, with their unit."""

    def in_unit(self, unit: Unit) -> Iterator[PlaceMention]:
        start, last = 0, None
        if heading := place_heading(unit.doc, self.places):
            last = self._mention(unit, heading)
            yield last
            start = heading.span.end
        while start < len(unit.doc):
            found = place_phrase(unit.doc, start, self.places) or self._named(unit, start, last)
            start = found.span.end if found else start + 1
            if found is None or found.place is None:
                continue
            last = self._mention(unit, found)
            yield last

    def _mention(self, unit: Unit, found: Phrase) -> PlaceMention:
        assert found.place is not None
        span, words = found.span, unit.span(self.text, found.span.start, found.span.end)
        return PlaceMention(
            unit.index, span.start, span.end, span.root.i, words, found.place, found.reason
        )

    def _named(self, unit: Unit, start: int, last: PlaceMention | None) -> Phrase | None:
        """The name that begins here; without a place where none is meant by it."""
        span = _longest(unit, start, self.places)
        if span is None:
            return None
        known = self.places.find(span.text)
        sure = span.text in self.settled or any(p.precision != "city" for p, _ in known)
        town = bool(known) and known[0][0].precision == "city"
        context = place_context(span, last, sure=sure, town=town)
        if context is None:
            if known:
                self.passed_over.append((span.text, unit.index))
            return Phrase(span, None, "")
        read = _read(span, self.places, context, self.named)
        if read is not None and firmly_placed(span):
            self.settled.add(span.text)
        return Phrase(span, *(read or (None, "")))


def _longest(unit: Unit, start: int, places: PlaceIndex) -> TokenSpan | None:
    """The longest known name, or unknown one that the parser takes for a place, from `start`."""
    doc = unit.doc
    first = doc.tokens[start].text
    begins = first[0].isupper() or first in place_words()["articles"]
    if not begins or first in place_words()["never"]:
        return None
    for end in range(min(start + _LONGEST, len(doc)), start, -1):
        if not doc.tokens[end - 1].text[0].isupper():
            continue
        span = doc[start:end]
        if places.find(span.text) or _unknown(span):
            return span
    return None


def _unknown(span: TokenSpan) -> bool:
    """Whether words that no table has are taken for a place: by the parser, or for their place."""
    first, last = span[0], span[-1]
    if not all(t.text[0].isupper() or t.lower_ in place_words()["particles"] for t in span):
        return False
    if kind_beside(span) is not None and first.pos_ == "PROPN":
        return True
    whole = first.ent_iob_ == "B" and (
        last.i + 1 == len(span.doc) or span.doc[last.i + 1].ent_iob_ != "I"
    )
    if not whole:
        return False
    if first.ent_type_ in {"GPE", "LOC", "FAC"}:
        return all(t.ent_type_ == first.ent_type_ for t in span)
    plain = len(span) <= _UNKNOWN and not any(
        t.tag_ == "POS" or names_country(t.text) for t in span
    )
    return plain and first.ent_type_ in _MISTAKEN and firmly_placed(span) and not part_of_body(span)


def _read(
    span: TokenSpan, places: PlaceIndex, context: str, countries_named: frozenset[str]
) -> tuple[Place, str] | None:
    """The place that the name means here, and why that one."""
    found = places.find(span.text)
    kind = kind_beside(span)
    if kind == "region" and all(p.precision == "city" for p, _ in found):
        found = ()
    near = nearby_countries(span)
    if not found or _far_off(found, countries_named):
        return _unlisted(span, kind, context)
    if len(found) == 1:
        return _spelled(found[0][0], span), f"{context}; the only place of that name in the tables"
    of = f"{len(found)} of that name"
    for code, why in near:
        fitting = [p for p, n in found if p.country == code and n * _RARE >= found[0][1]]
        if fitting:
            return _spelled(fitting[0], span), f"{context}; of {of} the one in {code}: {why}"
    return _spelled(found[0][0], span), f"{context}; the most populous of {of}"


def _spelled(place: Place, span: TokenSpan) -> Place:
    """The place as the text spells it, where only marks and hyphens tell the two apart."""
    same = place_key(place.name) == place_key(span.text)
    return replace(place, name=span.text) if same and place.name != span.text else place


def _far_off(found: tuple[tuple[Place, int], ...], named: frozenset[str]) -> bool:
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
    place = Place(_with_kind(span), country=country, precision=kind)
    return place, f"{context}; no table has it, or none in a country that the text names"


def _with_kind(span: TokenSpan) -> str:
    """The name, with "river" or "crossing" behind it, without which it would name a town."""
    after = span.doc[span.end].lower_ if span.end < len(span.doc) else ""
    return f"{span.text} {after}" if after in place_words()["part_of_name"] else span.text


@cache
def _inside() -> frozenset[str]:
    return frozenset(f"after {word!r}" for word in place_words()["inside"])
