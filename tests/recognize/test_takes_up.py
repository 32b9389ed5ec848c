"""What numbers, "the other", plurals and bodies named short take up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Span
from communique.recognize import Recognized, meant

Recognize = Callable[..., Recognized]


def who(found: Recognized, words: str, number: int = 0) -> list[str]:
    """Countries or blocs, else kinds, of those whom the words mean at their nth place."""
    text, at = found.parsed.text, -1
    for _ in range(number + 1):
        at = text.index(words, at + 1)
    people = meant(found, Span.of(text, at, at + len(words))).participants
    return sorted(p.country or p.bloc or p.kind for p in people)


MEANT = [
    ("Kenya and Uganda met. Each side blamed the other.", "the other", ["KEN", "UGA"]),
    (
        "Kenya and Uganda differ over the lake. Kenya denounced the other side.",
        "the other side",
        ["UGA"],
    ),
    (
        "Tongan minister Sela Moala met Fijian minister Ratu Vunipola. The latter left early.",
        "The latter",
        ["FJI"],
    ),
    (
        "Tongan minister Sela Moala met Fijian minister Ratu Vunipola. The former left early.",
        "The former",
        ["TON"],
    ),
    (
        "Peru's president Ana Rojas and Chile's president Luis Vega met. The presidents dined.",
        "The presidents",
        ["CHL", "PER"],
    ),
    (
        "Estonia, Latvia and Lithuania signed the pact. Both armies will train; the three "
        "governments agreed on the cost.",
        "the three governments",
        ["EST", "LTU", "LVA"],
    ),
    (
        "Togo and Benin share the lagoon. Patrols of the two countries traded fire.",
        "Patrols",
        ["BEN", "TGO"],
    ),
    (
        "Togo and Benin will hand over the traders they held.",
        "they",
        ["BEN", "TGO"],
    ),
    (
        "Peru's Ana Rojas phoned Chile's Luis Vega and Bolivia's Iris Calderon and thanked them.",
        "them",
        ["BOL", "CHL"],
    ),
    (
        "Kenya's Odera Kamau praised Uganda's calm and, in a call with Ugandan minister Luke Okot, "
        "invited him.",
        "him",
        ["UGA"],
    ),
    ("The Chilean side agreed.", "The Chilean side", ["CHL"]),
    ("Kenya thanked the Ugandans for the trucks.", "the Ugandans", ["UGA"]),
    (
        "South Sudan shut the pipeline. Khartoum asked the South to reopen it.",
        "the South",
        ["SSD"],
    ),
    ("A NATO spokeswoman said the alliance had sent ships.", "the alliance", ["IGO"]),
    (
        "The ECOWAS Mediation Council met in Accra. After a day the Council went home.",
        "the Council",
        ["IGO"],
    ),
    ("The reason was Lesotho, whose army stayed in the barracks.", "whose army", ["LSO"]),
    (
        "Tongan fishermen blocked the pier in Neiafu. The fishermen want diesel.",
        "The fishermen",
        ["TON"],
    ),
    (
        "Togo and Benin guard the lagoon. Beninese guards fired at a patrol.",
        "a patrol",
        ["TGO"],
    ),
]


@pytest.mark.parametrize(("text", "words", "codes"), MEANT, ids=[m[1] for m in MEANT])
def test_what_words_take_up(
    recognized_text: Recognize, text: str, words: str, codes: list[str]
) -> None:
    assert who(recognized_text(text), words) == codes


def test_indefinite_states_are_not_those_named_last(recognized_text: Recognize) -> None:
    found = recognized_text("Kenya and Uganda met. Troops came from two neighboring states.")
    assert who(found, "two neighboring states") == ["group"]


def test_nobody_is_taken_up_where_there_is_none(recognized_text: Recognize) -> None:
    found = recognized_text(
        "Kenyan and Ugandan officers met. The plan names no enemy. They left on Friday."
    )
    assert who(found, "They") != ["group"]


def test_nine_of_a_people_are_people(recognized_text: Recognize) -> None:
    found = recognized_text("Kenya arrested nine Ugandans.")
    (one,) = meant(found, Span.of(found.parsed.text, 15, 28)).participants
    assert (one.kind, one.country) == ("group", "UGA")


def test_an_adjective_before_a_name_stands_for_its_state(recognized_text: Recognize) -> None:
    found = recognized_text("Kenya's Odera Kamau spoke first.")
    text = found.parsed.text
    (one,) = meant(found, Span.of(text, 0, 5)).participants
    assert (text[:5], one.kind, one.country) == ("Kenya", "state", "KEN")
