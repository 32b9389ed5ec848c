"""Places of events that stand in another clause, another sentence, another paragraph."""

from __future__ import annotations

import pytest
from grounded_text import recognized, token_of

from communique.ground import EventPlaces

IN_A_SENTENCE = [
    ("The envoy flew to Lima and met the premier.", "met", "Lima"),
    ("The envoy flew to Lima for talks.", "talks", "Lima"),
    ("In Lima, the minister thanked Chile and urged Bolivia to sign.", "urged", "Lima"),
    ("In Lima, the minister thanked Chile and urged Bolivia to sign.", "sign", None),
    ("Ahmad Tran, who landed in Moscow on Sunday, met the premier.", "met", "Moscow"),
    ("Speaking in Buenos Aires, the minister thanked Brazil.", "thanked", "Buenos Aires"),
    ("The collapse of talks in Lima surprised Ecuador.", "collapse", "Lima"),
    ("They met in Lima, where they signed a treaty.", "signed", "Lima"),
    ("Kenya reopened its embassy in Lima.", "reopened", "Lima"),
    ("Kenya reopened its Lima embassy.", "reopened", "Lima"),
    ("Ministers of ASEAN spoke at the Lima summit.", "spoke", "Lima"),
    ("The leaders adopted the Lima Declaration.", "adopted", "Lima"),
    ("Crews blocked a bridge in Lima; police arrested four drivers.", "arrested", "Lima"),
    ("After two days of talks in Lima, Ghana and Togo agreed on a levy.", "agreed", "Lima"),
    ("Envoys held a meeting on the war in Moscow.", "meeting", None),
    ("The ministry in Lima said talks would resume.", "said", None),
    ("Peru condemned the raid in Buenos Aires.", "condemned", None),
    ("Peru invited the Kenyan president to Lima.", "invited", None),
]  # fmt: skip

OVER_SENTENCES = [
    ("The ministers met in Lima on Monday. They signed two treaties.", "signed", "Lima"),
    ("The ministers met in Lima on Monday. Kenya imposed new tariffs.", "imposed", None),
    ("The ministers met in Lima. On Friday they signed a treaty.", "signed", None),
    ("The minister flew to Lima. Two days later he met envoys there.", "met", "Lima"),
    (
        "Leaders gathered for the summit in Lima. The summit condemned the coup.",
        "condemned",
        "Lima",
    ),
    ("Leaders of ASEAN met in Lima. They signed a pact in the same city.", "signed", "Lima"),
]


def place_of(text: str, word: str, **more: str) -> tuple[str | None, str]:
    found = recognized(text, **more)
    place, why = EventPlaces(found, found.parsed.document).of(*token_of(found, word))
    assert why.reason
    assert bool(why.spans) == (place is not None)
    return place.name if place else None, why.reason


@pytest.mark.parametrize(("text", "word", "name"), IN_A_SENTENCE)
def test_what_a_sentence_tells_of_one_place(text: str, word: str, name: str | None) -> None:
    found, reason = place_of(text, word)
    assert found == name, reason


@pytest.mark.parametrize(("text", "word", "name"), OVER_SENTENCES)
def test_a_story_goes_on_where_it_was(text: str, word: str, name: str | None) -> None:
    found, reason = place_of(text, word)
    assert found == name, reason


def test_acts_of_a_conference_are_where_it_is_held() -> None:
    text = (
        "Delegates of nine states opened the Copper Conference in Lima on Monday.\n"
        "Mr Tembo of Zambia proposed a common levy."
    )
    found, reason = place_of(text, "proposed")
    assert found == "Lima"
    assert "Conference" in reason


def test_a_ministry_far_away_is_not_at_the_conference() -> None:
    text = (
        "Delegates of nine states opened the Copper Conference in Lima on Monday.\n"
        "The foreign ministry in Oslo welcomed the plan."
    )
    assert place_of(text, "welcomed")[0] is None


def test_a_headline_takes_the_place_of_its_lead() -> None:
    text = "The ministers of Ghana and Togo met in Lima on Monday."
    assert place_of(text, "meet", title="Ghana and Togo meet again")[0] == "Lima"


def test_the_dateline_stands_for_two_sides_who_met_and_says_so() -> None:
    text = "Ghana and Togo signed a treaty on Monday."
    found, reason = place_of(text, "signed", dateline="LIMA, March 4 (Wire) —")
    assert found == "Lima"
    assert "dateline" in reason


def test_the_dateline_stands_for_no_demand() -> None:
    text = "Ghana demanded an apology from Togo on Monday."
    assert place_of(text, "demanded", dateline="LIMA, March 4 (Wire) —")[0] is None


def test_a_caption_is_where_its_heading_says() -> None:
    text = "3/9 LIMA, June 26. The president greeted his guest."
    assert place_of(text, "greeted")[0] == "Lima"
