"""How happenings hang together: what was planned and then held, what is denied, what is part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from communique.link import clashes
from communique.link.parties import Codes, Parties, clash
from communique.link.profile import Facts
from communique.model import Relation, dates

HELD = frozenset({"occurred", "ongoing"})
AHEAD = frozenset({"planned", "proposed", "conditional"})
FOLLOWS_WITHIN = timedelta(days=60)
"""An undated plan is taken to be carried out so soon after its report, or not known to be."""

Bearer = tuple[str, Facts]
"""An event's id with the facts that stand for it: its consensus."""


def relations(bearers: Iterable[Bearer]) -> dict[str, tuple[Relation, ...]]:
    """Each event's id → its relations to others of the same type between the same parties."""
    groups: dict[tuple[str, Codes, Codes], list[Bearer]] = {}
    for bearer in bearers:
        facts = bearer[1]
        if not facts.parties.empty and not facts.labels:
            key = (facts.event_type, facts.parties.actors, facts.parties.recipients)
            groups.setdefault(key, []).append(bearer)
    found: dict[str, tuple[Relation, ...]] = {}
    for group in groups.values():
        for event, facts in group:
            if others := tuple(_of(event, facts, group)):
                found[event] = tuple(sorted(others, key=lambda r: (r.kind, r.to)))
    return found


def _of(event: str, facts: Facts, group: Iterable[Bearer]) -> Iterator[Relation]:
    for other, theirs in group:
        if other == event or not _same_case(facts.parties, theirs.parties, facts, theirs):
            continue
        if facts.status in HELD and theirs.status in AHEAD:
            if kind := _carried_out(facts, theirs):
                yield Relation(kind, other)  # type: ignore[arg-type]
        elif facts.status == "negated" and theirs.status in HELD and _same_time(facts, theirs):
            yield Relation("denies", other)


def _same_case(a: Parties, b: Parties, x: Facts, y: Facts) -> bool:
    return not clash(a, b) and not clashes.places(x.place, y.place)


def _carried_out(held: Facts, plan: Facts) -> str | None:
    """ "fulfills" where the plan named the time; "follows" where it was undated, or no promise."""
    if held.date and plan.date and plan.date.min:
        if not dates.compatible(held.date, plan.date, slack_days=1):
            return None
        return "fulfills" if plan.status == "planned" else "follows"
    day, planned = _day(held), plan.published
    if day is None or planned is None or plan.date is not None:
        return None
    told = date.fromordinal(planned)
    return "follows" if told <= day <= told + FOLLOWS_WITHIN else None


def _day(facts: Facts) -> date | None:
    """The day it was held, or that on which it was reported."""
    if found := dates.first_day(facts.date):
        return found
    return date.fromordinal(facts.published) if facts.published is not None else None


def _same_time(a: Facts, b: Facts) -> bool:
    """Whether the denial can be of this act: of days that fit, or reported within days."""
    if a.date and b.date:
        return dates.compatible(a.date, b.date, slack_days=1)
    if a.published is None or b.published is None:
        return False
    return abs(a.published - b.published) <= 2 * FOLLOWS_WITHIN.days // 12
