"""Who the words of a source or hearer mean: their reading, or the words as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from communique.attribute.cues import load_outlets
from communique.model import Participant
from communique.model.records import ActorKind
from communique.parse.syntax import child, conjuncts, prepositions
from communique.parse.tokens import Token
from communique.recognize.recognized import Reading, Recognized, TokenKey
from communique.recognize.tables import countries

_BY_NAME = frozenset({"name", "surname"})
_FEW = frozenset({"a", "an", "one", "some", "another", "several", "two", "three", "four", "many"})
_BODIES = frozenset({"delegation", "team", "side", "office", "government", "mission", "party"})
_WHERE = frozenset({"of", "from", "in", "to", "for", "at"})


def reading_at(recognized: Recognized, key: TokenKey | None) -> Reading | None:
    """The reading of the noun phrase that the token heads or stands in.

    A name beside the phrase says who it is: "its delegate, Assumane Iassine".
    """
    if key is None:
        return None
    found, beside = recognized.readings.get(key), _beside(recognized, key)
    if found is not None and (found.how in _BY_NAME or beside is None):
        return found
    if beside is not None:
        return beside
    unit, token = key
    doc = recognized.parsed.units[unit].doc
    for other in (doc[token].head, *doc[token].children):
        near = recognized.readings.get((unit, other.i))
        if near is not None and near.start <= token < near.end:
            return near
    return None


def _beside(recognized: Recognized, key: TokenKey) -> Reading | None:
    """The name in apposition to the token, or the name that the token is in apposition to."""
    unit, token = key
    noun = recognized.parsed.units[unit].doc[token]
    near = [c for c in noun.children if c.dep_ == "appos"]
    near += [noun.head] if noun.dep_ == "appos" else []
    readings = (recognized.readings.get((unit, other.i)) for other in near)
    return next((r for r in readings if r is not None and r.how in _BY_NAME), None)


def readings_of(recognized: Recognized, key: TokenKey) -> tuple[Reading, ...]:
    """The reading of the source, and of those coordinated with it, as far as the text reads them.

    Nobody in particular is meant by "two officials", whoever was named last.
    """
    unit, token = key
    noun = recognized.parsed.units[unit].doc[token]
    found = (reading_at(recognized, (unit, other.i)) for other in _together(noun))
    kept = [r for r in found if r is not None and r.participants and not _is_anybody(noun, r)]
    return tuple(dict.fromkeys(kept))


def _together(noun: Token) -> Iterator[Token]:
    """The noun and what is coordinated with it or with the noun that it stands before."""
    yield from conjuncts(noun)
    for name in noun.children:
        if name.dep_ == "appos":
            yield from (other for other in conjuncts(name) if other is not name)


def _is_anybody(noun: Token, reading: Reading) -> bool:
    """Whether the phrase is indefinite and names people only by what they are."""
    if reading.how in _BY_NAME or noun.lemma_.lower() not in load_outlets().people:
        return False
    few = [c for c in noun.children if c.lower_ in _FEW or c.dep_ == "nummod"]
    told = any(p.actor_id for p in reading.participants) or reading.how == "members"
    return told and bool(few) and child(noun, "poss") is None and _det(noun) not in {"the", "both"}


def _det(noun: Token) -> str:
    found = child(noun, "det")
    return found.lower_ if found is not None else ""


def named(recognized: Recognized, key: TokenKey) -> Participant | None:
    """People by the words alone: "a senior diplomat", "delegates from nine states".

    Only nouns of people count; a plural is a group. Their country is the one that the phrase names.
    """
    unit, token = key
    head = recognized.parsed.units[unit].doc[token]
    if head.lemma_.lower() == "one" and (some := _some_of(head)) is not None:
        head = some
    if head.lemma_.lower() not in load_outlets().people:
        return None
    last = head.i
    for c in head.children:
        if c.i > head.i and c.dep_ == "prep" and c.lower_ in _WHERE:
            last = max(last, c.right_edge.i)
    first = min((c.left_edge.i for c in head.children if c.i < head.i), default=head.i)
    first = min(first, token)
    span = recognized.parsed.units[unit].span(recognized.parsed.text, first, last + 1)
    plural = head.tag_ in {"NNS", "NNPS"} and head.i == token
    kind: ActorKind = "group" if plural else "unnamed"
    who = Participant(_bare(span.quote), kind, mentioned=span)
    codes = dict.fromkeys(_codes(recognized, unit, head))
    if len(codes) != 1:
        return who
    code = next(iter(codes))
    return replace(who, country=code) if code in countries() else replace(who, bloc=code)


def _some_of(one: Token) -> Token | None:
    """The people that "one of the herders" is one of."""
    return next((obj for word, obj in prepositions(one) if word == "of"), None)


def _codes(recognized: Recognized, unit: int, head: Token) -> Iterator[str]:
    """The countries and blocs that the phrase of the noun names."""
    owners = [c for c in head.children if c.dep_ in {"poss", "amod", "compound", "nmod"}]
    owners += [obj for word, obj in prepositions(head) if word in _WHERE]
    places = {p.head: p.place.country for p in recognized.places if p.unit == unit}
    for owner in owners:
        yield from recognized.adjectives.get((unit, owner.i), ())
        reading = recognized.readings.get((unit, owner.i))
        if reading is None:
            if country := places.get(owner.i):
                yield country
            elif owner.lemma_.lower() in _BODIES:
                yield from _codes(recognized, unit, owner)
            continue
        yield from (code for p in reading.participants if (code := p.country or p.bloc))


def owner(recognized: Recognized, key: TokenKey) -> Reading | None:
    """Whose team, delegation, note or letter speaks: "Bangladesh's team said"."""
    unit, token = key
    noun = recognized.parsed.units[unit].doc[token]
    owners = [c for c in noun.children if c.dep_ == "poss"]
    owners += [obj for word, obj in prepositions(noun) if word in {"of", "by", "from"}]
    found = (reading_at(recognized, (unit, o.i)) for o in owners)
    return next((r for r in found if r is not None and r.participants), None)


def _bare(words: str) -> str:
    first, _, rest = " ".join(words.split()).partition(" ")
    return rest if first.lower() in {"a", "an", "the"} and rest else " ".join(words.split())
