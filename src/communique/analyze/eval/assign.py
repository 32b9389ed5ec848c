"""One-to-one assignment of two lists to each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment


def equal_values(due: Sequence[Hashable], given: Sequence[Hashable]) -> int:
    """How many values two lists have in common, each met once."""
    return (Counter(due) & Counter(given)).total()


def assign(worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Row and column of the pairs whose worth sums highest, each row and column once at most.

    `worth` is rows by columns; a pair worth 0 is never made. Ties go to the earlier columns.
    """
    if not worth or not worth[0]:
        return []
    table = np.asarray(worth, dtype=float)
    rows, columns = linear_sum_assignment(table, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if table[i, j] > 0]
