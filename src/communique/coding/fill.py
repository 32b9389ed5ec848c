"""Participants that the clause leaves out and its surroundings give, each marked as joined."""

from __future__ import annotations

from collections.abc import Iterable

from communique.coding.evaluate import Candidate, is_definite
from communique.coding.participants import is_political
from communique.model import Participant

LOOK_BACK = 8
"""Units back to which "the talks" can refer."""

OWN_ACTS = frozenset({"AGREE", "THREATEN", "REJECT", "CONCEDE"})
"""Types whose content is the speaker's own act."""

WITH_PARTNER = frozenset({"AGREE", "REQUEST"})


def fill_in(candidates: list[Candidate]) -> None:
    """Fill empty sides from the governing act, the content, and the meeting talked of last."""
    for outer in candidates:
        for _, inner in outer.links:
            _from_governor(outer, inner)
    for outer in candidates:
        if outer.event_type in WITH_PARTNER and not outer.recipients:
            _from_content(outer)
    met: list[Candidate] = []
    for candidate in candidates:
        if candidate.event_type != "CONSULT":
            continue
        if (
            candidate.hit.is_noun
            and len(_countries(_all(candidate))) < 2
            and is_definite(candidate.hit.head)
        ):
            _from_last_meeting(candidate, met)
        if len(_countries(_all(candidate))) > 1:
            met.append(candidate)


def _from_governor(outer: Candidate, inner: Candidate) -> None:
    """Whoever promises or threatens does it; whoever is asked is to do it."""
    if outer.event_type in OWN_ACTS:
        doers = outer.actors
    elif outer.event_type == "REQUEST":
        doers = outer.recipients
    else:
        return
    taken = _keys((*inner.actors, *inner.recipients))
    if inner.hit.pattern.symmetric and len(inner.actors) == 1:
        doers = doers or outer.actors
    elif inner.actors:
        return
    joined = [p for p in doers if _key(p) not in taken and is_political(p)]
    if joined:
        inner.actors = [*joined, *inner.actors]
        inner.steps.append(
            f"the {'asked' if outer.event_type == 'REQUEST' else 'speaker'} joined as actor"
        )


def _from_content(outer: Candidate) -> None:
    """A promise or a call is addressed to the partner whom its content names."""
    own = {p.country for p in outer.actors if p.country}
    for _, inner in outer.links:
        found = [p for p in _all(inner) if p.country and p.country not in own]
        if found and outer.hit.head.sent.start == inner.hit.head.sent.start:
            outer.recipients = found
            outer.steps.append("the partner in its content joined as recipient")
            return


def _from_last_meeting(candidate: Candidate, met: list[Candidate]) -> None:
    """ "the talks" are those told of last in which whoever is named here took part."""
    mine = _countries(_all(candidate))
    for earlier in reversed(met):
        if candidate.unit - earlier.unit > LOOK_BACK:
            return
        theirs = _all(earlier)
        if not mine <= _countries(theirs):
            continue
        others = [p for p in theirs if p.country not in mine]
        if candidate.hit.pattern.symmetric or not mine:
            candidate.actors = [*candidate.actors, *others]
        elif not candidate.recipients:
            candidate.recipients = others
        candidate.steps.append("those of the meeting told of before joined")
        return


def _all(candidate: Candidate) -> list[Participant]:
    return [*candidate.actors, *candidate.recipients]


def _countries(people: Iterable[Participant]) -> set[str]:
    return {p.country or p.bloc or "" for p in people} - {""}


def _key(participant: Participant) -> str:
    return participant.actor_id or participant.name


def _keys(people: Iterable[Participant]) -> set[str]:
    return {_key(p) for p in people}
