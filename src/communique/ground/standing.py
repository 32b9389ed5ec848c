"""How an event without time of its own stands in the text to one that has a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.ground.story import Story, Telling
from communique.ground.told import Told
from communique.model import Date
from communique.model.records import Status
from communique.parse.tokens import Token

ORDER = "same heading para ahead current lead near far".split()
"""First words of the names of places, the closest first."""

_EDGES = (
    ("content", {"ccomp"}),
    ("relative", {"relcl"}),
    ("adverbial", {"advcl", "pcomp"}),
    ("infinitive", {"xcomp", "acl"}),
    ("coordination", {"conj"}),
)


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


def place_of(asked: Asked, time: Time, told: Told, teller: Telling) -> str:
    """A name for how the two stand to each other."""
    event, story = asked.event, asked.story
    if told.is_heading:
        return _under(asked, told)
    if event.sentence == teller.sentence:
        return "same " + path(event.token, told.token)
    steps, cut = event.sentence - teller.sentence, _is_cut(asked, time, teller)
    if event.unit == told.unit:
        if steps > 0:
            return f"para -{min(steps, 2)}{' cut' if cut else ''}"
        return "para +1" if steps == -1 else "ahead"
    if story.kind(event.unit) == "title" and teller.sentence == story.lead:
        return "lead of title"
    paragraphs = event.unit - told.unit
    if paragraphs > 0 and not cut and teller.main:
        return f"current {min(paragraphs, 3)}"
    if story.lead <= teller.sentence <= story.lead + 1:
        return "lead"
    return "near" if abs(paragraphs) == 1 else "far"


def _under(asked: Asked, told: Told) -> str:
    apart = asked.event.unit - told.unit
    if apart == 0:
        return "heading here"
    later = any(
        t.is_heading and told.unit < t.unit <= asked.event.unit
        for time in asked.times
        for t, _ in time.told
    )
    return "heading before" if apart == 1 and not later else "far"


def _is_cut(asked: Asked, time: Time, teller: Telling) -> bool:
    """Whether a main clause between the two is told with another date."""
    event = asked.event
    return any(
        teller.sentence < t.sentence <= event.sentence and t.main and t.token is not event.token
        for other in asked.times
        if other is not time
        for _, t in other.told
    )


def path(event: Token, told: Token) -> str:
    """The way between two events through their sentence's syntax."""
    up = {t.i: t for t in (told, *told.ancestors)}
    if event.i in up:
        return f"above {_edge(told, event)}"
    over = {event.i, *(t.i for t in event.ancestors)}
    if told.i in over:
        return f"under {_edge(event, told)}"
    join = next((t for i, t in up.items() if i in over), None)
    if join is None:
        return "apart"
    side = "before" if event.i < told.i else "after"
    return f"{side} {_edge(event, join)} {_edge(told, join)}"


def _edge(low: Token, high: Token) -> str:
    """The strongest relation on the way up: what is said, told of, added, coordinated."""
    found, token = set(), low
    while token.i != high.i and token.head.i != token.i:
        found.add(token.dep_)
        token = token.head
    return next((name for name, deps in _EDGES if found & deps), "argument")
