"""The meeting or speech a statement was made at, and how long it holds."""

from __future__ import annotations

from collections.abc import Callable

from communique.model.coded import Coded

Code = Callable[..., Coded]

MEETING = (
    "“The border posts will open in May,” said Peruvian Foreign Minister Rosa Quispe in a meeting "
    "with Ecuadorian Foreign Minister Juan Loor in Lima.\n\n"
    "Quispe added that trade would grow.\n\n"
)
ANSWER = "Loor, for his part, said that smuggling would end.\n\n"
TURN = "Chilean President Ana Soto said that fishing quotas should be cut.\n\n"
AFTER = "Quispe said that the harvest was poor."


def occasions(code: Code, text: str) -> dict[str, str | None]:
    """First words of each content → the trigger of its occasion."""
    coded = code(text)
    mentions = {m.id: m.trigger.quote for m in coded.mentions}
    return {
        " ".join(s.content[0].quote.strip("“").split()[:3]): mentions.get(s.occasion or "")
        for s in coded.statements
    }


def test_both_sides_go_on_at_a_meeting(code_text: Code) -> None:
    found = occasions(code_text, MEETING + ANSWER)
    assert found["The border posts"] == "meeting"
    assert found["that trade would"] == "meeting"
    assert set(found.values()) == {"meeting"} and len(found) >= 3


def test_a_third_speaker_ends_it(code_text: Code) -> None:
    found = occasions(code_text, MEETING + TURN + AFTER)
    assert found["that trade would"] == "meeting"
    assert found["that fishing quotas"] is None
    assert found["that the harvest"] is None


def test_talking_to_somebody_is_the_occasion(code_text: Code) -> None:
    text = "Talking to Ecuadorian President Juan Loor, Peruvian Foreign Minister Rosa Quispe said that piracy was growing."  # noqa: E501
    assert occasions(code_text, text)["that piracy was"] == "Talking to"


def test_a_conference_inside_what_is_spoken_of_is_none(code_text: Code) -> None:
    text = "Thai Foreign Minister Arun Sook referred to Laos’s part in conferences organized by Thailand, saying trade was growing."  # noqa: E501
    assert occasions(code_text, text)["trade was growing"] is None
