"""Counting, and what follows from the counts: precision, recall, F1, and their intervals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]

DRAWS = 2000
SEED = 2026

Key = tuple[str, str]
"""Section and row, such as ("mentions", "status")."""


@dataclass(slots=True)
class Count:
    """What is counted of one row in one unit.

    `hit` of `predicted` gives precision, `found` of `due` recall. The two numerators differ where
    optional gold is met: it makes a prediction right, and is not asked for.
    """

    hit: float = 0
    predicted: float = 0
    found: float = 0
    due: float = 0

    def values(self) -> tuple[float, float, float, float]:
        """The four numbers in order."""
        return self.hit, self.predicted, self.found, self.due


@dataclass(slots=True)
class Tally:
    """Counts by row and by unit (story thread, or document where there are no threads)."""

    rows: dict[Key, dict[str, Count]] = field(default_factory=lambda: defaultdict(dict))
    units: set[str] = field(default_factory=set)

    def at(self, section: str, row: str, unit: str) -> Count:
        """The count of a row in a unit, to be added to."""
        self.units.add(unit)
        return self.rows[section, row].setdefault(unit, Count())


@dataclass(frozen=True, slots=True)
class Figure:
    """A share with the middle 95% of what draws of units give; None where there is nothing."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 of one row, with the counts behind them."""

    section: str
    row: str
    precision: Figure
    recall: Figure
    f1: Figure
    hit: float
    predicted: float
    found: float
    due: float


def scores(tally: Tally) -> list[Score]:
    """Every row's score, in the order of counting.

    Intervals are percentile bootstrap intervals over units: as many units as there are, drawn with
    replacement, `DRAWS` times, with a fixed seed; the same draws for every row.
    """
    units = sorted(tally.units)
    if not units:
        return []
    rng = np.random.default_rng(SEED)
    weights = rng.multinomial(len(units), [1 / len(units)] * len(units), size=DRAWS)
    return [
        _score(key, [by_unit.get(u, Count()) for u in units], weights)
        for key, by_unit in tally.rows.items()
    ]


def _score(key: Key, counts: Iterable[Count], weights: Numbers) -> Score:
    table = np.array([c.values() for c in counts], dtype=float)
    total = table.sum(axis=0, keepdims=True)
    exact, drawn = _shares(total), _shares(weights @ table)
    figures = []
    for value, draws in zip(exact, drawn, strict=True):
        if np.isnan(value[0]):
            figures.append(Figure(None))
            continue
        kept = draws[~np.isnan(draws)]
        low, high = np.percentile(kept, [2.5, 97.5]) if len(kept) else (value[0], value[0])
        figures.append(Figure(float(value[0]), float(low), float(high)))
    hit, predicted, found, due = (float(v) for v in total[0])
    precision, recall, f1 = figures
    return Score(*key, precision, recall, f1, hit, predicted, found, due)


def _shares(table: Numbers) -> tuple[Numbers, Numbers, Numbers]:
    """Precision, recall and F1 of each row of counts; NaN where nothing is asked for or given."""
    hit, predicted, found, due = table.T
    with np.errstate(divide="ignore", invalid="ignore"):
        precision, recall = hit / predicted, found / due
        sure = np.nan_to_num(precision) + np.nan_to_num(recall)
        both = 2 * np.nan_to_num(precision) * np.nan_to_num(recall)
        f1 = np.where(sure > 0, both / sure, 0.0)
        f1 = np.where(np.isnan(precision) & np.isnan(recall), np.nan, f1)
    return precision, recall, f1
