"""Precision of a whole record from a sample that a person has checked."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

Z = 1.959964
"""Standard normal quantile of a two-sided 95% interval."""


def allocate(sizes: Mapping[str, int], sample: int) -> dict[str, int]:
    """How many to draw from each stratum: in proportion, one at least where the sample allows.

    Never more than a stratum holds; all where the sample is as large as the whole. What rounding
    leaves over goes to the largest remainders.
    """
    total = sum(sizes.values())
    sample = min(sample, total)
    names = sorted(sizes, key=lambda s: (-sizes[s], s))
    base = 1 if sample >= len(names) else 0
    rest = sample - base * len(names)
    spare = total - base * len(names)
    exact = {s: rest * (sizes[s] - base) / spare if spare else 0.0 for s in names}
    found = {s: base + int(exact[s]) for s in names}
    left = sample - sum(found.values())
    for s in sorted(names, key=lambda s: (int(exact[s]) - exact[s], s))[:left]:
        found[s] += 1
    return {s: n for s, n in found.items() if n}


def draw(strata: Mapping[str, Sequence[str]], sample: int, seed: int) -> list[str]:
    """Ids drawn at random from each stratum, in random order; the same for the same seed.

    An id's place in the draw is a hash of the seed and the id, so that records which come later
    change no one else's place.
    """

    def place(one: str) -> str:
        return hashlib.sha256(f"{seed} {one}".encode()).hexdigest()

    wanted = allocate({s: len(ids) for s, ids in strata.items()}, sample)
    drawn = [one for s, n in wanted.items() for one in sorted(strata[s], key=place)[:n]]
    return sorted(drawn, key=place)


@dataclass(frozen=True, slots=True)
class Estimate:
    """Precision with its 95% interval; `checked` verdicts were given, skipped ones not counted."""

    precision: float
    low: float
    high: float
    checked: int
    population: int


def estimate(sizes: Mapping[str, int], verdicts: Sequence[tuple[str, bool]]) -> Estimate | None:
    """Stratified precision from (stratum, right) verdicts; None without a verdict.

    Strata weigh by their share of the record; those without a verdict are left out of the weights.
    The interval is Wilson's (1927) with the effective sample size of the stratified design (Korn
    and Graubard 1998), without a correction for the sample's share of the whole.
    """
    checked, right = Counter(s for s, _ in verdicts), Counter(s for s, good in verdicts if good)
    n = checked.total()
    covered = sum(sizes[s] for s in checked)
    if not n or not covered:
        return None
    weight = {s: sizes[s] / covered for s in checked}
    share = {s: right[s] / checked[s] for s in checked}
    p = sum(weight[s] * share[s] for s in checked)
    variance = sum(
        weight[s] ** 2 * share[s] * (1 - share[s]) / max(1, checked[s] - 1) for s in checked
    )
    effective = min(n, p * (1 - p) / variance) if variance else n
    low, high = wilson(p, effective)
    return Estimate(p, low, high, n, sum(sizes.values()))


def wilson(p: float, n: float) -> tuple[float, float]:
    """Wilson's score interval, 95%, of a share `p` of `n`."""
    middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z / (1 + Z * Z / n) * sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)
