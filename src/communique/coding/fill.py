"""Participants that the clause leaves out and its surroundings give, each marked as joined."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from communique.coding.evaluate import Candidate, is_definite
from communique.coding.participants import Cast, is_political
from communique.model import Participant
from communique.parse.syntax import children, conjuncts, is_passive, prepositions

LOOK_BACK = 8
"""Units back to which "the talks" can refer."""

OWN_ACTS = frozenset({"AGREE", "THREATEN", "REJECT", "CONCEDE"})
"""Types whose content is the speaker's own act."""

PARTNER = frozenset({"with", "between", "toward", "towards", "among"})
"""Prepositions that name the other side of a relation."""

RETOLD = frozenset(
    "ASSAULT COERCE SANCTION RETREAT MOBILIZE PROTEST AID COOPERATE REQUEST ACCUSE AGREE".split()
)
"""Types whose acts are taken up by a definite noun or an agentless passive."""

UNDOES = {"RETREAT": frozenset({"COERCE", "SANCTION"})}
"""Types whose acts undo those of other types, between the same sides."""

WITH_PARTNER = frozenset({"AGREE", "REQUEST"})


def fill_in(candidates: list[Candidate], casts: Mapping[int, Cast]) -> None:
    """Fill empty sides from the governing act, the content, and the meeting talked of last."""
    for outer in candidates:
        for _, inner in outer.links:
            _from_governor(outer, inner)
            _to_governor(outer, inner)
    for outer in candidates:
        if outer.event_type in WITH_PARTNER and not outer.recipients:
            _from_content(outer, casts[outer.unit])
    _from_earlier(candidates)
    met: list[Candidate] = []
    for candidate in candidates:
        if candidate.event_type == "ASSAULT" and not _countries(candidate.recipients):
            _from_place(candidate, casts[candidate.unit])
        if _takes_up(candidate) and len(_countries(_all(candidate))) < 2:
            _from_last_meeting(candidate, met)
        if candidate.event_type == "CONSULT" and len(_countries(_all(candidate))) > 1:
            met.append(candidate)


def _from_earlier(candidates: list[Candidate]) -> None:
    """ "the seizure": the nearest such act told before lends the sides that are not named."""
    told: list[Candidate] = []
    for candidate in candidates:
        sides = (candidate.actors, candidate.recipients)
        if candidate.event_type in RETOLD and not any(_countries(side) for side in sides):
            earlier = next((c for c in reversed(told) if _can_be_one(candidate, c)), None)
            if earlier is not None and _is_retelling(candidate):
                _lend(earlier, candidate)
        if candidate.event_type in RETOLD and _countries(_all(candidate)):
            told.append(candidate)


def _is_retelling(candidate: Candidate) -> bool:
    hit = candidate.hit
    if hit.is_noun:
        return is_definite(hit.head)
    return candidate.event_type in UNDOES and is_passive(hit.head)


def _can_be_one(candidate: Candidate, earlier: Candidate) -> bool:
    undone = UNDOES.get(candidate.event_type, frozenset())
    if earlier.event_type not in {candidate.event_type} | undone:
        return False
    if candidate.unit - earlier.unit > LOOK_BACK:
        return False
    if earlier.hit.head.i == candidate.hit.head.i and earlier.unit == candidate.unit:
        return False
    actors, others = _countries(candidate.actors), _countries(candidate.recipients)
    fits = actors <= _countries(earlier.actors) and others <= _countries(earlier.recipients)
    return fits and earlier.status not in {"negated"}


def _lend(earlier: Candidate, candidate: Candidate) -> None:
    for side in ("actors", "recipients"):
        if not _countries(getattr(candidate, side)) and getattr(earlier, side):
            setattr(candidate, side, list(getattr(earlier, side)))
            candidate.note(side, candidate.side(side), "told before")
            candidate.steps.append(f"{side} joined from the act told before")


def _takes_up(candidate: Candidate) -> bool:
    """Whether the words take up a meeting told of before: "the talks", "hosted the meeting"."""
    hit = candidate.hit
    if hit.pattern.takes_up and hit.is_noun:
        return True
    noun = hit.noun
    return bool(
        hit.pattern.symmetric and noun is not None and noun.pos_ == "NOUN" and is_definite(noun)
    )


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
    elif inner.actors or (inner.hit.is_noun and inner.hit.head.i not in _heads(outer)):
        return
    joined = [p for p in doers if _key(p) not in taken and is_political(p)]
    if joined:
        inner.actors = [*joined, *inner.actors]
        inner.note("actors", joined, "asked" if outer.event_type == "REQUEST" else "promising")
        inner.steps.append(
            f"the {'asked' if outer.event_type == 'REQUEST' else 'speaker'} joined as actor"
        )


def _heads(outer: Candidate) -> set[int]:
    """What itself is promised or asked, with its coordinated parts."""
    return {part.i for token in outer.content for part in conjuncts(token)}


def _to_governor(outer: Candidate, inner: Candidate) -> None:
    """A promise, threat or refusal to do something to somebody is addressed to them."""
    if outer.event_type not in OWN_ACTS or outer.recipients or inner.hit.pattern.symmetric:
        return
    own = {p.country for p in outer.actors if p.country}
    found = [p for p in inner.recipients if p.country and p.country not in own]
    if found:
        outer.recipients = found
        outer.note("recipients", found, "content's other side")
        outer.steps.append("the other side of its content joined as recipient")


def _from_content(outer: Candidate, cast: Cast) -> None:
    """A promise or a call is addressed to the partner whom its content names ("ties with X")."""
    own = {p.country for p in outer.actors if p.country}
    if outer.event_type == "REQUEST":
        subjects = [s for c in outer.content for s in children(c, "nsubj", "nsubjpass")]
        asked = [p for p in cast.named(subjects) if p.country not in own]
        if asked:
            outer.recipients = asked
            outer.note("recipients", asked, "to do it")
            outer.steps.append("whoever is to do it joined as recipient")
            return
    for token in outer.content:
        for part in token.subtree:
            if part.dep_ != "prep" or part.lower_ not in PARTNER:
                continue
            objects = [c for c in part.children if c.dep_ == "pobj"]
            found = [p for p in cast.named(objects) if p.country and p.country not in own]
            if found:
                outer.recipients = found
                outer.note("recipients", found, "partner in content")
                outer.steps.append("the partner in its content joined as recipient")
                return


def _from_place(candidate: Candidate, cast: Cast) -> None:
    """An attack strikes the country where it happens, if its words name no other target."""
    verb = candidate.hit.head
    around = [verb, verb.head] if candidate.hit.is_noun else [verb]
    for governor in (candidate.hit.anchor, *around):
        for preposition, place in prepositions(governor):
            if preposition in {"in", "at", "near", "outside"}:
                found = [p for p in cast.owners([place]) if p.kind == "state"]
                mine = _countries(candidate.actors)
                if found and not _countries(found) & mine:
                    candidate.recipients = [*candidate.recipients, *found]
                    candidate.note("recipients", found, "struck place")
                    candidate.steps.append("the country where it struck joined as recipient")
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
        candidate.note("actors", candidate.actors, "last meeting")
        candidate.note("recipients", candidate.recipients, "last meeting")
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
