"""The time that an event without words of time has from others that the text tells.

A linear model with one weight for each sign of `kinship` and one for none; the weights are fitted
by `tools/carried_dates.py` (docs/decisions/2026-11-22-carried-dates.md).
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from communique.ground.kinship import signs
from communique.ground.standing import Asked
from communique.ground.told import Told
from communique.model import Date, Why

LEAST = 0.3
"""How probable a date has to be; below it the event stays without one."""
NOT_CARRIED = Why("no words of time stand in its clause, and no other event's time is surely its")
_RELATIONS = (
    ("heading", "the date that heads the passage"),
    ("same", "in the same sentence"),
    ("para -1", "in the sentence before"),
    ("para", "in the same paragraph"),
    ("current", "told last before it"),
    ("lead of title", "in the lead, for the headline"),
    ("lead", "in the lead"),
    ("", "told elsewhere in similar words"),
)


def carried(asked: Asked) -> tuple[Date, Why] | None:
    """The date that the event most likely shares, and with what; None where none is likely."""
    found = [(time, *read) for time in asked.times if (read := signs(asked, time)) is not None]
    if not found:
        return None
    for time, _, told, place in found:
        if place == "heading here" and not asked.event.quoted and asked.event.tense != "ahead":
            return time.date, _why(told, place, None)
    chances = probabilities([names for _, names, _, _ in found])
    chance, (time, _, told, place) = max(zip(chances, found, strict=True), key=lambda x: x[0])
    return (time.date, _why(told, place, chance)) if chance > LEAST else None


def probabilities(candidates: Iterable[frozenset[str]]) -> list[float]:
    """How likely each candidate's date is the event's; what is missing to 1 is that none is."""
    known = weights()
    scores = [known[""] + sum(known.get(name, 0.0) for name in names) for names in candidates]
    raised = [math.exp(min(score, 50.0)) for score in scores]
    return [one / (1.0 + sum(raised)) for one in raised]


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign; of the empty name, that of any candidate."""
    path = files("communique") / "data" / "ground" / "carried_dates.csv"
    rows = csv.reader(line for line in path.read_text("utf-8").splitlines() if line[:1] != "#")
    return {name: float(weight) for name, weight in rows}


def _why(told: Told, place: str, chance: float | None) -> Why:
    relation = next(words for name, words in _RELATIONS if place.startswith(name))
    if told.is_heading:
        return Why(f"carried over from {relation}, {told.words.quote!r}", (told.words,))
    rated = f" (rated {chance:.2f})" if chance is not None else ""
    reason = f"carried over from {told.token.text!r} ({told.words.quote!r}) {relation}{rated}"
    return Why(reason, (told.words,))
