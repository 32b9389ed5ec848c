"""When two participants are the same one."""

from __future__ import annotations

from collections.abc import Sequence

from communique.analyze.eval.assign import assign
from communique.model import Participant
from communique.model.ids import name_key

WHOLE = frozenset({"state", "organ"})
"""A state and its organ may stand for each other only where they are named by the same words."""


def code(one: Participant) -> str | None:
    """The country or bloc; None where it has none."""
    return one.country or one.bloc


def codes(people: Sequence[Participant]) -> frozenset[str]:
    """The countries and blocs that take part."""
    return frozenset(c for p in people if (c := code(p)))


def same(gold: Participant, found: Participant) -> bool:
    """Whether both mean one actor.

    Country or bloc must be equal. Beyond that one of these must hold: the actor ids are equal; both
    are named by overlapping words of the text; one name's words are all in the other's; two
    persons share their last name.
    """
    if code(gold) != code(found):
        return False
    if gold.actor_id is not None and gold.actor_id == found.actor_id:
        return True
    if gold.mentioned and found.mentioned and gold.mentioned.overlaps(found.mentioned):
        return True
    return alike(gold, found)


def alike(gold: Participant, found: Participant) -> bool:
    """Whether the names can be one's: all words of one in the other, or persons' last names."""
    ours, theirs = name_key(gold.name).split(), name_key(found.name).split()
    if not ours or not theirs:
        return False
    if gold.kind == found.kind == "person" and ours[-1] == theirs[-1]:
        return True
    return {gold.kind, found.kind} != WHOLE and (
        set(ours) <= set(theirs) or set(theirs) <= set(ours)
    )


def paired(
    golds: Sequence[Participant], founds: Sequence[Participant]
) -> list[tuple[Participant, Participant]]:
    """Gold and found participants that are the same, one to one, as many as possible."""
    worth = [[float(same(g, f)) for f in founds] for g in golds]
    return [(golds[i], founds[j]) for i, j in assign(worth)]


def all_same(golds: Sequence[Participant], founds: Sequence[Participant]) -> bool:
    """Whether every participant of either side is one of the other."""
    return len(golds) == len(founds) == len(paired(golds, founds))
