"""Happenings that several documents tell of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from communique.link.cluster import Best, Cluster, stronger
from communique.link.compatible import Match, across, copied
from communique.link.parties import MUTUAL
from communique.link.profile import Facts, Profile
from communique.model import dates

BUCKET_DAYS = 4
"""Days in one bucket of the index: wider than any distance that may be bridged."""

Key = tuple[str | int, ...]


class Joiner:
    """Takes the clusters of single documents, the least document first, and joins what fits.

    A cluster joins the one it fits best, and only where every pair of members fits. Of one
    document only one cluster goes into another: its report told them apart. So what an earlier
    document said stays together whatever later ones say.
    """

    def __init__(self) -> None:
        self.clusters: list[Cluster] = []
        self._index: dict[Key, dict[int, Cluster]] = {}
        self._known: dict[tuple[Facts, Facts], Match | None] = {}

    def add(self, cluster: Cluster) -> None:
        """One more cluster of one document."""
        found = self._best(cluster)
        if found is None:
            self.clusters.append(cluster)
            target = cluster
        else:
            best, target = found
            target.join(cluster, best)
        for key in _keys_of(cluster):
            self._index.setdefault(key, {})[id(target)] = target

    def _best(self, cluster: Cluster) -> tuple[Best, Cluster] | None:
        options = []
        for other in self._near(cluster):
            if not other.documents & cluster.documents:
                best = self._all_match(cluster, other)
                if best is not None:
                    options.append((best, other))
        return min(options, key=_rank, default=None)

    def _near(self, cluster: Cluster) -> Iterable[Cluster]:
        found: dict[int, Cluster] = {}
        for key in _keys_of(cluster):
            for near in _neighbors(key):
                found.update(self._index.get(near, {}))
        return found.values()

    def _all_match(self, cluster: Cluster, other: Cluster) -> Best | None:
        """The strongest match where all match; of one facts' tellers the first speaks for all."""
        best: Best | None = None
        for one in _tellers(cluster):
            for facts, tellers in other.facts.items():
                found, two = self._match(one.facts, facts), next(iter(tellers.values()))
                if found is None and one.quoted and tellers.keys() == {one.quoted}:
                    found = copied(one.facts, facts)
                if found is None:
                    return None
                best = stronger(best, Best(found, one, two))
        return best

    def _match(self, a: Facts, b: Facts) -> Match | None:
        if a.status != b.status and "negated" in (a.status, b.status):
            return None
        if a.words or b.words:
            return across(a, b)
        if (a, b) not in self._known:
            self._known[a, b] = across(a, b)
        return self._known[a, b]


def _rank(option: tuple[Best, Cluster]) -> tuple[object, ...]:
    best, cluster = option
    return -best.match.score, cluster.members[0].key


def _tellers(cluster: Cluster) -> Iterator[Profile]:
    return (teller for tellers in cluster.facts.values() for teller in tellers.values())


def _keys_of(cluster: Cluster) -> Iterator[Key]:
    """Where the index holds a cluster: by parties and time, or by its very words."""
    for facts, tellers in cluster.facts.items():
        yield from ((facts.event_type, "words", quoted) for quoted in tellers if quoted)
        for parties in _shared(facts):
            for clock, day in _times(facts):
                yield facts.event_type, *parties, clock, day // BUCKET_DAYS


def _neighbors(key: Key) -> Iterator[Key]:
    """The keys under which what fits must be."""
    yield key
    if isinstance(last := key[-1], int):
        yield *key[:-1], last - 1
        yield *key[:-1], last + 1


def _shared(facts: Facts) -> Iterator[tuple[str, ...]]:
    """What two mentions that fit have both: a pair of parties, a sole one, or one and a place."""
    parties = facts.parties
    if parties.empty and facts.place:
        yield "nobody known", "in", facts.place.name.casefold()
    elif len(parties.all) == 1:
        yield tuple(parties.all)
    elif facts.event_type in MUTUAL or not parties.recipients or not parties.actors:
        yield from combinations(sorted(parties.all), 2)
    else:
        yield from ((a, r) for a in parties.actors for r in parties.recipients)
    if facts.event_type == "ASSAULT" and facts.place:
        yield from ((party, "in", facts.place.name.casefold()) for party in parties.all)


def _times(facts: Facts) -> Iterator[tuple[str, int]]:
    day = dates.first_day(facts.date)
    if day is not None and dates.is_one_day(facts.date):
        yield "day", day.toordinal()
    if facts.published is not None:
        yield "published", facts.published
