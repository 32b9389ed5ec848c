"""What people say of who is one actor; it overrules the program, now and at every later run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.link.identity import Identity
from communique.link.observed import Observed
from communique.model.reviews import Judgement


def overruled(found: Sequence[Identity], judged: Iterable[Judgement]) -> list[Identity]:
    """The identities after all judgements, the earliest first, so that the last word counts."""
    identities = list(found)
    for one in sorted(judged, key=lambda j: (j.at, j.id)):
        identities = _join(identities, one) if one.kind == "join" else _split(identities, one)
    return identities


def _join(found: list[Identity], judged: Judgement) -> list[Identity]:
    """Puts together every identity that holds one of the parts."""
    mine = [i for i in found if any(_means(judged, o) for o in i.observed)]
    if len(mine) < 2:
        return [replace(i, judgement=judged.id) if i in mine else i for i in found]
    mine.sort(key=lambda i: i.observed[0].first)
    observed = sorted((o for i in mine for o in i.observed), key=lambda o: o.first)
    merges = tuple(m for i in mine for m in i.merges)
    joined = Identity(mine[0].id, tuple(observed), merges, None, judged.id)
    return [*(i for i in found if i not in mine), joined]


def _split(found: list[Identity], judged: Judgement) -> list[Identity]:
    """Takes the parts out of every identity that holds something else too."""
    done: list[Identity] = []
    for one in found:
        out = tuple(o for o in one.observed if _means(judged, o))
        rest = tuple(o for o in one.observed if not _means(judged, o))
        if not out or not rest:
            done.append(replace(one, judgement=judged.id) if out else one)
            continue
        for part in (rest, out):
            merges = tuple(m for m in one.merges if any(m[0] == o.words for o in part))
            done.append(Identity(part[0].local, part, merges, None, judged.id))
    return done


def _means(judged: Judgement, one: Observed) -> bool:
    return any(
        part.actor_id == one.local and part.document_id in {None, one.document}
        for part in judged.parts
    )
