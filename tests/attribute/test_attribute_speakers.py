"""Who speaks: several together, names beside a role, nobody in particular, owners, labels."""

from __future__ import annotations

import pytest
from attributed_text import attributed, parsed, shown

from communique.attribute import attribute, statements_of
from communique.model import Statement
from communique.recognize import recognize


def spoken(text: str) -> list[Statement]:
    recognized = recognize(parsed(text))
    return list(statements_of(recognized, attribute(recognized)))


def speakers(text: str) -> list[tuple[str, str | None]]:
    return [(p.name, p.country) for p in spoken(text)[0].speakers]


def test_all_who_are_coordinated_speak() -> None:
    assert speakers("Chad and Niger announced that they were closing the border.") == [
        ("Chad", "TCD"),
        ("Niger", "NER"),
    ]


def test_a_name_beside_the_role_says_who_it_is() -> None:
    text = "Its delegate, Ngozi Adeyemi, accused the ministry of hiding the letter."
    assert [name for name, _ in speakers(text)] == ["Ngozi Adeyemi"]


def test_nobody_named_before_is_meant_by_two_officials() -> None:
    text = (
        "Foreign Minister Ana Rivas met Defense Minister Luis Ortega in Quito. "
        "Two officials in Lima said the talks went well."
    )
    [found] = [s for s in spoken(text) if s.cue_lemma == "say"]
    assert [(p.name, p.kind, p.country) for p in found.speakers] == [
        ("Two officials in Lima", "group", "PER")
    ]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("A member of the Japanese delegation said the text was ready.", "JPN"),
        ("A source in Reykjavik said the ship would stay.", "ISL"),
        ("One of the herders from Peru said he had seen lights.", "PER"),
        ("A resident said the market was shut.", None),
    ],
)
def test_the_phrase_tells_the_country_of_somebody_unnamed(text: str, country: str | None) -> None:
    [who] = spoken(text)[0].speakers
    assert (who.kind, who.country) == ("unnamed", country)


def test_the_owner_of_a_team_speaks() -> None:
    assert speakers("Uruguay's crew said the boat had been turned back.") == [("Uruguay", "URY")]


def test_labels_of_turns_name_outlets_and_people() -> None:
    text = "QUESTION (Harbor Post): The road is shut, minister.\n\nOKORO-LINDE: It opens on Friday."
    first, second = (s.speakers[0] for s in spoken(text))
    assert (first.name, first.kind, first.mentioned and first.mentioned.quote) == (
        "Harbor Post",
        "organization",
        "Harbor Post",
    )
    assert (second.name, second.kind) == ("Okoro-Linde", "person")


def test_a_name_in_quotation_marks_is_nothing_said() -> None:
    text = "Addressing the ‘Fifth Lagos Forum on Trade,’ the minister said tariffs had to fall."
    [found] = attributed(text)
    assert (shown(found.content), found.form) == ("tariffs had to fall", "indirect")


def test_a_guarantee_of_something_is_no_promise_in_words() -> None:
    assert attributed("The treaties guarantee peace on the lake.") == []
