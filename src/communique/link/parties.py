"""Who stands on the sides of a mention, as far as merging looks at it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from communique.link.offices import office_words, words_fit
from communique.model import EventMention, Participant

Codes = frozenset[str]
Fit = Literal["same", "contained", "partial"]

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
"""Types whose two sides count as one, since reports tell a visit also as a meeting."""
_BODIES = frozenset({"organization", "armed_group", "company"})


@dataclass(frozen=True, slots=True)
class Parties:
    """The countries, blocs or bodies of each side, and the persons and bodies that stand for them.

    Of a mutual type all stand in `actors`. `persons` are (party, id), `untitled` the persons
    without a name as (party, office words), `bodies` (party, id).
    """

    actors: Codes
    recipients: Codes
    persons: frozenset[tuple[str, str]] = frozenset()
    offices: frozenset[tuple[str, Codes]] = frozenset()
    bodies: frozenset[tuple[str, str]] = frozenset()

    @property
    def all(self) -> Codes:
        """Both sides."""
        return self.actors | self.recipients

    @property
    def empty(self) -> bool:
        """Whether nobody known takes part."""
        return not self.actors and not self.recipients


def parties_of(mention: EventMention) -> Parties:
    """The parties of a mention on which the layer is applied; mediators are left out."""
    actors = [p for p in mention.actors if p.role != "mediator"]
    recipients = [p for p in mention.recipients if p.role != "mediator"]
    if mention.event_type in MUTUAL:
        actors, recipients = [*actors, *recipients], []
    both = [*actors, *recipients]
    return Parties(
        actors=_codes(actors),
        recipients=_codes(recipients),
        persons=_members(both, frozenset({"person"})),
        offices=frozenset(
            (code, office_words(p.office))
            for p in both
            if p.office and p.kind == "person" and (code := party(p))
        ),
        bodies=_members(both, _BODIES),
    )


def party(value: Participant) -> str | None:
    """The country, or else the bloc, or else the actor itself; None where nobody is known."""
    return value.country or value.bloc or value.actor_id


def fit(a: Parties, b: Parties) -> Fit | None:
    """How far the sides are the same.

    "contained": one names more, and each side shares somebody. "partial": one side of one of
    them is empty, or a meeting has one party only. None: others, or nobody known.
    """
    if a.empty or b.empty:
        return None
    if a.actors == b.actors and a.recipients == b.recipients:
        return "same"
    if not (_within(a, b) or _within(b, a)):
        return None
    sides = ((a.actors, b.actors), (a.recipients, b.recipients))
    whole = all(bool(x) == bool(y) for x, y in sides)
    small = min(len(a.all), len(b.all))
    return "contained" if whole and small > 1 else "partial"


def clash(a: Parties, b: Parties) -> bool:
    """Whether others stand for one of the parties: no person or body named by both."""
    if _disjoint(a.bodies, b.bodies):
        return True
    return _disjoint(a.persons, b.persons) or _other_offices(a, b)


def same_persons(a: Parties, b: Parties) -> bool:
    """Whether both name one person."""
    return bool(a.persons & b.persons)


def _within(a: Parties, b: Parties) -> bool:
    return a.actors <= b.actors and a.recipients <= b.recipients


def _codes(found: Iterable[Participant]) -> Codes:
    return frozenset(code for p in found if (code := party(p)))


def _members(found: Iterable[Participant], kinds: frozenset[str]) -> frozenset[tuple[str, str]]:
    return frozenset(
        (code, p.actor_id) for p in found if p.kind in kinds and p.actor_id and (code := party(p))
    )


def _disjoint(a: frozenset[tuple[str, str]], b: frozenset[tuple[str, str]]) -> bool:
    shared = {code for code, _ in a} & {code for code, _ in b}
    met = {code for code, _ in a & b}
    return bool(shared - met)


def _other_offices(a: Parties, b: Parties) -> bool:
    """Whether a party is there by officials of offices that differ, none of them named by both."""
    met = {code for code, _ in a.persons & b.persons}
    shared = ({code for code, _ in a.offices} & {code for code, _ in b.offices}) - met
    return any(not _some_fit(code, a, b) for code in shared)


def _some_fit(code: str, a: Parties, b: Parties) -> bool:
    mine = [words for c, words in a.offices if c == code]
    theirs = [words for c, words in b.offices if c == code]
    return any(words_fit(x, y) for x in mine for y in theirs)
