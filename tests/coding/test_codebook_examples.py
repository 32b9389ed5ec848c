"""Every example of the codebook is a test: found, or for counter-examples kept out.

One batch for all types. The floors are what the coder reached less a point; they only go up.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from coded_text import line

from communique.coding import load_codebook
from communique.pipeline import Pipeline
from communique.read import read_text

EXAMPLES_FLOOR = 0.983
COUNTER_FLOOR = 0.99


@dataclass(frozen=True)
class Case:
    """A sentence of the codebook and what it must give; nothing where the type must not be."""

    event_type: str
    text: str
    expect: tuple[str, ...]


def canonical(expected: str) -> str:
    """The same expectation with its codes in order."""
    event_type, actors, _, recipients, status = expected.split()
    sides = (",".join(sorted(codes.split(","))) for codes in (actors, recipients))
    return "{} {} > {} {}".format(event_type, *sides, status)


@pytest.fixture(scope="module")
def cases() -> list[Case]:
    types = load_codebook().types.items()
    return [Case(name, e.text, e.expect) for name, t in types for e in t.examples] + [
        Case(name, e.text, ()) for name, t in types for e in t.counter_examples
    ]


@pytest.fixture(scope="module")
def found(cases: list[Case], whole_pipeline: Pipeline) -> list[list[str]]:
    """The mentions of each case that are not abstained from, in the order of the cases."""
    documents = (
        read_text(case.text, name=str(i), language="en", published="2031-05-06")
        for i, case in enumerate(cases)
    )
    return [
        [line(m) for m in coded.mentions if not m.abstained]
        for coded in whole_pipeline.code(documents)
    ]


def is_right(case: Case, lines: list[str]) -> bool:
    if case.expect:
        return all(canonical(e) in lines for e in case.expect)
    return not any(found.split()[0] == case.event_type for found in lines)


@pytest.mark.parametrize(("examples", "floor"), [(True, EXAMPLES_FLOOR), (False, COUNTER_FLOOR)])
def test_examples(cases: list[Case], found: list[list[str]], examples: bool, floor: float) -> None:
    pairs = [(c, f) for c, f in zip(cases, found, strict=True) if bool(c.expect) == examples]
    missed = [(c, f) for c, f in pairs if not is_right(c, f)]
    share = 1 - len(missed) / len(pairs)
    told = "\n".join(
        f"{c.event_type}: {c.text}\n    due {list(c.expect) or 'nothing'}, got {f}"
        for c, f in missed
    )
    assert share >= floor, f"{share:.4f} of {len(pairs)} right, the floor is {floor}\n{told}"
