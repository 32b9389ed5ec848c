"""Classes of fillers, objectless uses, attributive participles and predicates of clauses."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.config import Config
from communique.pipeline import Pipeline
from communique.read import read_text

TYPES = """
type: PARDON
quad: 1
score: 1
definition: Of these tests only.
patterns:
  - {id: count, verbs: [whitewash], actor: subj, recipient: obj, obj_in: ["<number>"]}
  - {id: bare, verbs: [retire], actor: subj, obj_is: none}
  - {id: before, verbs: [varnish], recipient: obj, attributive: true, needs: []}
  - {id: said, verbs: [claim], actor: subj, predicate_in: [splendid]}
"""


@pytest.fixture(scope="module")
def pipeline(tmp_path_factory: pytest.TempPathFactory) -> Pipeline:
    folder: Path = tmp_path_factory.mktemp("codebook")
    (folder / "types").mkdir()
    (folder / "types" / "PARDON.yaml").write_text(TYPES)
    return Pipeline(Config(codebook=folder))


def found(pipeline: Pipeline, text: str) -> bool:
    document = read_text(text, name="a", language="en", published="2031-05-06")
    return any(m.event_type == "PARDON" for c in pipeline.code([document]) for m in c.mentions)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Chile whitewashed eleven of the walls.", True),
        ("Chile whitewashed the walls.", False),
        ("The Peruvian minister retired.", True),
        ("Peru retired the old flag.", False),
        ("The varnished Peruvian boat left.", True),
        ("The minister of Peru claimed that the deal was splendid.", True),
        ("The minister of Peru claimed that the deal was not splendid.", False),
        ("The minister of Peru claimed that there was no splendid deal.", False),
    ],
)
def test_a_pattern_can_ask_for(pipeline: Pipeline, text: str, due: bool) -> None:
    assert found(pipeline, text) == due
