"""Marked sentences and the folding of status into one type."""

from __future__ import annotations

from pathlib import Path

import pytest

from communique.analyze.eval.pairs import pair, read_pairs
from communique.analyze.folding import folded
from communique.errors import ConfigError

TABLE = {
    "AGREE": ("AGREE", "AGREE", "REJECT"),
    "CONSULT": ("CONSULT", "AGREE", "REJECT"),
    "SUPPORT": ("SUPPORT", "AGREE", "REJECT"),
    "COOPERATE": ("COOPERATE", "AGREE", "REJECT"),
    "AID": ("AID", "AGREE", "REJECT"),
    "CONCEDE": ("CONCEDE", "CONCEDE", "REJECT"),
    "RETREAT": ("RETREAT", "CONCEDE", "REJECT"),
    "REQUEST": ("REQUEST", "REQUEST", "REQUEST"),
    "ACCUSE": ("ACCUSE", "ACCUSE", "ACCUSE"),
    "REJECT": ("REJECT", "REJECT", "REJECT"),
    "THREATEN": ("THREATEN", "THREATEN", "THREATEN"),
    "PROTEST": ("PROTEST", "THREATEN", "PROTEST"),
    "SANCTION": ("SANCTION", "THREATEN", "SANCTION"),
    "MOBILIZE": ("MOBILIZE", "THREATEN", "MOBILIZE"),
    "COERCE": ("COERCE", "THREATEN", "COERCE"),
    "ASSAULT": ("ASSAULT", "THREATEN", "ASSAULT"),
}


@pytest.mark.parametrize("kind", TABLE)
def test_folding(kind: str) -> None:
    happened, ahead, negated = TABLE[kind]
    assert {folded(kind, s) for s in ("occurred", "ongoing", "historical")} == {happened}
    assert {folded(kind, s) for s in ("planned", "conditional", "proposed")} == {ahead}
    assert folded(kind, "negated") == negated


def test_marks_become_spans_of_the_plain_sentence() -> None:
    found = pair("7", "On Friday <s>Chad</s> thanked <t>Mali's envoy</t>.")
    assert found.text == "On Friday Chad thanked Mali's envoy."
    assert found.source and found.text[found.source.start : found.source.end] == "Chad"
    assert found.target and found.target.quote == "Mali's envoy"


def test_a_missing_mark_is_no_participant() -> None:
    assert pair("7", "<s>Chad</s> withdrew.").target is None


def test_a_table_without_the_columns_is_named(tmp_path: Path) -> None:
    table = tmp_path / "in.tsv"
    table.write_text("uid\tsentence\n1\tChad met Mali.\n")
    with pytest.raises(ConfigError, match=r"in\.tsv: has no column marked_sentence"):
        list(read_pairs(table))
