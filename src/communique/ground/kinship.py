"""What speaks for and against one event having a time that the text gives to others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from communique.ground.calendar import ends_of
from communique.ground.clauses import is_verb
from communique.ground.story import Story, Telling
from communique.ground.told import Told
from communique.model import Date, dates
from communique.model.records import Status

_PRONOUNS = {"he", "she", "they", "it", "we", "i"}


@dataclass(frozen=True, slots=True)
class Time:
    """One date of the text and the events told with it."""

    date: Date
    told: tuple[tuple[Told, Telling], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """An event without time of its own, and what is known of its document."""

    story: Story
    event: Telling
    status: Status
    times: Sequence[Time]
    published: Date | None


_ORDER = ("same", "heading", "para -1", "para -2", "para +1", "ahead", "current", "lead", "near", "far")


def signs(asked: Asked, time: Time) -> tuple[frozenset[str], Told]:
    """Names of the signs that hold for an event and a date, and who of its tellers stands closest."""
    ranked = sorted(
        ((_place(asked, time, told, teller), told, teller) for told, teller in time.told),
        key=lambda x: (_rank(x[0]), abs(asked.event.sentence - x[2].sentence)),
    )
    place, told, teller = ranked[0]
    found = {place}
    found.update(_of_event(asked))
    event = asked.event
    for cross in (event.tense, asked.status, *_shape(asked)):
        found.add(f"{place} | {cross}")
    found.add(f"{place} | {event.tense} {asked.status}")
    found.update(_of_time(asked, time, place))
    if not told.is_heading:
        found.update(_of_told(told, teller, place))
        found.update(_alike(event, teller, place))
    found.update(_anywhere(asked, time, place))
    return frozenset(found), told


def _rank(place: str) -> int:
    return next((n for n, name in enumerate(_ORDER) if place.startswith(name)), 99)


def _shape(asked: Asked) -> Iterator[str]:
    event = asked.event
    if event.is_noun:
        yield "noun"
    if event.quoted:
        yield "quoted"
    if not event.main:
        yield "below"
    if asked.story.kind(event.unit) != "body":
        yield asked.story.kind(event.unit)
    here = any(t.sentence == event.sentence for time in asked.times for _, t in time.told)
    if here:
        yield "sentence timed"


def _of_event(asked: Asked) -> Iterator[str]:
    event = asked.event
    yield f"status {asked.status}"
    yield f"tense {event.tense}"
    yield f"status {asked.status} {event.tense}"
    yield f"in {asked.story.kind(event.unit)}"
    yield from _shape(asked)
    if event.is_noun:
        definite = any(c.lower_ in {"the", "this", "that"} for c in event.token.children)
        yield "noun definite" if definite else "noun indefinite"


def _place(asked: Asked, time: Time, told: Told, teller: Telling) -> str:
    """How the two stand to each other in the text."""
    event, story = asked.event, asked.story
    if told.is_heading:
        return _under(asked, told)
    if event.sentence == teller.sentence:
        return "same " + path(event.token, told.token)
    steps = event.sentence - teller.sentence
    between = _between(asked, time, teller)
    mark = " cut" if between else ""
    if event.unit == told.unit:
        if steps > 0:
            return f"para -{min(steps, 2)}{mark}"
        return "para +1" if steps == -1 else "ahead"
    if story.kind(event.unit) == "title" and teller.sentence == story.lead:
        return "lead of title"
    paragraphs = event.unit - told.unit
    if paragraphs > 0 and not between and teller.main:
        return f"current {min(paragraphs, 3)}"
    if teller.sentence <= story.lead + 1 and teller.sentence >= story.lead:
        return "lead"
    return "near" if abs(paragraphs) == 1 else "far"


def _under(asked: Asked, told: Told) -> str:
    apart = asked.event.unit - told.unit
    later = any(
        t.is_heading and told.unit < t.unit <= asked.event.unit
        for time in asked.times
        for t, _ in time.told
    )
    if apart == 0:
        return "heading here"
    return "heading before" if apart == 1 and not later else "far"


def _between(asked: Asked, time: Time, teller: Telling) -> bool:
    """Whether a main clause between the two is told with another date."""
    return any(
        teller.sentence < t.sentence <= asked.event.sentence
        and t.main
        and (t.sentence < asked.event.sentence or t.token.i != asked.event.token.i)
        for other in asked.times
        if other is not time
        for _, t in other.told
    )


def path(event: Token, told: Token) -> str:
    """The way from the dated event to the other through the sentence's syntax."""
    up = {t.i: t for t in (told, *told.ancestors)}
    if event.i in up:
        return f"above {_edge(told, event)}"
    over = {t.i: t for t in (event, *event.ancestors)}
    if told.i in over:
        return f"under {_edge(event, told)}"
    join = next((t for i, t in up.items() if i in over), None)
    if join is None:
        return "apart"
    side = "before" if event.i < told.i else "after"
    return f"{side} {_edge(event, join)} {_edge(told, join)}"


def _edge(low: Token, high: Token) -> str:
    """The strongest relation on the way up: content, relative, adverbial, coordinated, argument."""
    found, token = set(), low
    while token.i != high.i and token.head.i != token.i:
        found.add(token.dep_)
        token = token.head
    for name, deps in (
        ("content", {"ccomp"}),
        ("relative", {"relcl"}),
        ("adverbial", {"advcl", "pcomp"}),
        ("infinitive", {"xcomp", "acl"}),
        ("coordination", {"conj"}),
    ):
        if found & deps:
            return name
    return "argument"


def _of_time(asked: Asked, time: Time, place: str) -> Iterator[str]:
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
    if old > 365:
        yield "long ago " + ("history" if asked.status == "historical" else "now")
    elif asked.status == "historical":
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
    if is_verb(event.token) and a is None:
        yield "no subject"


def _anywhere(asked: Asked, time: Time, place: str) -> Iterator[str]:
    """Signs of any event told with this date."""
    event, story = asked.event, asked.story
    best = 0.0
    for told, teller in time.told:
        if told.is_heading or teller.token.i == event.token.i and teller.unit == event.unit:
            continue
        if teller.stem == event.stem:
            yield "same word"
            yield "same word noun" if event.is_noun else "same word verb"
        elif teller.sentence != event.sentence and event.stem in teller.content:
            yield "word there"
            yield "word there noun" if event.is_noun else "word there verb"
        if teller.sentence != event.sentence:
            shared = len(event.content & teller.content)
            best = max(best, shared / max(5, min(len(event.content), len(teller.content), 14)))
        if story.lead <= teller.sentence <= story.lead + 1:
            yield "of lead"
            yield f"of lead | {event.tense}"
    for least in (0.2, 0.35, 0.5):
        if best >= least:
            yield f"shares {least}"
    all_told = sum(len(t.told) for t in asked.times)
    share = len(time.told) / max(1, all_told)
    if len(asked.times) == 1:
        yield "only date"
    elif share >= 0.4:
        yield "most told"
