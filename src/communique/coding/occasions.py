"""Statements that go on at the meeting or speech that an earlier one names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.attribute import Attribution
from communique.model import EventMention, Participant, Statement, Why

NEAR = 2
"""Paragraphs by which what goes on may stand after what was said there last."""


def going_on(
    statements: Sequence[Statement],
    attributions: Sequence[Attribution],
    mentions: Mapping[str, EventMention],
) -> tuple[Statement, ...]:
    """The statements, those that go on with the occasion of the one before.

    "He added" goes on with it, and so does the other side's answer, until somebody speaks who
    takes no part in it, the words name another occasion or day, or the text turns elsewhere.
    """
    found = list(statements)
    held: tuple[EventMention, tuple[Participant, ...], int] | None = None
    for n in sorted(range(len(found)), key=lambda n: _place(attributions[n])):
        statement, attribution = found[n], attributions[n]
        if attribution.nested or not statement.speakers:
            continue
        if statement.occasion in mentions:
            occasion = mentions[statement.occasion or ""]
            held = occasion, statement.speakers, attribution.unit
            continue
        if held is None or not _goes_on(statement, attribution, *held):
            held = None
            continue
        found[n] = _joined(statement, held[0])
        held = held[0], held[1], attribution.unit
    return tuple(found)


def _place(attribution: Attribution) -> tuple[int, int]:
    return attribution.unit, attribution.cue_tokens[0] if attribution.cue_tokens else 0


def _goes_on(
    statement: Statement,
    attribution: Attribution,
    occasion: EventMention,
    first: Sequence[Participant],
    unit: int,
) -> bool:
    if attribution.unit - unit > NEAR or attribution.occasion_head is not None:
        return False
    if statement.date and occasion.date and statement.date != occasion.date:
        return False
    present = {p.actor_id or p.name for p in (*first, *occasion.actors, *occasion.recipients)}
    return all((p.actor_id or p.name) in present for p in statement.speakers)


def _joined(statement: Statement, occasion: EventMention) -> Statement:
    why = dict(statement.why)
    why["occasion"] = Why("goes on with what was said at it right before", (occasion.trigger,))
    if statement.date is None and occasion.date:
        why["date"] = Why("the date of the occasion")
    return replace(statement, occasion=occasion.id, date=statement.date or occasion.date, why=why)
