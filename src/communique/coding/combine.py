"""Several coders as one: what they read alike is one mention, what they do not is told apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, Protocol

from communique.attribute import Attribution
from communique.coding.mentions import Anchored
from communique.model import EventMention, Statement, Why, ids
from communique.recognize import Recognized

Agreement = Literal["any", "majority", "all"]
"""How many coders must read an act for it to be printed."""


class Coder(Protocol):
    """Anything that turns an attributed document into mentions."""

    @property
    def name(self) -> str:
        """Its versioned name, such as patterns/1."""

    def code(
        self,
        recognized: Recognized,
        attributions: tuple[Attribution, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Anchored, ...]:
        """The mentions of one document, without dates and places."""


Reading = tuple[int, Anchored]
"""Which coder, counted from the most trusted, and what it reads."""


@dataclass(frozen=True, slots=True)
class CombinedCoder:
    """Codes with each of `coders`, the most trusted first, and makes one record of their readings.

    Readings of one document are of the same act where their triggers overlap; each coder gives at
    most one to an act. The type that most of them read is taken, with the whole reading of the most
    trusted coder that reads it: sides are never mixed. Where fewer than `agreement` asks for read
    that type, the mention is kept and abstained, with the reason.
    """

    coders: tuple[Coder, ...]
    agreement: Agreement = "any"

    @property
    def name(self) -> str:
        """The coders' names, the most trusted first."""
        return "+".join(coder.name for coder in self.coders)

    def code(
        self,
        recognized: Recognized,
        attributions: tuple[Attribution, ...],
        statements: tuple[Statement, ...] = (),
    ) -> tuple[Anchored, ...]:
        """The document's mentions in the order of their triggers."""
        acts: list[list[Reading]] = []
        for number, coder in enumerate(self.coders):
            for anchored in coder.code(recognized, attributions, statements):
                _place(acts, (number, anchored))
        acts.sort(key=lambda act: act[0][1].mention.trigger)
        chosen = [self._settle(act) for act in acts]
        return _relinked(acts, chosen)

    def _settle(self, act: list[Reading]) -> Reading:
        """The act's one reading, with whose it is."""
        voting = [r for r in act if not r[1].mention.abstained] or act
        votes = Counter(anchored.mention.event_type for _, anchored in voting)
        number, kept = max(voting, key=lambda r: (votes[r[1].mention.event_type], -r[0]))
        kind = kept.mention.event_type
        agreeing = [n for n, a in voting if a.mention.event_type == kind]
        mention = replace(
            kept.mention,
            coder="+".join(self.coders[n].name for n in sorted(agreeing)),
            why=kept.mention.why | self._other_types(act, kept.mention),
        )
        if not mention.abstained and not self._suffices(len(agreeing)):
            names = " and ".join(self.coders[n].name for n in sorted(agreeing))
            reason = f"read by {names} alone, of {len(self.coders)} coders"
            mention = replace(mention, abstained=True, why=mention.why | {"abstained": Why(reason)})
        return number, replace(kept, mention=mention)

    def _suffices(self, agreeing: int) -> bool:
        due = {"any": 1, "majority": len(self.coders) // 2 + 1, "all": len(self.coders)}
        return agreeing >= due[self.agreement]

    def _other_types(self, act: list[Reading], kept: EventMention) -> dict[str, Why]:
        """Why this type, where another coder reads the same words as another type."""
        others = [
            f"{self.coders[n].name} reads {a.mention.event_type}"
            for n, a in act
            if a.mention.event_type != kept.event_type
        ]
        if not others:
            return {}
        own = kept.why.get("event_type", Why("taken from the most trusted coder"))
        return {"event_type": replace(own, reason="; ".join([own.reason, *others]))}


def _place(acts: list[list[Reading]], reading: Reading) -> None:
    """Add a reading to the act that it is of: one of its type first, then the nearest trigger."""
    number, anchored = reading
    mine = anchored.mention
    open_acts = [
        act
        for act in acts
        if act[-1][0] != number and any(_is_same(mine, a.mention) for _, a in act)
    ]
    if not open_acts:
        acts.append([reading])
        return
    best = min(
        open_acts,
        key=lambda act: (
            act[0][1].mention.event_type != mine.event_type,
            abs(act[0][1].mention.trigger.start - mine.trigger.start),
        ),
    )
    best.append(reading)


def _is_same(mine: EventMention, other: EventMention) -> bool:
    return mine.trigger.overlaps(other.trigger)


def _relinked(acts: Sequence[list[Reading]], chosen: Sequence[Reading]) -> tuple[Anchored, ...]:
    """Ids told apart, and links led from what was dropped to what stands for it."""
    now: dict[tuple[int, str], str] = {}
    given: set[str] = set()
    fresh: list[str] = []
    for act, (_, kept) in zip(acts, chosen, strict=True):
        fresh.append(_free(kept.mention, given))
        given.add(fresh[-1])
        now |= {(number, a.mention.id): fresh[-1] for number, a in act}
    done = []
    for id, (number, kept) in zip(fresh, chosen, strict=True):
        links = dict.fromkeys(replace(link, to=now[number, link.to]) for link in kept.mention.links)
        others = tuple(link for link in links if link.to != id)
        done.append(replace(kept, mention=replace(kept.mention, id=id, links=others)))
    return tuple(done)


def _free(mention: EventMention, given: set[str]) -> str:
    """The mention's id, or with a running number where another act has it already."""
    id, number = mention.id, 0
    actors, recipients = (
        [p.mentioned for p in side if p.mentioned] for side in (mention.actors, mention.recipients)
    )
    while id in given:
        number += 1
        id = ids.mention_id(mention.document_id, mention.trigger, actors, recipients, number)
    return id
