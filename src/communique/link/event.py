"""The record of one happening, from the mentions that tell of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from communique.link.agreement import agreement
from communique.link.cluster import Cluster
from communique.link.consensus import Consensus
from communique.link.ordering import order_key
from communique.link.profile import Facts, Profile
from communique.model import Assertion, Date, Document, Event, Relation, Why, Whys
from communique.model.ids import event_id

ONLY_ONE = "only one mention"


@dataclass(frozen=True, slots=True)
class Settled:
    """A happening whose members are settled, earliest first; `told` are those not abstained."""

    id: str
    members: tuple[Profile, ...]
    told: tuple[Profile, ...]
    reasons: tuple[str, ...]

    @classmethod
    def of(cls, cluster: Cluster) -> Settled:
        """The id is that of the earliest mention."""
        members = tuple(sorted(cluster.members, key=lambda m: m.key))
        told = tuple(m for m in members if not m.mention.abstained) or members
        reasons = tuple(sorted(cluster.reasons)) or (ONLY_ONE,)
        return cls(event_id(members[0].mention.id), members, told, reasons)


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes events; `documents` by id, `family_of` leads from a document to its text family."""

    documents: Mapping[str, Document]
    family_of: dict[str, str]

    def event(self, settled: Settled) -> Event:
        """The event without its relations to others."""
        mentions = [m.mention for m in settled.told]
        votes = Consensus(mentions, self.family_of)
        compared = agreement(mentions)
        documents = sorted(
            (self.documents[d] for d in {m.document for m in settled.members}), key=order_key
        )
        assertions = votes.assertions()
        event = Event(
            id=settled.id,
            event_type=mentions[0].event_type,
            status=votes.value(lambda m: m.status) or mentions[0].status,
            mentions=tuple(m.mention.of_event(settled.id) for m in settled.members),
            documents=tuple(d.id for d in documents),
            publishers=tuple(dict.fromkeys(d.publisher for d in documents if d.publisher)),
            text_families=len({self.family_of[d.id] for d in documents}),
            modes=votes.words(lambda m: m.modes),
            contexts=votes.words(lambda m: m.contexts),
            assertions=assertions,
            contested=is_contested(assertions),
            actors=votes.participants(lambda m: m.actors),
            recipients=votes.participants(lambda m: m.recipients),
            objects=votes.objects(),
            quantities=votes.quantities(),
            date=votes.date(),
            deadline=votes.value(lambda m: m.deadline),
            place=votes.place(),
            gathering=votes.value(lambda m: m.gathering),
            labels=votes.words(lambda m: m.labels),
            first_reported=_first_reported(documents),
            agreement=compared.agreed,
            disagreements=compared.differing,
            why_merged=settled.reasons,
        )
        return replace(event, why=_why(event, settled))


def is_contested(assertions: Iterable[Assertion]) -> bool:
    """Whether somebody asserts and somebody denies."""
    return {"asserts", "denies"} <= {a.stance for a in assertions}


def with_relations(event: Event, found: Sequence[Relation], denied: bool) -> Event:
    """The event with its relations; `denied` where another event says that it did not happen."""
    if not found and not denied:
        return event
    why = event.why
    if denied and not event.contested:
        why = why | {"contested": Why("another event here says that it did not happen")}
    return replace(event, relations=tuple(found), contested=event.contested or denied, why=why)


def facts_of(settled: Settled, event: Event) -> Facts:
    """What stands for the event when it is compared with others."""
    fullest = max(
        settled.told, key=lambda m: (len(m.facts.parties.all), len(m.facts.parties.persons))
    )
    return replace(
        settled.told[0].facts,
        status=event.status,
        date=event.date,
        place=event.place,
        parties=fullest.facts.parties,
    )


def _first_reported(documents: Sequence[Document]) -> Date | None:
    known = [d.published for d in documents if d.published and d.published.min]
    return min(known, key=lambda p: (p.min or "", p.edtf), default=None)


def _why(event: Event, settled: Settled) -> Whys:
    """The earliest mention's reasons where only one tells it, and what merging adds."""
    first = settled.told[0].mention
    alone = len(settled.members) == 1
    why: Whys = dict(first.why) if alone else {}
    count = f"{len(event.mentions)} mentions in {len(event.documents)} documents"
    if not alone:
        why["status"] = Why(f"the most frequent of {count}")
        why["date"] = _merged(event.date, "date", settled, count)
        why["place"] = _merged(event.place, "place", settled, count)
        why["deadline"] = _merged(event.deadline, "deadline", settled, count)
        why["gathering"] = _merged(event.gathering, "gathering", settled, count)
    why["confidence"] = Why("not calibrated for events yet")
    if event.contested:
        why["contested"] = Why("somebody asserts it and somebody denies it")
    if event.first_reported is None:
        why["first_reported"] = Why("no document's date of publication is known")
    why["gathering_id"] = Why("gatherings are not put together across documents yet")
    why["judgement"] = Why("nobody has judged it")
    return why


def _merged(value: object, field: str, settled: Settled, count: str) -> Why:
    """Why the consensus holds this value, with the words of the earliest mention that gives it."""
    if value is None:
        reasons = (m.mention.why[field].reason for m in settled.told if field in m.mention.why)
        return Why(next(reasons, f"none of {count} gives one"))
    same = (m.mention for m in settled.told if getattr(m.mention, field) == value)
    given = next((m.why[field] for m in same if field in m.why), None)
    how = f"what most of {count} give, ties to the earliest"
    return Why(f"{how}: {given.reason}", given.spans) if given else Why(how)
