"""Conditions on empty places, on negation and on how many act."""

from __future__ import annotations

from pathlib import Path

import pytest
from coded_text import lines

from communique.config import Config
from communique.pipeline import Pipeline
from communique.read import read_text

TYPE = """
type: FAVOR
quad: 1
score: 1
definition: A type of our own.
patterns:
  - id: own
    actor: subj
"""


def coded(folder: Path, keys: str, text: str) -> list[str]:
    (folder / "types").mkdir(exist_ok=True)
    (folder / "types" / "FAVOR.yaml").write_text(TYPE + keys)
    (found,) = Pipeline(Config(codebook=folder)).code([read_text(text, language="en")])
    return [line for line in lines(found) if line.startswith("FAVOR")]


@pytest.mark.parametrize(
    ("keys", "text", "due"),
    [
        ("verbs: [paint]\n    obj_is: none", "Fiji painted.", ["FAVOR FJI > - occurred"]),
        ("verbs: [paint]\n    obj_is: none", "Fiji painted the pier.", []),
        ("verbs: [paint]\n    obj_is: body", "Fiji painted the pier.", []),
        (
            "verbs: [paint]\n    obj_is: body",
            "Fiji painted the United Nations.",
            ["FAVOR FJI > - occurred"],
        ),
        (
            "verbs: [paint]\n    negated: true",
            "Fiji did not paint the pier.",
            ["FAVOR FJI > - occurred"],
        ),
        ("verbs: [paint]\n    negated: true", "Fiji painted the pier.", []),
        ("verbs: [paint]\n    parties: one", "Fiji and Tonga painted the pier.", []),
        ("verbs: [paint]\n    parties: several", "Fiji painted the pier.", []),
        (
            "verbs: [paint]\n    parties: several",
            "Fiji and Tonga painted the pier.",
            ["FAVOR FJI,TON > - occurred"],
        ),
        ('verbs: ["be + contact"]', "Fiji is in contact.", ["FAVOR FJI > - occurred"]),
        ('verbs: ["be + praise"]', "Fiji was full of praise.", ["FAVOR FJI > - occurred"]),
        ('verbs: ["be + praise"]', "Fiji was tired of the rain.", []),
        ("verbs: [paint]\n    obj_is: owned", "Fiji painted the pier.", []),
        (
            "verbs: [paint]\n    obj_is: owned",
            "Fiji painted the Tongan pier.",
            ["FAVOR FJI > - occurred"],
        ),
        ("verbs: [paint]\n    obj_not_in: [stone pier]", "Fiji painted a stone pier.", []),
        (
            "verbs: [paint]\n    obj_not_in: [stone pier]",
            "Fiji painted a wooden pier.",
            ["FAVOR FJI > - occurred"],
        ),
        (
            "verbs: [paint]\n    obj_in: [ship]",
            "Fiji painted the patrol ship Savenaca.",
            ["FAVOR FJI > - occurred"],
        ),
        (
            'verbs: ["paint + pier"]',
            "Fiji painted a series of piers.",
            ["FAVOR FJI > - occurred"],
        ),
        ('verbs: ["paint + pier"]', "Fiji painted a map of piers.", []),
        (
            "verbs: [paint]\n    cc_in: [or]",
            "Samoa left or Fiji painted the pier.",
            ["FAVOR FJI > - occurred"],
        ),
        ("verbs: [paint]\n    cc_in: [or]", "Samoa left and Fiji painted the pier.", []),
        (
            "verbs: [paint]\n    recipient: above",
            "Tonga said that Fiji painted the pier.",
            ["FAVOR FJI > TON occurred"],
        ),
        (
            "verbs: [paint]\n    recipient: above",
            "Fiji said that it painted the pier.",
            ["FAVOR FJI > - occurred"],
        ),
        (
            'verbs: ["paint + pier"]',
            "Fiji painted the pier that Tonga had painted.",
            ["FAVOR FJI > - occurred", "FAVOR TON > - occurred"],
        ),
    ],
)
def test_a_pattern_holds_only_where_its_conditions_do(
    tmp_path: Path, shared_model: None, keys: str, text: str, due: list[str]
) -> None:
    assert coded(tmp_path, f"    {keys}\n", text) == due
