"""How happenings hang together: what was planned and then held, what is denied, what is part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from communique.link import clashes
from communique.link.parties import Codes, clash
from communique.link.profile import Facts
from communique.model import Relation, dates

HELD = frozenset({"occurred", "ongoing"})
AHEAD = frozenset({"planned", "proposed", "conditional"})
FOLLOWS_WITHIN = 60
"""Days after its report in which an undated plan is taken to be what was carried out."""
DENIED_WITHIN = 10
"""Days between the reports of an undated act and of its denial."""

Kind = Literal["fulfills", "follows"]
Bearer = tuple[str, Facts]
"""An event's id with the facts that stand for it: its consensus."""


def relations(bearers: Iterable[Bearer]) -> dict[str, tuple[Relation, ...]]:
    """Each event's id → its relations to others of the same type between the same parties."""
    groups: dict[tuple[str, Codes, Codes], list[Bearer]] = {}
    for bearer in bearers:
        facts = bearer[1]
        if len(facts.parties.all) > 1 and not facts.labels:
            key = (facts.event_type, facts.parties.actors, facts.parties.recipients)
            groups.setdefault(key, []).append(bearer)
    found: dict[str, list[Relation]] = {}
    for group in groups.values():
        for event, relation in _of_group(group):
            found.setdefault(event, []).append(relation)
    return {e: tuple(sorted(rs, key=lambda r: (r.kind, r.to))) for e, rs in found.items()}


def _of_group(group: Sequence[Bearer]) -> Iterator[tuple[str, Relation]]:
    held = [b for b in group if b[1].status in HELD]
    for other, theirs in group:
        if theirs.status in AHEAD:
            for event, facts in held:
                kind = _carried_out(facts, theirs)
                if kind and _same_case(facts, theirs):
                    yield event, Relation(kind, other)
        elif theirs.status == "negated":
            for event, facts in held:
                if _same_time(facts, theirs) and _same_case(facts, theirs):
                    yield other, Relation("denies", event)


def _same_case(x: Facts, y: Facts) -> bool:
    return not clash(x.parties, y.parties) and not clashes.places(x.place, y.place)


def _carried_out(held: Facts, plan: Facts) -> Kind | None:
    """ "fulfills" where the plan named the time; "follows" where it was undated, or no promise."""
    if held.date and plan.date and plan.date.min:
        if not dates.compatible(held.date, plan.date, slack_days=1):
            return None
        return "fulfills" if plan.status == "planned" else "follows"
    if plan.date is not None or plan.published is None or held.published is None:
        return None
    day = dates.first_day(held.date)
    done = day.toordinal() if day else held.published
    later = held.published > plan.published and done >= plan.published
    return "follows" if later and done <= plan.published + FOLLOWS_WITHIN else None


def _same_time(a: Facts, b: Facts) -> bool:
    """Whether the denial can be of this act: of days that fit, or reported within days."""
    if a.date and b.date:
        return dates.compatible(a.date, b.date, slack_days=1)
    if a.published is None or b.published is None:
        return False
    return abs(a.published - b.published) <= DENIED_WITHIN
