"""Choose the place that belongs to an event."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from communique.ground.clauses import cluster, is_event, is_verb, words
from communique.model import Document, Place, Why
from communique.recognize.place_index import place_words
from communique.recognize.recognized import Recognized

_DATELINE = re.compile(r"\s*([A-Z][\w .'’/-]{2,40}?)\s*(?:,|\(|[–—]|\s-)")
_LOCATED = ("at_place", "striking", "motion")
_FINEST = {"site": 0, "city": 1, "region": 2, "country": 3, None: 1}


def event_place(
    recognized: Recognized, unit: int, trigger: int, document: Document
) -> tuple[Place | None, Why]:
    """Where the event's own clause puts it, and why.

    The dateline's city is where the report was filed: it is named in the reason of None, and
    never taken for the event's place.
    """
    token = recognized.parsed.units[unit].doc[trigger]
    found = sorted(_choices(recognized, unit, token))
    if found:
        mention = recognized.places[found[0][-1]]
        return mention.place, Why(f"stands in its clause; {mention.reason}", (mention.span,))
    city = dateline_city(document)
    filed = f"; the dateline says {city}, which is where the report comes from" if city else ""
    return None, Why(f"no place stands in its clause{filed}")


def dateline_city(document: Document) -> str | None:
    """The city that the first dateline block begins with."""
    for block in document.blocks:
        if block.kind == "dateline":
            found = _DATELINE.match(document.text[block.start : block.end] + " – ")
            return found[1].strip() if found else None
    return None


def _choices(
    recognized: Recognized, unit: int, trigger: Token
) -> Iterator[tuple[int, int, int, int]]:
    """Rank, coarseness, distance and number of each place of the event; the least is best."""
    near, sentence = cluster(trigger), trigger.sent
    for number, mention in enumerate(recognized.places):
        if mention.unit != unit or not sentence.start <= mention.start < sentence.end:
            continue
        rank = _rank(trigger.doc[mention.head], trigger, near, mention.place)
        if rank is not None:
            coarse = _FINEST[mention.place.precision]
            yield rank, coarse, abs(mention.head - trigger.i), number


def _rank(name: Token, trigger: Token, near: dict[int, int], place: Place) -> int | None:
    """How closely the place belongs to the event; None where it is not its place."""
    while name.dep_ in {"conj", "appos"} and name.head.i != name.i:
        name = name.head
    governor = name.head
    if governor.pos_ not in {"ADP", "SCONJ"}:
        direct = governor.i in near and _lemma(governor) in _listed("reach", "striking")
        return near[governor.i] if direct and name.dep_ in {"dobj", "nsubjpass"} else None
    base = governor.head
    if base.pos_ == "ADP":
        base = base.head
    if governor.lower_ == "of" and base.i not in near:
        return _rank(base, trigger, near, place) if _is_kind(base) else None
    return _ranked(governor, base, near, place.precision or "city")


def _ranked(governor: Token, base: Token, near: dict[int, int], precision: str) -> int | None:
    prep, lemma = governor.lower_, _lemma(base)
    if prep in place_words()["toward"] and lemma in place_words()["motion"]:
        return near.get(base.i)
    if prep in place_words()["target"] and lemma in place_words()["striking"]:
        return near.get(base.i)
    if prep not in place_words()["inside"] or prep in place_words()["not_" + precision]:
        return None
    if is_event(base):
        return None if _of_its_object(base, governor) else near.get(base.i)
    return _through_noun(base, near)


def _of_its_object(verb: Token, prep: Token) -> bool:
    """Whether the phrase may as well belong to the noun before it: "criticized the policy in"."""
    if not is_verb(verb) or prep.i < verb.i or _lemma(verb) in _listed(*_LOCATED):
        return False
    return prep.nbor(-1).pos_ in {"NOUN", "PROPN"} and _lemma(verb) not in words("light_verbs")


def _through_noun(noun: Token, near: dict[int, int], steps: int = 0) -> int | None:
    """The place beside the object of such a verb is the verb's: "told reporters in Lima"."""
    above = noun.head.head if noun.head.pos_ == "ADP" else noun.head
    verb = is_verb(above) and _lemma(above) in _listed(*_LOCATED)
    meeting = noun.head.lower_ == "with" and _lemma(above) in _listed("meetings")
    if verb or meeting:
        return near[above.i] + 1 if above.i in near else None
    beside = noun.head.lower_ in place_words()["inside"] and not is_event(above)
    return _through_noun(above, near, steps + 1) if beside and steps < 2 else None


def _is_kind(noun: Token) -> bool:
    return any(noun.lower_ in names for names in place_words()["kinds"].values())


def _lemma(token: Token) -> str:
    return token.lemma_.lower()


def _listed(*names: str) -> set[str]:
    return {word for name in names for word in place_words()[name]}
