"""What looks like a statement and is none, and odd marks that must not break anything."""

from __future__ import annotations

import pytest
from attributed_text import attributed, parsed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.attribute import attribute, statements_of
from communique.recognize.recognized import Recognized

NOTHING_SAID = [
    "The convoy crossed the river at noon.",
    "Two ships collided near the strait on Sunday.",
    "The so-called “peace column” marched through the old town.",
    "Soldiers seized a truck full of “humanitarian” goods.",
    "A man said to be close to the rebels was arrested in Quito.",
    "The army began an effort to condemn fewer houses.",
    "The road runs along the disputed border for forty kilometers.",
    "Nine people were injured in the blast.",
]


@pytest.mark.parametrize("text", NOTHING_SAID)
def test_nothing_is_said(text: str) -> None:
    assert [a for a in attributed(text) if a.kind != "attitude"] == []


def test_scare_quotes_after_a_statement_do_not_join_it() -> None:
    text = "Minister Ali said the port was open. The “gift” arrived on Monday."
    [found] = attributed(text)
    assert "gift" not in found.content[-1].quote


PIECES = st.sampled_from(
    ["“", "”", '"', "''", "``", "‘", "’", "'", "«", "»", "\n\n", "\n", " ", "—", ":", ".", ",",
     "the minister said", "he added that", "peace", "according to Reuters", "Iran’s", "told us",
     "\u00a0", "\r\n", "🇮🇷", "é", "…", "warned", "we will go", "'90s", "called it “a crime”"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(PIECES, max_size=24).map("".join))
def test_odd_marks_never_raise_and_spans_hold(text: str) -> None:
    recognized = Recognized(parsed(text), {}, {})
    found = attribute(recognized)
    for attribution in found:
        assert attribution.content
        for span in (*attribution.source, *attribution.cue, *attribution.content, *attribution.via):
            assert text[span.start : span.end] == span.quote
        for stretch in attribution.stretches:
            assert (
                0 <= stretch.first < stretch.last <= len(recognized.parsed.units[stretch.unit].doc)
            )
    assert len(statements_of(recognized, found)) == len(found)
