"""Of which state a person is whose office the words give without one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Span
from communique.recognize import Recognized, meant
from communique.recognize.given_names import gender_of_name, gender_of_title, is_given_name

Recognize = Callable[..., Recognized]


def country(found: Recognized, words: str, number: int = 0) -> str | None:
    """The country or bloc of the one whom the words mean, at their nth place in the text."""
    text, at = found.parsed.text, -1
    for _ in range(number + 1):
        at = text.index(words, at + 1)
    people = meant(found, Span.of(text, at, at + len(words))).participants
    (one,) = {p.country or p.bloc for p in people}
    return one


STATES = [
    (
        "told of after the name",
        "Laos and Nepal signed the pact. President Tavo Senger of Malta went further.",
        "Tavo Senger",
        "MLT",
    ),
    (
        "in brackets after the name",
        "Laos and Nepal signed the pact. Transport Minister Tavo Senger (Malta) spoke first.",
        "Tavo Senger",
        "MLT",
    ),
    (
        "an office of two fields",
        "Laos and Nepal signed the pact. Malta's Works and Transport Minister Tavo Senger spoke.",
        "Tavo Senger",
        "MLT",
    ),
    (
        "a counterpart in apposition",
        "Omani Defense Minister Salma Harbi landed in Doha. With her Qatari counterpart, Defense "
        "Minister Rashid Nuaimi, she toured a frigate.",
        "Rashid Nuaimi",
        "QAT",
    ),
    (
        "one of the envoys",
        "Gabon and Togo held talks. The Gabonese envoys, Foreign Minister Alain Mba and General "
        "Luc Obame, left early.",
        "Alain Mba",
        "GAB",
    ),
    (
        "leads a body",
        "Norway and Iceland differ over capelin. Tove Halmgren, who heads Iceland's Fisheries "
        "Agency, asked for the floor.",
        "Tove Halmgren",
        "ISL",
    ),
    (
        "leads a delegation",
        "Peru and Chile met again. A Chilean delegation led by deputy defense minister Iker Soto "
        "arrived in Lima.",
        "Iker Soto",
        "CHL",
    ),
    (
        "signs for a state",
        "Kenya and Uganda ended the row. Foreign Minister Odera Kamau, who signed for Uganda, "
        "thanked Kenya.",
        "Odera Kamau",
        "UGA",
    ),
    (
        "acts against the other",
        "Bolivia and Paraguay trade charges. Foreign Minister Iris Calderon accused Bolivia of "
        "moving the fence.",
        "Iris Calderon",
        "PRY",
    ),
    (
        "has a counterpart there",
        "Malawi and Zambia share the lake. President Josiah Mwale telephoned his Malawian "
        "counterpart on Sunday.",
        "Josiah Mwale",
        "ZMB",
    ),
    (
        "denies what its own are accused of",
        "Ghana and Togo guard the river. Defense Minister Kodjo Amavi denied that Togolese "
        "soldiers had crossed it.",
        "Kodjo Amavi",
        "TGO",
    ),
    (
        "of whoever the pronoun means",
        "Estonia and Latvia hold a drill. Finland is there for the first time. Its team leader, "
        "Colonel Eero Kallio, met the press.",
        "Eero Kallio",
        "FIN",
    ),
    (
        "a king by title and name",
        "Kenya's envoy was in Riyadh. King Salman received him.",
        "King Salman",
        "SAU",
    ),
    (
        "the opposition at home",
        "Tonga voted on the pact with Fiji. Opposition leader Sela Moala called it a blank check.",
        "Sela Moala",
        "TON",
    ),
]


@pytest.mark.parametrize(("text", "words", "code"), [s[1:] for s in STATES], ids=lambda x: x[:24])
def test_the_state_of_a_person(
    recognized_text: Recognize, text: str, words: str, code: str
) -> None:
    assert country(recognized_text(text), words) == code


def test_a_person_of_whom_nothing_is_told_has_no_state(recognized_text: Recognize) -> None:
    found = recognized_text("Peru and Chile met. Iker Soto, a retired teacher, stayed away.")
    assert country(found, "Iker Soto") is None


def test_the_last_of_a_list_is_of_the_last_state(recognized_text: Recognize) -> None:
    found = recognized_text(
        "Peru, Chile and Bolivia signed the treaty. Presidents Ana Rojas of Peru and Luis Vega of "
        "Chile spoke. Ana Rojas, Luis Vega and Iris Calderon posed for a picture."
    )
    assert country(found, "Iris Calderon") == "BOL"


def test_labels_of_turns_name_persons(recognized_text: Recognize) -> None:
    found = recognized_text(
        "The harbor show.\n\n"
        "Our guest today is Salma Harbi-Noor, the Omani minister of ports.\n\n"
        "HARBI-NOOR: It will open in May.\n\n"
        "HARBI-NOOR: And the toll is gone."
    )
    assert country(found, "HARBI-NOOR") == "OMN"
    names = {p.name for r in found.readings.values() for p in r.participants if p.kind == "person"}
    assert names == {"Salma Harbi Noor"}


def test_an_office_of_organizations_is_of_the_one_named_last(recognized_text: Recognize) -> None:
    found = recognized_text(
        "The African Union sent observers to Lesotho. The chairperson of the Commission spoke. "
        "NATO stayed out. The secretary-general wished them well."
    )
    assert country(found, "The secretary-general") == "IGO"


GENDERS = [
    (("Imogen", "Hale"), "f"),
    (("Torbjørn", "Hale"), "m"),
    (("Zyxt", "Hale"), ""),
    (("Imogen",), ""),
]


@pytest.mark.parametrize(("words", "gender"), GENDERS)
def test_a_given_name_shows_the_gender(words: tuple[str, ...], gender: str) -> None:
    assert gender_of_name(words) == gender


def test_titles_show_the_gender() -> None:
    assert [gender_of_title(w) for w in ("Mrs.", "spokesman", "minister")] == ["f", "m", ""]


def test_given_names_are_capitalized() -> None:
    assert is_given_name("Noémie") is is_given_name("harriet") is False
    assert is_given_name("Harriet")


def test_the_gender_of_names_guides_pronouns(recognized_text: Recognize) -> None:
    found = recognized_text(
        "Latvian minister Harriet Ozola met Estonian minister Kaspar Tamm. She thanked him."
    )
    assert (country(found, "She"), country(found, "him")) == ("LVA", "EST")


def test_an_office_under_a_pronoun_is_settled_where_it_is_told(recognized_text: Recognize) -> None:
    found = recognized_text(
        "Rebels and soldiers shot at each other all night near the old bridge by the river, and in "
        "the end a long quarrel broke out about its commander, Juma Okafor, who refused to speak."
        "\n\nOkafor smiled.\n"
    )
    assert country(found, "Okafor smiled".split()[0], 1) is None
