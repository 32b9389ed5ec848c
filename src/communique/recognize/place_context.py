"""What the words around a name say: whether a place is meant, and in which country."""

from __future__ import annotations

from functools import cache
from typing import Literal

from communique.parse.tokens import Doc, Token
from communique.parse.tokens import Span as TokenSpan
from communique.recognize.gazetteer import gazetteer
from communique.recognize.place_index import place_words
from communique.recognize.recognized import PlaceMention
from communique.recognize.tables import countries

Kind = Literal["region", "city", "site"]
_PLACES = {"GPE", "LOC", "FAC"}
_WEAK = {"of", "for", "and", "-", "–", "between", "against", "with", "from", "to"}
"""Words before actors as often as before places: the parser has to take the name for a place."""


def place_context(
    span: TokenSpan, last: PlaceMention | None, *, sure: bool, town: bool
) -> str | None:
    """How the sentence makes the name a place; None where it does not.

    `sure` says that the name can be no person's: a region's or site's, or one that the text uses
    for a place elsewhere. `town` says that a table has it for one.
    """
    if event := _names_event(span):
        return f"names the {event!r}" if town and not _person(span, sure) else None
    if span.root.dep_ == "poss" and firmly_placed(span):
        return f"whose {span.root.head.text!r} it is"
    if _part_of_longer(span):
        return None
    if firmly_placed(span) and not part_of_body(span):
        return f"after {_governor(span)!r}"
    if town and _reached(span.root):
        return f"object of {span.root.head.lemma_.lower()!r}"
    if _person(span, sure):
        return None
    if last is not None and _goes_on(span, last):
        return f"after {last.span.quote!r}"
    before = _governor(span)
    if kind_beside(span):
        return f"with {_kind_word(span)!r}"
    if before is not None and before in place_words()["before"]:
        strong = sure or before not in _WEAK or span.root.ent_type_ in _PLACES
        return f"after {before!r}" if strong else None
    return _as_object(span.root)


def firmly_placed(span: TokenSpan) -> bool:
    """Whether nothing but a place stands so: "near Arusha", "flew to Arusha"."""
    root = span.root
    if root.dep_ == "poss" and root.head.lower_ in place_words()["kinds"]["site"]:
        root = root.head  # "in Arusha's conference hall"
    if root.dep_ != "pobj":
        return False
    before, verb = root.head, root.head.head
    if before.lower_ in place_words()["firm"]:
        return verb.lemma_.lower() not in place_words()["not_placed"]
    return before.lower_ == "to" and verb.lemma_.lower() in place_words()["motion"]


def part_of_body(span: TokenSpan) -> bool:
    """Whether the tables know the name as an organization's."""
    return any(m.entry.organization is not None for m in gazetteer().find(span.text))


def kind_beside(span: TokenSpan) -> Kind | None:
    """Region, city or site, where a word beside says so: "city of Ahvaz", "Chubut province"."""
    word = _kind_word(span)
    kinds: dict[Kind, list[str]] = place_words()["kinds"]
    return next((kind for kind, names in kinds.items() if word in names), None)


def nearby_countries(span: TokenSpan) -> list[tuple[str, str]]:
    """Country codes named beside the name or in its paragraph, nearest first, with the reason."""
    words = _country_words()
    found = [
        (abs(token.i - span.start), words[token.text], token.text)
        for token in span.doc
        if token.text in words and not span.start <= token.i < span.end
    ]
    return [(code, f"{text!r} stands nearby") for _, code, text in sorted(found)]


def country_beside(span: TokenSpan) -> str | None:
    """The country of "Peruvian Tumbes" or "Tumbes, Peru"."""
    doc, words = span.doc, _country_words()
    before = doc[span.start - 1].text if span.start else ""
    after = doc[span.end + 1].text if span.end + 1 < len(doc) else ""
    comma = span.end < len(doc) and doc[span.end].text == ","
    return words.get(before) or (words.get(after) if comma else None)


def names_country(text: str) -> bool:
    """Whether the word is a country's name or adjective."""
    return text in _country_words()


def country_of_word(text: str) -> str | None:
    """The code of the country whose name or adjective the word is."""
    return _country_words().get(text)


def countries_in(doc: Doc) -> set[str]:
    """Codes of the countries named in a unit by name or adjective."""
    words = _country_words()
    return {words[token.text] for token in doc if token.text in words}


@cache
def _country_words() -> dict[str, str]:
    found: dict[str, str] = {}
    for country in countries().values():
        for name in (country.name, *country.aliases, *country.adjectives):
            if " " not in name:
                found.setdefault(name, country.code)
    return found


def _part_of_longer(span: TokenSpan) -> bool:
    """Whether capitalized neighbors make the name a part of another: "Moscow Conference"."""
    root, doc = span.root, span.doc
    inside = range(span.start, span.end)
    if root.dep_ in {"compound", "amod", "nmod", "poss"} and root.head.i not in inside:
        return kind_beside(span) is None
    before = doc[span.start - 1] if span.start else None
    if before is not None and before.pos_ == "PROPN" and before.dep_ == "compound":
        return before.head.i in inside and before.text[:1].isupper()
    return False


def _names_event(span: TokenSpan) -> str | None:
    """The happening or the building that the place names: "the Arusha summit"."""
    root = span.root
    if root.dep_ not in {"compound", "nmod", "amod"} or root.head.i != span.end:
        return None
    return root.head.text if root.head.lower_ in place_words()["named_by_place"] else None


def _person(span: TokenSpan, sure: bool) -> bool:
    person = span.root.ent_type_ in {"PERSON", "ORG", "NORP"} and kind_beside(span) is None
    return person and not sure and not names_country(span.text)


def _goes_on(span: TokenSpan, last: PlaceMention) -> bool:
    """Whether the name goes on from the one before: "Tehran, Iran", "in Lima and Quito"."""
    if span.start - last.end != 1 or last.unit is None:
        return False
    joint = span.doc[span.start - 1].lower_
    return joint == "," or (joint == "and" and span.root.dep_ == "conj")


def _governor(span: TokenSpan) -> str | None:
    """The preposition that the name hangs on, or the word before it but for an article."""
    root = span.root
    if root.dep_ == "pobj":
        return str(root.head.lower_)
    first = span.start
    while first and span.doc[first - 1].pos_ in {"DET", "ADJ"}:
        first -= 1
    word = span.doc[first - 1] if first else None
    return str(word.lower_) if word is not None and word.pos_ == "ADP" else None


def _kind_word(span: TokenSpan) -> str:
    """The word that says what kind of place it is: before "of", or right after the name."""
    doc, start = span.doc, span.start
    if start > 1 and doc[start - 1].lower_ == "of":
        return str(doc[start - 2].lower_)
    if len(span) > 1:
        return str(span[-1].lower_)
    after = doc[span.end] if span.end < len(doc) else None
    return str(after.lower_) if after is not None and after.pos_ in {"NOUN", "PROPN"} else ""


def _reached(root: Token) -> bool:
    """Whether the verb before takes a place and hardly a person: "reached Arusha"."""
    return root.dep_ == "dobj" and root.head.lemma_.lower() in place_words()["reach_place"]


def _as_object(root: Token) -> str | None:
    """ "Visited Moscow", "shelled Kharkiv"."""
    if root.dep_ not in {"dobj", "nsubjpass"} or root.pos_ != "PROPN":
        return None
    verb = root.head.lemma_.lower()
    active = root.dep_ == "dobj" and verb in place_words()["reach"]
    return f"object of {verb!r}" if active or verb in place_words()["striking"] else None
