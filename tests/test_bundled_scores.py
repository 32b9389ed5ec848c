"""On the development part of the bundled gold the coder does not fall below its floors."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from communique.analyze.eval import BUNDLED, Score, compare, load_gold, predicted, scores
from communique.config import Config
from communique.model import Document
from communique.pipeline import Pipeline, inputs, world

FLOORS = json.loads((Path(__file__).parent / "gold" / "bundled-floors.json").read_text())


@pytest.fixture(scope="module")
def today(whole_pipeline: Pipeline) -> dict[tuple[str, str], Score]:
    gold = load_gold(part="dev")
    read = inputs([BUNDLED / "reports"], BUNDLED / "metadata.csv", Config())
    documents = [d for d in read if isinstance(d, Document) and d.id in gold.mentions]
    assert {d.id for d in documents} == gold.mentions.keys()
    coded = list(whole_pipeline.code(documents))
    tally, _ = compare(gold, predicted(coded, world(coded)))
    return {(s.section, s.row): s for s in scores(tally)}


@pytest.mark.parametrize(
    ("section", "row"), [(section, row) for section, rows in FLOORS.items() for row in rows]
)
def test_floor(section: str, row: str, today: dict[tuple[str, str], Score]) -> None:
    score = today[section, row]
    for name, least in FLOORS[section][row].items():
        value = getattr(score, name).value
        assert value is not None and value >= least, f"{name} {value:.3f} of {section}: {row}"


def test_the_figures_that_matter_have_floors() -> None:
    assert {"type", "right, and status", "status", "date"} <= FLOORS["mentions"].keys()
    assert len(FLOORS["right, by type"]) >= 8
    assert FLOORS["statements"] and FLOORS["across documents"]
