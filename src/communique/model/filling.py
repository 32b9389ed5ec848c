"""What tenures say of participants, put on the records that left them open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.model.coded import Filled, FilledKey
from communique.model.records import EventMention, Participant, Why, Whys


def fill_mention(value: EventMention, filled: Mapping[FilledKey, Filled]) -> EventMention:
    """The mention with what tenures say of its participants."""
    if not any((value.id, s, i) in filled for s, i in _positions(value)):
        return value
    why = dict(value.why)
    actors = fill_people(value.id, "actors", value.actors, filled, why)
    recipients = fill_people(value.id, "recipients", value.recipients, filled, why)
    return replace(value, actors=actors, recipients=recipients, why=why)


def fill_people(
    record: str,
    side: str,
    people: Sequence[Participant],
    filled: Mapping[FilledKey, Filled],
    why: Whys,
) -> tuple[Participant, ...]:
    """One side of a record with what was left open filled in; the reasons go into `why`."""
    done = []
    for i, one in enumerate(people):
        found = filled.get((record, side, i))
        if found is not None:
            one = replace(
                one, actor_id=found.actor_id or one.actor_id, office=found.office or one.office
            )
            name = "actor_id" if found.actor_id else "office"
            why[f"{side}.{i}.{name}"] = Why(found.reason)
        done.append(one)
    return tuple(done)


def _positions(value: EventMention) -> list[tuple[str, int]]:
    sides = (("actors", value.actors), ("recipients", value.recipients))
    return [(side, i) for side, people in sides for i in range(len(people))]
