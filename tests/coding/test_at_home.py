"""People without a country whom their own state acts on."""

from __future__ import annotations

import pytest
from coded_text import lines

from communique.config import Config
from communique.pipeline import Pipeline
from communique.read import read_text


@pytest.fixture(scope="module")
def rules_alone(shared_model: None) -> Pipeline:
    return Pipeline(Config(sides=False))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chad's interior minister outlawed eight parties.", "COERCE TCD > TCD occurred"),
        ("Chad outlawed eight Malian parties.", "COERCE TCD > MLI occurred"),
        ("Chad outlawed eight parties. A Malian envoy watched.", "COERCE TCD > - occurred"),
    ],
)
def test_whose_people(rules_alone: Pipeline, text: str, expected: str) -> None:
    (coded,) = rules_alone.code([read_text(text, language="en")])
    assert expected in lines(coded)


def test_the_step_is_told(rules_alone: Pipeline) -> None:
    text = "Chad's minister outlawed eight parties."
    (coded,) = rules_alone.code([read_text(text, language="en")])
    (mention,) = coded.mentions
    assert "eight parties read as of TCD" in mention.explanation
