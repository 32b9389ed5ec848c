"""Tie statements to the mentions inside them, once both are known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.attribute import Attribution
from communique.coding.denying import denied
from communique.coding.mentions import Anchored
from communique.coding.occasions import going_on
from communique.model import Date, EventMention, Statement, Why


def tie_statements(
    anchored: Sequence[Anchored],
    attributions: Sequence[Attribution],
    statements: Sequence[Statement],
) -> tuple[Statement, ...]:
    """The statements with their events, what they deny, and the meeting they were made at."""
    pairs = list(zip(attributions, statements, strict=True))
    tied = [_tied(statement, attribution, anchored) for attribution, statement in pairs]
    return going_on(tied, attributions, {a.mention.id: a.mention for a in anchored})


NO_MORE = "the words tell the act and say no more"
"""Why "thanked them", an act done with words, is no statement."""

NOT_WRITTEN = "statements are not written down in this run"


def untied(
    mentions: Iterable[EventMention], statements: Iterable[Statement], reason: str = NO_MORE
) -> tuple[EventMention, ...]:
    """The mentions without references to statements that are not among these, and why."""
    known = {statement.id for statement in statements}
    return tuple(_untied(mention, known, reason) for mention in mentions)


def _untied(mention: EventMention, known: set[str], reason: str) -> EventMention:
    loose = mention.statement_id is not None and mention.statement_id not in known
    assertions = tuple(
        a if a.statement_id is None or a.statement_id in known else replace(a, statement_id=None)
        for a in mention.assertions
    )
    if loose:
        why = {**mention.why, "statement_id": Why(reason)}
        mention = replace(mention, statement_id=None, why=why)
    return replace(mention, assertions=assertions)


def _tied(
    statement: Statement, attribution: Attribution, anchored: Sequence[Anchored]
) -> Statement:
    within = [a for a in anchored if attribution.holds((a.unit, a.token))]
    inside = [a.mention.id for a in within]
    own = [a.mention.id for a in anchored if a.mention.statement_id == statement.id]
    occasion = next((a for a in anchored if (a.unit, a.token) == attribution.occasion_head), None)
    when: Date | None = occasion.mention.date if occasion else None
    why = dict(statement.why)
    if occasion:
        why["occasion"] = Why("the meeting named with the words", (occasion.mention.trigger,))
    else:
        why.setdefault("occasion", Why("no meeting or speech is named with the words"))
    if when is None:
        when = next((a.mention.date for a in anchored if a.mention.id in own), None)
        why["date"] = Why("the date of the act of speaking" if when else "no date is given")
    else:
        why["date"] = Why("the date of the occasion")
    act = denied(statement, attribution, within, anchored)
    if act is None:
        why.setdefault("denies", Why("not a denial of an act that is told"))
    else:
        taken = "" if act.mention.id in inside else ", told before, which the words take up"
        why["denies"] = Why(f"the act that the words deny{taken}", (act.mention.trigger,))
    return replace(
        statement,
        events=tuple(dict.fromkeys([*own, *inside])),
        occasion=occasion.mention.id if occasion else None,
        denies=act.mention.id if act is not None else None,
        date=when,
        why=why,
    )
