"""How a mention was read, step by step: words, type, sides, status, voices, when and where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from communique.cli.fields import entries, one, reason
from communique.cli.screen import Screen, clean
from communique.model import Assertion, EventMention

FIELDS = frozenset("event_type status trigger assertions actors recipients date place".split()) | {
    "explanation",
    "abstained",
}
"""The mention's fields that the chain shows."""


class _Step(NamedTuple):
    name: str
    values: list[str]
    field: str
    """Whose reasons stand below."""


def chain(mention: EventMention, names: Mapping[str, str], screen: Screen) -> Iterator[str]:
    """One line or more for each step, with the reasons that the record gives for it.

    `names` are those of the actors who vouch, by their id.
    """
    steps = list(_steps(mention, names))
    width = max(len(step.name) for step in steps)
    for number, step in enumerate(steps):
        mark = "→ " if number else "  "
        first, *rest = step.values or ["–"]
        yield f"  {mark}{step.name:<{width}}  {clean(first)}"
        yield from (f"    {'':<{width}}  {clean(value)}" for value in rest)
        for key, why in mention.why.items():
            if key == step.field or key.startswith(f"{step.field}."):
                yield screen.dim(f"    {'':<{width}}    {reason(key, step.field, why)}")


def _steps(mention: EventMention, names: Mapping[str, str]) -> Iterator[_Step]:
    yield _Step("words", [one(mention.trigger)], "trigger")
    yield _Step("type", [mention.event_type], "event_type")
    yield _Step("actors", list(entries(mention.actors)), "actors")
    yield _Step("recipients", list(entries(mention.recipients)), "recipients")
    yield _Step("status", [mention.status], "status")
    yield _Step("vouched by", [_vouched(a, names) for a in mention.assertions], "assertions")
    yield _Step("when", list(entries(mention.date)), "date")
    yield _Step("where", list(entries(mention.place)), "place")
    if mention.abstained:
        yield _Step("abstained", ["yes"], "abstained")


def _vouched(assertion: Assertion, names: Mapping[str, str]) -> str:
    who = names.get(assertion.by, f"the {assertion.by}")
    told = f"{who} {assertion.stance} it"
    return f"{told}, in {assertion.statement_id}" if assertion.statement_id else told
