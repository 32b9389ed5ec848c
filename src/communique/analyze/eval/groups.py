"""What belongs together across documents: same events, same persons."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from itertools import combinations

from communique.analyze.eval.align import Pairs
from communique.analyze.eval.identity import paired
from communique.analyze.eval.tally import Tally

SECTION = "across documents"

Item = tuple[str, Hashable, Hashable] | tuple[str, Hashable, Hashable, str]
"""Unit, the gold's group, the found group, and perhaps the document that it is at home in."""


def count_pairs(row: str, items: Sequence[Item], tally: Tally) -> None:
    """Count pairs of items that are in one group; a pair counts for its first item's unit.

    Items of the same home (the fourth of an item, where it has one) make no pair.
    """
    for (unit, ours, theirs, *home), (_, other_ours, other_theirs, *other) in combinations(
        items, 2
    ):
        if home and home == other:
            continue
        due, given = ours == other_ours, theirs == other_theirs
        if not due and not given:
            continue
        count = tally.at(SECTION, row, unit)
        count.due += due
        count.predicted += given
        count.hit += due and given
        count.found += due and given


def event_items(pairs: Iterable[tuple[str, Pairs]], events: Iterable[frozenset[str]]) -> list[Item]:
    """Matched mentions with their events; one that no event holds is an event of its own."""
    group = {m: f"{number}" for number, members in enumerate(events) for m in members}
    return [
        (unit, group.get(g.id, g.id), f.event_id or f.id) for unit, own in pairs for g, f in own
    ]


def family_items(
    documents: Iterable[str],
    units: Mapping[str, str],
    pairs: Iterable[tuple[str, str]],
    found: Mapping[str, str],
) -> list[Item]:
    """Documents with the families of their texts; pairs that meet are one family."""
    group = {d: d for d in documents}
    for one, other in pairs:
        old, new = group[other], group[one]
        group = {d: new if g == old else g for d, g in group.items()}
    return [(units.get(d, d), group[d], found.get(d, d)) for d in group]


def person_items(pairs: Iterable[tuple[str, Pairs]]) -> list[Item]:
    """Persons of matched participants, once per document, with their actor ids on either side."""
    found: dict[tuple[str, Hashable, Hashable], Item] = {}
    for unit, own in pairs:
        for g, f in own:
            for side in ("actors", "recipients"):
                for ours, theirs in paired(getattr(g, side), getattr(f, side)):
                    ids = ours.actor_id, theirs.actor_id
                    if ours.kind == theirs.kind == "person" and None not in ids:
                        key = (g.document_id, ours.actor_id, theirs.actor_id)
                        found[key] = (unit, *ids, g.document_id)
    return list(found.values())
