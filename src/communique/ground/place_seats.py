"""Which word's happening a place's name belongs to, as the syntax has it."""

from __future__ import annotations

from functools import cache

from communique.ground.clauses import is_event, is_verb
from communique.model import Place
from communique.parse.tokens import Token
from communique.recognize.place_index import place_words

_LOCATED = ("at_place", "striking", "motion")
_NOUNS = {"NOUN", "PROPN"}
_OBJECTS = {"dobj", "dative", "attr", "oprd"}
_SUBJECTS = {"nsubj", "nsubjpass"}
_TIMES = {"DATE", "TIME"}
_PASSED = {"ADP", "ADV", "ADJ"}
_STEPS = 4
"""Nouns between a place and its happening: "at a lodge in a suburb of Zomba"."""


def seat(name: Token, place: Place) -> Token | None:
    """The verb or noun that happens at the place; `name` is the head of the place's name."""
    while name.dep_ in {"conj", "appos"} and name.head.i != name.i:
        name = name.head
    return _above(name, place.precision or "city", 0)


def is_happening(token: Token) -> bool:
    """Whether the token heads a clause or is a noun that happens somewhere."""
    return is_event(token) or (token.pos_ in _NOUNS and lemma(token) in listed("happenings"))


def lemma(token: Token) -> str:
    """The token's lemma in lower case."""
    return token.lemma_.lower()


@cache
def listed(*names: str) -> frozenset[str]:
    """The words of some lists of `place_words.yaml`."""
    return frozenset(word for name in names for word in place_words()[name])


def _above(name: Token, precision: str, steps: int) -> Token | None:
    governor = name.head
    if name.dep_ in {"compound", "nmod", "amod", "poss"}:
        return _named(governor, precision, steps)
    if governor.pos_ not in {"ADP", "SCONJ"}:
        direct = lemma(governor) in listed("reach", "striking")
        if direct and name.dep_ in {"dobj", "nsubjpass"}:
            return governor
        return _by_role(name, governor) if steps else None
    base = governor.head
    while base.pos_ in _PASSED and base.head.i != base.i:
        base = base.head
    if governor.lower_ == "of" and not is_happening(base):
        return _above(base, precision, steps + 1) if _is_kind(base) else None
    return _by_preposition(governor, base, precision, steps)


def _named(noun: Token, precision: str, steps: int) -> Token | None:
    """ "The Arusha summit" is at Arusha; "at an Arusha hotel" is where the hotel is."""
    if steps >= _STEPS:
        return None
    if is_happening(noun):
        return noun if noun.lower_ in listed("named_by_place") else None
    if _is_kind(noun):
        return _above(noun, precision, steps + 1)
    return None


def _by_preposition(prep: Token, base: Token, precision: str, steps: int) -> Token | None:
    base = _past_times(base)
    word, above = prep.lower_, lemma(base)
    if word in place_words()["toward"] and above in listed("motion", "comings"):
        return base
    if word in place_words()["target"] and above in listed("striking"):
        return base
    if word in {"from", "to", "between"} and above in listed("ways") and not is_happening(base):
        return _by_role(base, base.head)
    if word not in place_words()["inside"] or word in place_words()["not_" + precision]:
        return None
    if word == "on" and above in listed("gatherings"):
        return None
    if is_happening(base):
        return None if _of_its_object(base, prep) else base
    return _through_noun(base, steps)


def _past_times(noun: Token) -> Token:
    """What a time is told of, where the parser hangs the place on the time."""
    while noun.ent_type_ in _TIMES and not is_verb(noun) and noun.head.i != noun.i:
        noun = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    return noun


def _of_its_object(verb: Token, prep: Token) -> bool:
    """Whether the phrase may as well belong to the noun before it: "criticized the policy in"."""
    if not is_verb(verb) or prep.i < verb.i or lemma(verb) not in listed("from_afar"):
        return False
    before = prep.nbor(-1)
    return before.pos_ in _NOUNS and before.ent_type_ not in _TIMES


def _through_noun(noun: Token, steps: int) -> Token | None:
    """The happening that a thing at the place takes part in: "told reporters in Lima"."""
    if steps >= _STEPS:
        return None
    above = noun.head
    if above.pos_ == "ADP":
        base = _past_times(above.head)
        if above.lower_ in place_words()["inside"]:
            if above.lower_ == "on" and not is_verb(base):
                return None  # "a summit on the crisis in Lima" is about it
            return base if is_happening(base) else _through_noun(base, steps + 1)
        if above.lower_ == "of" and lemma(base) in listed("gatherings"):
            return base
        if above.lower_ == "with" and lemma(base) in listed("meetings"):
            return base
        if above.lower_ in {"to", "with", "by"} and lemma(base) in listed(*_LOCATED, "deeds"):
            return base
        return None
    return _by_role(noun, above)


def _by_role(noun: Token, verb: Token) -> Token | None:
    """Objects of verbs done on the spot, and subjects of deeds that cannot be done from afar."""
    if not is_verb(verb):
        return None
    if noun.dep_ in _OBJECTS | {"nsubjpass"}:
        return verb if lemma(verb) not in listed("from_afar") else None
    if noun.dep_ in _SUBJECTS:
        return verb if lemma(verb) in listed("deeds", "openings") else None
    return None


def _is_kind(noun: Token) -> bool:
    kinds: dict[str, list[str]] = place_words()["kinds"]
    return any(noun.lower_ in names for names in (*kinds.values(), place_words()["parts"]))
