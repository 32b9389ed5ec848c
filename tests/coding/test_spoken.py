"""What words bid, and what harm they announce, where no cue names the act."""

from __future__ import annotations

import pytest
from coded_text import lines

from communique.pipeline import Pipeline
from communique.read import read_text


def acts(pipeline: Pipeline, text: str) -> list[str]:
    document = read_text(text, name="a", language="en", published="2031-05-06")
    (coded,) = pipeline.code([document])
    return [line for line in lines(coded) if line.startswith(("REQUEST", "THREATEN"))]


@pytest.mark.parametrize(
    ("text", "due"),
    [
        (
            '"Give us back our bronzes," Benin\'s minister told the French senate.',
            ["REQUEST BEN > FRA occurred"],
        ),
        (
            '"Open the crossings without delay," Jordan\'s foreign minister told Israel.',
            ["REQUEST JOR > ISR occurred"],
        ),
        ('"Look at the harvest," Fiji\'s minister said.', []),
        ('"Our crews work every night," Fiji\'s minister said.', []),
        (
            "Bolivia said Chile would face the consequences of its actions.",
            ["THREATEN BOL > CHL occurred"],
        ),
        (
            "Any attack will be met with force, Eritrea's president said.",
            ["THREATEN ERI > - occurred"],
        ),
        ("Bolivia said it would face the consequences of the drought.", []),
        ("Bolivia said Chile would not face any consequences.", []),
        ("Bolivia said Chile would face a cold winter.", []),
        ('"We will pay a price for the delay," Fiji\'s minister said.', []),
        (
            "The Taliban said they would avenge the Pakistani air raids.",
            ["THREATEN AFG > - occurred"],
        ),
    ],
)
def test_imperatives_ask_and_announced_harm_threatens(
    whole_pipeline: Pipeline, text: str, due: list[str]
) -> None:
    assert acts(whole_pipeline, text) == due


def test_words_that_threaten_are_no_promise_as_well(whole_pipeline: Pipeline) -> None:
    text = "Poland's interior ministry warned it was prepared to shut the crossing with Belarus."
    document = read_text(text, name="a", language="en", published="2031-05-06")
    (coded,) = whole_pipeline.code([document])
    types = {m.event_type for m in coded.mentions}
    assert "THREATEN" in types
    assert "AGREE" not in types
