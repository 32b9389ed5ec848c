"""Drawing a sample and estimating from it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.analyze.eval.audit import allocate, draw, estimate, wilson

SIZES = st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(1, 500), min_size=1)


@given(SIZES, st.integers(1, 300))
def test_every_draw_has_the_size_asked_for(sizes: dict[str, int], sample: int) -> None:
    found = allocate(sizes, sample)
    assert sum(found.values()) == min(sample, sum(sizes.values()))
    assert all(0 < n <= sizes[s] for s, n in found.items())
    if sample >= len(sizes):
        assert found.keys() == sizes.keys()


def test_allocation_is_in_proportion() -> None:
    assert allocate({"A": 900, "B": 90, "C": 10}, 103) == {"A": 91, "B": 10, "C": 2}


def test_the_same_seed_draws_the_same() -> None:
    strata = {"A": [f"a{i}" for i in range(50)], "B": [f"b{i}" for i in range(9)]}
    first = draw(strata, 12, 1)
    assert first == draw({s: ids[::-1] for s, ids in strata.items()}, 12, 1)
    assert first != draw(strata, 12, 2)
    assert len(set(first)) == 12


def test_wilson_by_hand() -> None:
    low, high = wilson(0.8, 10)
    assert low == pytest.approx(0.4902, abs=1e-4)
    assert high == pytest.approx(0.9433, abs=1e-4)
    assert wilson(1.0, 20)[1] == 1.0


def test_strata_weigh_by_their_share_of_the_record() -> None:
    verdicts = [("A", True)] * 10 + [("B", False)] * 10
    found = estimate({"A": 900, "B": 100}, verdicts)
    assert found and found.precision == pytest.approx(0.9)
    assert found.low < 0.9 < found.high
    assert (found.checked, found.population) == (20, 1000)


def test_no_verdict_no_figure() -> None:
    assert estimate({"A": 3}, []) is None
