"""The two countries that a report is about, and the side that its clauses leave unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from communique.coding.evaluate import Candidate
from communique.coding.participants import Cast, code_of
from communique.model import Participant
from communique.recognize import Recognized

SHARE_BOTH = 0.75
"""Part of all actor mentions that two countries must hold for the report to be about them."""

SHARE_NAMED = 0.5
"""The same, where the headline or the first sentences name the two together."""

SHARE_LESSER = 0.2
"""Part that the lesser of the two must hold."""

DONE_TO = frozenset({"COERCE", "SANCTION"})
"""Types whose unnamed actor is the other side, where one side is struck."""

GATHERINGS = frozenset({"conference", "forum", "summit", "assembly", "session", "congress"})
"""What one attends without meeting anybody in particular."""

ADDRESSED = frozenset(
    "REQUEST ACCUSE THREATEN AGREE SANCTION COERCE RETREAT COOPERATE CONCEDE".split()
)
"""Types that are acts toward somebody, whom a report on two countries need not name each time."""


def dyad(recognized: Recognized) -> tuple[str, str] | None:
    """The two countries; None where the report is about one, or about more."""
    counts: Counter[str] = Counter()
    for reading in recognized.readings.values():
        if reading.how not in {"place", "pronoun"}:
            counts.update({code for p in reading.participants if (code := code_of(p))})
    total = sum(counts.values())
    if len(recognized.pair) == 2:
        first, second = recognized.pair
        if (counts[first] + counts[second]) / max(total, 1) >= SHARE_NAMED:
            return first, second
    top = counts.most_common(2)
    if len(top) < 2 or (top[0][1] + top[1][1]) / total < SHARE_BOTH:
        return None
    return (top[0][0], top[1][0]) if top[1][1] / total >= SHARE_LESSER else None


def add_other_side(
    candidate: Candidate, pair: tuple[str, str] | None, casts: Mapping[int, Cast]
) -> None:
    """Fill an empty side of an act by one of two with the other one, marked as joined."""
    own = {code for p in candidate.actors if (code := code_of(p))}
    named = candidate.hit.anchor.pos_ == "PROPN"
    if not candidate.actors and candidate.hit.pattern.symmetric and pair and not named:
        if not candidate.recipients and not _names_others(candidate, pair, casts[candidate.unit]):
            for code in pair:
                _join(candidate, "actors", casts[candidate.unit].anybody(code))
        return
    if not candidate.actors and candidate.event_type in DONE_TO:
        struck = {code for p in candidate.recipients if (code := code_of(p))}
        if pair and len(struck) == 1 and struck <= set(pair):
            _join(
                candidate,
                "actors",
                casts[candidate.unit].anybody(pair[0] if pair[1] in struck else pair[1]),
            )
        return
    if len(own) != 1 or candidate.recipients:
        return
    if pair is not None and not own & set(pair) and candidate.event_type == "CONSULT":
        _join_pair(candidate, pair, casts[candidate.unit])
        return
    if pair is None or not own <= set(pair):
        found = _nearby(candidate, own, casts)
        if found is None:
            return
        pair = (next(iter(own)), found)
    other = casts[candidate.unit].anybody(pair[0] if pair[1] in own else pair[1])
    if _names_others(candidate, pair, casts[candidate.unit]):
        return
    if candidate.hit.pattern.symmetric:
        if (
            candidate.hit.anchor.lemma_.lower() in GATHERINGS
            or candidate.hit.anchor.pos_ == "PROPN"
        ):
            return
        if len(own) == 1:
            _join(candidate, "actors", other)
    elif candidate.event_type in {"COERCE", "RETREAT"} and not candidate.hit.objects:
        return
    elif candidate.event_type in ADDRESSED:
        _join(candidate, "recipients", other)


def _join_pair(candidate: Candidate, pair: tuple[str, str], cast: Cast) -> None:
    """A third party that mediates or hosts talks does so between the two."""
    anchor = candidate.hit.anchor
    is_talk = anchor.lemma_.lower() not in GATHERINGS and anchor.pos_ != "PROPN"
    third = {p.country for p in candidate.actors}
    top = candidate.hit.head
    people = cast.within(top.left_edge.i, top.right_edge.i + 1)
    others = {p.country for p in people if p.country} - third - set(pair)
    mediated = candidate.hit.pattern.mode == "third-party"
    if (candidate.hit.pattern.symmetric or mediated) and is_talk and not others:
        for code in pair:
            _join(candidate, "actors", cast.anybody(code))


def _nearby(candidate: Candidate, own: set[str], casts: Mapping[int, Cast]) -> str | None:
    """The one other country of which the sentence speaks."""
    sentence = candidate.hit.head.sent
    cast = casts[candidate.unit]
    here = {code for p in cast.within(sentence.start, sentence.end) if (code := code_of(p))}
    if here - own:
        return next(iter(here - own)) if len(here - own) == 1 else None
    return None


def _names_others(candidate: Candidate, pair: tuple[str, str], cast: Cast) -> bool:
    """Whether the clause speaks of anybody beside the two."""
    top = candidate.hit.head
    people = cast.within(top.left_edge.i, top.right_edge.i + 1)
    return any(code_of(p) not in pair for p in people if code_of(p) or p.kind == "group")


def _join(candidate: Candidate, side: str, other: Participant) -> None:
    candidate.side(side).append(other)
    candidate.note(side, [other], "other of two")
    candidate.steps.append(f"{other.name} joined: the other side of a report on two countries")
