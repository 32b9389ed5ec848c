"""What speaks for and against one event having a time that the text gives to others."""

from __future__ import annotations

from collections.abc import Iterator

from communique.ground.calendar import ends_of
from communique.ground.clauses import is_verb, words
from communique.ground.standing import ORDER, Asked, Time, place_of
from communique.ground.story import Telling, stem
from communique.ground.told import Told
from communique.model import dates

_PRONOUNS = frozenset({"he", "she", "they", "it", "we", "i"})
_THE = frozenset({"the", "this", "that"})
_CLUES = frozenset({"same word", "word there", "shares 0.2", "most told", "only date", "of lead"})
_SHARED = (0.2, 0.35, 0.5)
_DISTANT = ("far", "ahead", "near")


def signs(asked: Asked, time: Time) -> tuple[frozenset[str], Told, str] | None:
    """Names of the signs that hold for an event and a date, the closest teller and its place.

    None where nothing but the text's being one speaks for it.
    """
    ranked = ((place_of(asked, time, told, teller), told, teller) for told, teller in time.told)
    place, told, teller = min(
        ranked,
        key=lambda x: (ORDER.index(x[0].split()[0]), abs(asked.event.sentence - x[2].sentence)),
    )
    if _is_barred(place, told, teller):
        return None
    found = {place, *_anywhere(asked, time)}
    if place in _DISTANT and not found & _CLUES:
        return None
    found.update(_of_event(asked, place))
    found.update(_of_date(asked, time, place))
    found.update(_of_words(asked, time, place.split()[0]))
    if not told.is_heading:
        found.update(_of_told(told, teller, place))
        found.update(_alike(asked.event, teller, place))
    return frozenset(found), told, place


def _is_barred(place: str, told: Told, teller: Telling) -> bool:
    """Whether the sentence sets the two apart: what is said or welcomed lies before that."""
    if place == "same above content":
        return True
    if place == "same above argument":
        return told.mention.reading.modifies is not None
    return place == "same under argument" and teller.token.lemma_ in words("reactions")


def _of_event(asked: Asked, place: str) -> Iterator[str]:
    event, kind = asked.event, asked.story.kind(asked.event.unit)
    shape = list(_shape(asked))
    yield f"status {asked.status}"
    yield f"tense {event.tense}"
    yield f"status {asked.status} {event.tense}"
    yield f"in {kind}"
    yield from shape
    for cross in (event.tense, asked.status, *shape):
        yield f"{place} | {cross}"
    yield f"{place} | {event.tense} {asked.status}"
    if event.is_noun:
        definite = any(c.lower_ in _THE for c in event.token.children)
        yield "noun definite" if definite else "noun indefinite"


def _shape(asked: Asked) -> Iterator[str]:
    event, kind = asked.event, asked.story.kind(asked.event.unit)
    if event.is_noun:
        yield "noun"
    if event.quoted:
        yield "quoted"
    if not event.main:
        yield "below"
    if kind != "body":
        yield kind
    if any(t.sentence == event.sentence for time in asked.times for _, t in time.told):
        yield "sentence timed"


def _of_date(asked: Asked, time: Time, place: str) -> Iterator[str]:
    first, last = ends_of(time.date)
    length = (last - first).days
    size = "day" if length == 0 else "days" if length < 15 else "long"
    yield f"date {size}"
    if size != "day":
        yield f"{place} | date {size}"
    day = dates.last_day(asked.published)
    if day is None:
        return
    old = (day - last).days
    age = "ahead" if old < 0 else "news" if old <= 2 else "week" if old <= 8 else "older"
    yield f"age {age}"
    yield f"age {age} {asked.status}"
    yield f"{place[:8]} | age {age}"
    history = asked.status == "historical"
    if old > 365:
        yield "long ago history" if history else "long ago now"
    elif history:
        yield "lately history"


def _of_told(told: Told, teller: Telling, place: str) -> Iterator[str]:
    if told.ahead:
        yield "told ahead"
        yield f"{place} | told ahead"
    if not teller.main:
        yield f"{place} | told below"
    if teller.is_noun:
        yield f"{place} | told noun"
    if told.mention.start <= teller.token.sent.start + 1:
        yield f"{place} | fronted"
    yield f"told {teller.tense}"


def _alike(event: Telling, teller: Telling, place: str) -> Iterator[str]:
    if event.tense == teller.tense:
        yield "same tense"
        yield f"{place} | same tense"
    a, b = event.subject, teller.subject
    if a is not None and a.lower_ in _PRONOUNS:
        yield f"{place} | pronoun"
    elif a is not None and b is not None and a.lemma_ == b.lemma_:
        yield "same subject"
        yield f"{place} | same subject"
    if a is None and is_verb(event.token):
        yield "no subject"


def _of_words(asked: Asked, time: Time, where: str) -> Iterator[str]:
    """Signs of single words: which verb tells the event, who does it, how it stands as a noun."""
    event = asked.event
    lemma = event.token.lemma_.lower()
    yield f"word {lemma}"
    yield f"word {lemma} {where}"
    if event.is_noun:
        head = event.token.head
        yield f"noun as {head.lower_ if head.pos_ == 'ADP' else event.token.dep_} {where}"
        if event.token.pos_ == "PROPN":
            yield "name"
    first = event.token.sent[0].lower_
    if first in words("openers"):
        yield f"opens with {first} {where}"
    if event.subject is not None:
        yield from _of_subject(asked, time, where)


def _of_subject(asked: Asked, time: Time, where: str) -> Iterator[str]:
    who = asked.event.subject
    assert who is not None
    if who.lower_ in _PRONOUNS:
        yield f"subject {who.lower_} {where}"
        return
    others = (t for told, t in time.told if not told.is_heading)
    if any(stem(who) in t.content for t in others if t.sentence != asked.event.sentence):
        yield "subject there"
        yield f"subject there {where}"
    else:
        yield f"subject new {where}"
    yield f"subject {who.pos_} {where}"


def _anywhere(asked: Asked, time: Time) -> Iterator[str]:
    """Signs of any event told with this date."""
    event, lead, best = asked.event, asked.story.lead, 0.0
    form = "noun" if event.is_noun else "verb"
    for told, teller in time.told:
        if told.is_heading:
            continue
        if teller.stem == event.stem:
            yield from ("same word", f"same word {form}")
        elif teller.sentence != event.sentence and event.stem in teller.content:
            yield from ("word there", f"word there {form}")
        if teller.sentence != event.sentence:
            best = max(best, _shared(event, teller))
        if lead <= teller.sentence <= lead + 1:
            yield from ("of lead", f"of lead | {event.tense}")
    yield from (f"shares {least}" for least in _SHARED if best >= least)
    if len(asked.times) == 1:
        yield "only date"
    elif len(time.told) >= 0.4 * sum(len(t.told) for t in asked.times):
        yield "most told"


def _shared(event: Telling, teller: Telling) -> float:
    """The share of content words that two sentences have in common."""
    fewest = max(5, min(len(event.content), len(teller.content), 14))
    return len(event.content & teller.content) / fewest
