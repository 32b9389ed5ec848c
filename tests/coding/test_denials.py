"""What a denial denies."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import EventMention
from communique.model.coded import Coded

CodeText = Callable[..., Coded]


def denied(coded: Coded, cue: str) -> EventMention | None:
    [statement] = [s for s in coded.statements if s.cue and cue in s.cue[0].quote]
    return next((m for m in coded.mentions if m.id == statement.denies), None)


@pytest.mark.parametrize(
    ("text", "cue", "trigger"),
    [
        ("Iraq denied that Oman had shelled Yemen.", "denied", "shelled"),
        ("Yemen said that Oman had shelled its ports. Oman denied it.", "denied", "shelled"),
        (
            "Yemen said that Oman had shelled its ports. Oman dismissed the claim.",
            "dismissed",
            "shelled",
        ),
        (
            "Yemen said that Oman had shelled its ports. Oman denied any part in it.",
            "denied",
            "shelled",
        ),
    ],
)
def test_a_denial_points_at_the_act(code_text: CodeText, text: str, cue: str, trigger: str) -> None:
    act = denied(code_text(text), cue)
    assert act is not None and trigger in act.trigger.quote


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Oman shelled Yemen on Monday. Oman denied that its budget was a failure.", "denied"),
        ("Oman shelled Yemen on Monday. Qatar's envoy denied it.", "denied"),
    ],
)
def test_what_nobody_claimed_is_not_denied(code_text: CodeText, text: str, cue: str) -> None:
    assert denied(code_text(text), cue) is None
