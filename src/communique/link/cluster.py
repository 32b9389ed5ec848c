"""Mentions held to be one happening, while it is being put together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from communique.link.compatible import Match
from communique.link.profile import Facts, Profile


@dataclass(slots=True, eq=False)
class Cluster:
    """Members that all fit each other, the first one the first taken in."""

    members: list[Profile]
    reasons: list[str] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    facts: dict[Facts, dict[str, Profile]] = field(default_factory=dict)
    """What members say → their words → the first; equal facts need comparing only once."""

    @classmethod
    def of(cls, members: Iterable[Profile]) -> Cluster:
        """A cluster of members already known to fit each other."""
        made = cls([])
        for member in members:
            made.take(member)
        return made

    def take(self, member: Profile) -> None:
        """One member more, known to fit all others."""
        self.members.append(member)
        self.documents.add(member.document)
        self.facts.setdefault(member.facts, {}).setdefault(member.quoted, member)

    def join(self, other: Cluster, best: Best) -> None:
        """All members of another cluster, with the reason."""
        for member in other.members:
            self.take(member)
        self.reasons += [*other.reasons, best.reason]


@dataclass(frozen=True, slots=True)
class Best:
    """The strongest match between two clusters whose members all match."""

    match: Match
    one: Profile
    other: Profile

    @property
    def reason(self) -> str:
        """The reason with its score, the earlier mention first."""
        first, second = sorted((self.one, self.other), key=lambda p: p.key)
        pair = f"{first.mention.id} and {second.mention.id}"
        return f"{pair}: {self.match.reason} ({self.match.score:.2f})"


def best_of(
    ones: Iterable[Profile],
    others: Iterable[Profile],
    match: Callable[[Profile, Profile], Match | None],
) -> Best | None:
    """The strongest of all pairs, ties to the earliest; None where one pair does not match."""
    best: Best | None = None
    second = list(others)
    for one in ones:
        for other in second:
            found = match(one, other)
            if found is None:
                return None
            best = stronger(best, Best(found, one, other))
    return best


def stronger(a: Best | None, b: Best) -> Best:
    """The stronger of two, ties to the one of the earliest mentions."""
    return b if a is None or _rank(b) < _rank(a) else a


def _rank(best: Best) -> tuple[object, ...]:
    one, other = best.one.key, best.other.key
    return -best.match.score, min(one, other), max(one, other)
