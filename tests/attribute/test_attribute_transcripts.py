"""Transcripts and interviews: whose turn it is, what is left out of it, who is asked."""

from __future__ import annotations

from attributed_text import attributed, parsed, shown

from communique.attribute import attribute
from communique.recognize.recognized import Recognized

BRIEFING = """MODERATOR: Good morning. Two questions each, please.

VALVERDE: Thank you. The port of Callao will stay open through the winter. [Applause.] We owe that to the pilots.

QUESTION (El Faro): Minister, last week you spoke of a strike. Is it off?

VALVERDE: It is off. The unions say the raise is enough.
"""  # noqa: E501


def turns(text: str) -> list[tuple[str, str]]:
    found = attribute(Recognized(parsed(text), {}, {}))
    return [(shown(a.source), shown(a.content)) for a in found if a.shape == "turn"]


def test_each_turn_is_the_words_of_its_label() -> None:
    assert [source for source, _ in turns(BRIEFING)] == [
        "VALVERDE",
        "QUESTION (El Faro)",
        "VALVERDE",
    ]


def test_greetings_and_stage_directions_are_left_out() -> None:
    _, content = turns(BRIEFING)[0]
    assert content.startswith("The port of Callao")
    assert "Applause" not in content
    assert content.endswith(("pilots.", "pilots"))


def test_a_question_keeps_what_it_states() -> None:
    _, content = turns(BRIEFING)[1]
    assert "spoke of a strike" in content
    assert "Is it off" not in content


def test_who_is_asked_is_the_one_who_answers() -> None:
    recognized = Recognized(parsed(BRIEFING), {}, {})
    question = next(a for a in attribute(recognized) if "QUESTION" in shown(a.source))
    assert question.addressee_head is not None
    unit, token = question.addressee_head
    assert recognized.parsed.units[unit].doc[token].text == "VALVERDE"


def test_what_others_say_inside_a_turn_is_a_statement_too() -> None:
    found = attributed(BRIEFING)
    assert any(shown(a.source) == "The unions" for a in found)


def test_a_turn_runs_over_paragraphs_up_to_the_next_label() -> None:
    text = (
        "Q: What comes next?\n\nA: A vote.\n\nThen the senate meets.\n\nQ: And in June?\n\nA: Rest."
    )
    assert ("A", "A vote … Then the senate meets") in turns(text)


def test_lone_labels_are_no_transcript() -> None:
    text = "PICTURE: The bridge at dawn.\n\nThe bridge was closed. A crew repaired it."
    assert turns(text) == []
