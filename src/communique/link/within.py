"""Happenings that one document tells of several times."""

from __future__ import annotations

from collections.abc import Iterable

from communique.link.cluster import Best, Cluster, best_of
from communique.link.compatible import match_of
from communique.link.profile import BODY, Profile

Option = tuple[Best, Cluster]


def clusters_of(profiles: Iterable[Profile]) -> list[Cluster]:
    """The mentions of one document, put together; those that name most come first.

    Abstained mentions are not to be given here.
    """
    found: list[Cluster] = []
    for profile in sorted(profiles, key=_fullest):
        options = fitting(profile, found)
        chosen = choose(profile, options)
        if chosen is None:
            found.append(Cluster.of([profile]))
        else:
            best, cluster = chosen
            cluster.join(Cluster.of([profile]), best)
    return sorted(found, key=lambda c: min(m.key for m in c.members))


def fitting(profile: Profile, clusters: Iterable[Cluster]) -> list[Option]:
    """The clusters of the document all of whose members match the mention, the best first."""
    found = []
    for cluster in clusters:
        best = best_of([profile], cluster.members, match_of)
        if best is not None:
            found.append((best, cluster))
    return sorted(found, key=lambda o: (-o[0].match.score, _first(o[1])))


def choose(profile: Profile, options: list[Option]) -> Option | None:
    """The one the text means; None where it does not decide."""
    if len(options) < 2:
        return options[0] if options else None
    best = options[0][0].match.score
    equal = [o for o in options if o[0].match.score == best]
    if len(equal) == 1:
        return equal[0]
    if any(best.match.partial for best, _ in equal):
        return None
    if profile.definite and profile.level == BODY:
        before = [o for o in equal if _last_before(profile, o[1])]
        return max(before, key=lambda o: _last_before(profile, o[1])) if before else None
    return min(equal, key=lambda o: _first(o[1])) if profile.level != BODY else None


def _fullest(profile: Profile) -> tuple[object, ...]:
    parties = profile.facts.parties
    named = len(parties.persons) + len(parties.offices)
    return -len(parties.all), -named, -profile.level, profile.key


def _first(cluster: Cluster) -> tuple[object, ...]:
    return min(m.key for m in cluster.members)


def _last_before(profile: Profile, cluster: Cluster) -> int:
    """Where the cluster was last told of before the mention; 0 where it was not."""
    starts = [m.key[2] for m in cluster.members if m.key[2] < profile.key[2]]
    return max(starts, default=-1) + 1
