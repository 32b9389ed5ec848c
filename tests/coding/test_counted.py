"""What a quantity counts, words before a noun, the thing given and whom it is given to."""

from __future__ import annotations

from pathlib import Path

import pytest
from coded_text import lines

from communique.config import Config
from communique.pipeline import Pipeline
from communique.read import read_text

TYPES = """
type: GIFT
quad: 2
score: 1
definition: Of these tests only.
patterns:
  - {id: shelter, verbs: [whitewash], actor: subj, obj_in: [exile]}
  - {id: kind, verbs: [varnish], actor: subj, obj_in: [field hospital]}
  - {id: party, verbs: ["brandish + parley"], actor: subj}
  - {id: thing, verbs: [bequeath], actor: subj, recipient: "iobj, to", obj_in: [truck, note]}
  - {id: both, verbs: [polish], actor: subj + with, symmetric: true}
"""


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    folder: Path = tmp_path_factory.mktemp("codebook")
    (folder / "types").mkdir()
    (folder / "types" / "GIFT.yaml").write_text(TYPES)
    return Pipeline(Config(codebook=folder))


def gifts(pipeline: Pipeline, text: str) -> list[str]:
    document = read_text(text, name="a", language="en", published="2031-05-06")
    return [row for c in pipeline.code([document]) for row in lines(c) if row.startswith("GIFT")]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Chile whitewashed hundreds of exiles.", ["GIFT CHL > - occurred"]),
        ("Chile whitewashed a house of exiles.", []),
        ("Chile whitewashed the farmers and the exiles.", ["GIFT CHL > - occurred"]),
        ("Chile varnished a field hospital.", ["GIFT CHL > - occurred"]),
        ("Chile varnished a hospital.", []),
        ("Chile brandished a week of parleys.", ["GIFT CHL > - occurred"]),
        ("Chile brandished swords after a week of parleys.", []),
    ],
)
def test_conditions_see_behind_a_quantity(pipeline: Pipeline, text: str, due: list[str]) -> None:
    assert gifts(pipeline, text) == due


@pytest.mark.parametrize(
    "text",
    [
        "Chile bequeathed Peru 40 trucks.",
        "Chile bequeathed 40 trucks to Peru.",
        "Chile bequeathed dozens of trucks to Peru.",
    ],
)
def test_whom_something_is_given_to(pipeline: Pipeline, text: str) -> None:
    assert gifts(pipeline, text) == ["GIFT CHL > PER occurred"]


def test_two_adjectives_before_a_subject_are_two_countries(pipeline: Pipeline) -> None:
    assert gifts(pipeline, "Chilean and Peruvian divers polished the cable.") == [
        "GIFT CHL,PER > - occurred"
    ]


def test_one_adjective_makes_nobody_of_a_joint_act(pipeline: Pipeline) -> None:
    assert gifts(pipeline, "Chilean divers polished the cable.") == []
