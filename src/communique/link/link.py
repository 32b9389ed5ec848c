"""From coded documents to the world: actors, their tenures, events, how these hang together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.ground.offices import Offices
from communique.link.across import Joiner
from communique.link.actors import cast
from communique.link.boilerplate import boilerplate
from communique.link.cluster import Cluster
from communique.link.event import Builder, Settled, facts_of, with_relations
from communique.link.families import Families, families
from communique.link.filling import filled
from communique.link.layer import Layer
from communique.link.ordering import in_order, text_key
from communique.link.profile import Profile, lead_of, profile
from communique.link.relations import relations
from communique.link.sightings import sightings
from communique.link.tenures import tenures
from communique.link.within import choose, clusters_of, fitting
from communique.model import Event, Relation
from communique.model.coded import Coded, World
from communique.model.reviews import Judgement


def link(
    coded: Iterable[Coded],
    *,
    offices: Offices | None = None,
    judged: Iterable[Judgement] = (),
) -> World:
    """The world level of a set of documents; their order is no matter.

    `offices` are the tables of office-holders (the bundled one unless given), `judged` what people
    said of who is one actor.
    """
    ordered, tables = in_order(coded), offices or Offices.bundled()
    found = cast(ordered, tables, judged)
    names = Layer(found.actor_of)
    held = tenures(sightings(ordered, names), found.actors, tables)
    layer = Layer(found.actor_of, filled(ordered, held, found.actors, tables, names))
    settled = sorted(
        (Settled.of(c) for c in _clusters(ordered, layer)), key=lambda s: s.members[0].key
    )
    texts = families(sorted((c.document for c in ordered), key=text_key))
    events = _events(ordered, settled, texts)
    return World(
        events=events,
        actors=found.actors,
        event_of={m.id: event.id for event in events for m in event.mentions},
        actor_of=found.actor_of,
        kin=texts.kin(),
        boilerplate=tuple(boilerplate((c.document for c in ordered), texts.lead)),
        tenures=held,
        filled=dict(layer.filled),
    )


def _clusters(ordered: Iterable[Coded], layer: Layer) -> list[Cluster]:
    """Mentions put together, first in each document; the abstained join last and bridge nothing."""
    joiner = Joiner()
    shadows: list[Profile] = []
    for coded in ordered:
        profiles = _profiles(coded, layer)
        for cluster in clusters_of(p for p in profiles if not p.mention.abstained):
            joiner.add(cluster)
        shadows += [p for p in profiles if p.mention.abstained]
    return [*joiner.clusters, *_alone(shadows, joiner.clusters)]


def _profiles(coded: Coded, layer: Layer) -> list[Profile]:
    lead = lead_of(coded.document)
    return [profile(layer.mention(m), coded.document, lead) for m in coded.mentions]


def _alone(shadows: Iterable[Profile], clusters: Iterable[Cluster]) -> Iterator[Cluster]:
    """Lets abstained mentions into happenings that their own document tells; yields the others."""
    by_document: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        for document in cluster.documents:
            by_document.setdefault(document, []).append(cluster)
    for shadow in shadows:
        home = by_document.get(shadow.document, [])
        chosen = choose(shadow, fitting(shadow, home))
        if chosen is None:
            yield Cluster.of([shadow])
        else:
            best, cluster = chosen
            cluster.join(Cluster.of([shadow]), best)


def _events(ordered: Iterable[Coded], settled: list[Settled], texts: Families) -> tuple[Event, ...]:
    documents = {c.document.id: c.document for c in ordered}
    builder = Builder(documents, {id: texts.lead(id) for id in documents})
    made = [(s, builder.event(s)) for s in settled]
    event_of = {m.mention.id: s.id for s, _ in made for m in s.members}
    found = relations((event.id, facts_of(s, event)) for s, event in made)
    denied = {r.to for group in found.values() for r in group if r.kind == "denies"}
    return tuple(
        with_relations(
            event, [*_parts(s, event_of), *found.get(event.id, ())], denied=event.id in denied
        )
        for s, event in made
    )


def _parts(settled: Settled, event_of: dict[str, str]) -> Iterator[Relation]:
    """`part_of`, as the mentions' own links say it."""
    links = (link for m in settled.members for link in m.mention.links if link.kind == "part_of")
    targets = (event_of[link.to] for link in links if link.to in event_of)
    for target in dict.fromkeys(targets):
        if target != settled.id:
            yield Relation("part_of", target)
