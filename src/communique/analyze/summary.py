"""What a store holds, counted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.store import Store


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of a whole store.

    `totals` include what listings hide (`abstained` and `labeled` say how much that is); the
    breakdowns do not, and stand largest first. A pair is two country codes, least first, with
    the number of events in which both take part.
    """

    totals: Mapping[str, int]
    blocks: Mapping[str, int]
    mention_types: Mapping[str, int]
    event_types: Mapping[str, int]
    statuses: Mapping[str, int]
    pairs: Mapping[tuple[str, str], int]
    linked: bool


def summarize(store: Store) -> Summary:
    """Count what the store holds."""
    pairs = {(key[:3], key[4:]): n for key, n in store.group("pairs").items()}
    return Summary(
        totals=store.totals(),
        blocks=store.group("blocks"),
        mention_types=store.group("mention types"),
        event_types=store.group("event types"),
        statuses=store.group("statuses"),
        pairs=pairs,
        linked=store.is_linked(),
    )
