"""Which attributions are statements, and with what force: rules, and the ranker beyond them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from communique.attribute.attribution import Attribution, Contents
from communique.attribute.features import features
from communique.attribute.ranker import Linear, load_ranker
from communique.model.records import Force
from communique.recognize.recognized import Recognized

FORCES: dict[str, Force] = {
    "evaluate": "evaluate",
    "prescribe": "prescribe",
    "predict": "predict",
    "commit": "commit",
    "deny": "deny",
    "report": "report",
}
ENOUGH = 0.45
"""Least probability at which an attribution counts as a statement."""
_SAYING = frozenset({"ccomp", "quote", "told", "around", "turn", "urge", "rest", "ing"})
_SHORT = 4


def judged(
    recognized: Recognized, attributions: Iterable[Attribution], *, ranker: bool = True
) -> tuple[Attribution, ...]:
    """The same attributions with force and `is_statement` settled, in the same order.

    Without the ranker the cue's sense and the content's first clause decide.
    """
    if not ranker:
        return tuple(replace(a, is_statement=_says_more(a)) for a in attributions)
    models = load_ranker()
    return tuple(
        _ranked(attribution, names, models["statement"], models["force"])
        for attribution, names in described(recognized, tuple(attributions))
    )


def described(
    recognized: Recognized, attributions: Sequence[Attribution]
) -> Iterator[tuple[Attribution, frozenset[str]]]:
    """Each attribution with its features."""
    contents = Contents(attributions)
    for attribution in attributions:
        key = attribution.cue_key
        around = [o for o in contents.at(key) if o is not attribution] if key else []
        yield attribution, features(recognized, attribution, around)


def _says_more(attribution: Attribution) -> bool:
    """Whether there are words beyond the act that the cue names."""
    if attribution.shape in _SAYING or attribution.form != "indirect":
        return attribution.source_head is not None or attribution.shape in {"quote", "around"}
    words = sum(stretch.last - stretch.first for stretch in attribution.stretches)
    return attribution.source_head is not None and words > _SHORT


def _ranked(
    attribution: Attribution, names: frozenset[str], worth: Linear, forces: Linear
) -> Attribution:
    is_statement = worth.probabilities(names)["yes"] >= ENOUGH
    likely = forces.probabilities(names)
    force = max(forces.labels, key=lambda label: likely[label])
    if force == attribution.force:
        return replace(attribution, is_statement=is_statement)
    told = forces.telling(names, force)
    why = f"{attribution.reasons.get('force', 'the cue')} says {attribution.force}, but weighed "
    why += f"with its clause it is more often {force}" + (f" (“{told}”)" if told else "")
    reasons = {**attribution.reasons, "force": why}
    return replace(attribution, force=FORCES[force], is_statement=is_statement, reasons=reasons)
