"""Every example of the codebook is a test: found, or for counter-examples kept out.

One batch for all types. The floors are what the coder reached less a point; they only go up.
"""

from __future__ import annotations

import pytest

from communique.coding import check, load_codebook
from communique.coding.examples import Case, cases, lines
from communique.config import Config
from communique.pipeline import Pipeline
from communique.read import read_text

EXAMPLES_FLOOR = 0.983
COUNTER_FLOOR = 0.99


@pytest.fixture(scope="module")
def every() -> list[Case]:
    return list(cases(load_codebook()))


@pytest.fixture(scope="module")
def found(every: list[Case], shared_model: None) -> list[list[str]]:
    """The mentions of each case that are not abstained from, by rules alone, in their order."""
    documents = (
        read_text(case.text, name=str(i), language="en", published="2031-05-06")
        for i, case in enumerate(every)
    )
    return [lines(coded) for coded in Pipeline(Config(sides=False)).code(documents)]


@pytest.mark.parametrize(("examples", "floor"), [(True, EXAMPLES_FLOOR), (False, COUNTER_FLOOR)])
def test_examples(every: list[Case], found: list[list[str]], examples: bool, floor: float) -> None:
    pairs = [(c, f) for c, f in zip(every, found, strict=True) if bool(c.expect) == examples]
    missed = [(c, f) for c, f in pairs if not c.is_met(f)]
    share = 1 - len(missed) / len(pairs)
    told = "\n".join(
        f"{c.event_type}: {c.text}\n    due {list(c.expect) or 'nothing'}, got {f}"
        for c, f in missed
    )
    assert share >= floor, f"{share:.4f} of {len(pairs)} right, the floor is {floor}\n{told}"


def test_nothing_in_the_bundled_codebook_is_at_fault() -> None:
    assert list(check.faults(load_codebook())) == []
