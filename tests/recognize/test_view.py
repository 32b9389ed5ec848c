"""Which state is in view, the sides of a story, bodies by their last word, offices as worded."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from communique.model import Span
from communique.recognize import Recognized, meant

Recognize = Callable[..., Recognized]


def who(found: Recognized, words: str, number: int = 0) -> list[tuple[str, str | None]]:
    """Kind and country of whoever the words mean, at their nth place in the text."""
    text, at = found.parsed.text, -1
    for _ in range(number + 1):
        at = text.index(words, at + 1)
    people = meant(found, Span.of(text, at, at + len(words))).participants
    return sorted((p.kind, p.country or p.bloc) for p in people)


def office(found: Recognized, words: str) -> str | None:
    text = found.parsed.text
    at = text.index(words)
    (one,) = meant(found, Span.of(text, at, at + len(words))).participants
    return one.office


VIEWS = [
    (
        "Peru and Chile differ over the port. In Lima, police arrested four dockers.",
        "police",
        [("organ", "PER")],
    ),
    (
        "Ghana and Togo blame each other. Accra kept silent. Police detained ten farmers.",
        "Police",
        [("organ", "GHA")],
    ),
    (
        "Norway, which has a quarrel with Iceland, kept quiet. Fisheries Minister Tora Lund "
        "offered Bergen for talks.",
        "Fisheries Minister Tora Lund",
        [("person", "NOR")],
    ),
    (
        "Fiji and Tonga signed the pact. Thousands of people marched through Suva.",
        "Thousands of people",
        [("group", "FJI")],
    ),
    ("The Laotian government fined Thailand.", "The Laotian government", [("state", "LAO")]),
    ("Malawi's authorities closed the bridge.", "Malawi's authorities", [("state", "MWI")]),
    (
        "Tonga and Peru traded notes. The kingdom asked for more time.",
        "The kingdom",
        [("state", "TON")],
    ),
    (
        "Sri Lanka and India held talks. The island asked for a loan.",
        "The island",
        [("state", "LKA")],
    ),
]


@pytest.mark.parametrize(("text", "words", "due"), VIEWS)
def test_the_state_in_view(
    recognized_text: Recognize, text: str, words: str, due: list[tuple[str, str]]
) -> None:
    assert who(recognized_text(text), words) == due


SIDES = [
    ("Peru and Chile met in Arica. Each side blamed the other.", "Each side", ["CHL", "PER"]),
    ("Kenya and Somalia met. Neither country gave way.", "Neither country", ["KEN", "SOM"]),
    ("Laos and Vietnam met. The sides agreed on a bridge.", "The sides", ["LAO", "VNM"]),
    ("Norway and Iceland met. Both governments signed.", "Both governments", ["ISL", "NOR"]),
    ("Mali and Niger met. Togo urged both neighbours to talk.", "both neighbours", ["MLI", "NER"]),
    ("Peru and Chile met. Both armies stayed away.", "Both armies", ["CHL", "PER"]),
    (
        "Peruvian President Ana Ruiz met Chilean President Luis Paz. The pair left.",
        "The pair",
        ["CHL", "PER"],
    ),
]


@pytest.mark.parametrize(("text", "words", "due"), SIDES)
def test_the_sides_of_a_story(
    recognized_text: Recognize, text: str, words: str, due: list[str]
) -> None:
    assert [code for _, code in who(recognized_text(text), words)] == due


BODIES = [
    ("Gabon's government and the rebel Ogooué Front signed.", "Ogooué Front", "armed_group"),
    ("Harbour Steel of Chile closed its plant.", "Harbour Steel", "company"),
    ("The Zambezi River Authority, a Zambian agency, met.", "Zambezi River Authority", "organ"),
    ("The Andean Farmers' Union in Peru protested.", "Andean Farmers' Union", "organization"),
]


@pytest.mark.parametrize(("text", "words", "kind"), BODIES)
def test_a_body_by_its_last_word(
    recognized_text: Recognize, text: str, words: str, kind: str
) -> None:
    found = who(recognized_text(text), words)
    assert [k for k, _ in found] == [kind]


def test_a_body_is_taken_up_by_its_last_word(recognized_text: Recognize) -> None:
    found = recognized_text(
        "Gabon and the rebel Ogooué Front signed a truce. Togo thanked the Front for it."
    )
    assert who(found, "the Front") == who(found, "Ogooué Front")


def test_the_rebels_are_the_one_armed_group_that_is_named(recognized_text: Recognize) -> None:
    found = recognized_text(
        "Gabon and the rebel Ogooué Front signed a truce. The rebels handed over two captives."
    )
    assert who(found, "The rebels") == who(found, "Ogooué Front")


NAMES = [
    ("South Korean President Park Min-su met Kim. Park Min-su left.", "Park Min-su", "KOR"),
    (
        "Bolivian Foreign Minister Julia Mamani Quispe met Luis Paz. Mamani left for Quito.",
        "Mamani",
        "BOL",
    ),
    ("Indonesian President SITI WARDANI spoke.", "SITI WARDANI", "IDN"),
]


@pytest.mark.parametrize(("text", "words", "code"), NAMES)
def test_names_with_hyphens_and_two_family_names(
    recognized_text: Recognize, text: str, words: str, code: str
) -> None:
    last = recognized_text(text).parsed.text.count(words) - 1
    assert who(recognized_text(text), words, last) == [("person", code)]


OFFICES = [
    ("Fijian Lands Minister Vika Rabuka left.", "Vika Rabuka", "lands minister of Fiji"),
    ("Former Ghanaian President Kofi Mensah left.", "Kofi Mensah", "former president of Ghana"),
    (
        "Kenya's ambassador to Uganda, Daniel Otieno, left.",
        "Daniel Otieno",
        "ambassador of Kenya to Uganda",
    ),
    (
        "Rosa Paz, the head of the dockers' union, left for Chile.",
        "Rosa Paz",
        "head of the dockers' union",
    ),
    ("Acting Laotian Foreign Minister Boun Sisoulith left.", "Boun Sisoulith", None),
]


@pytest.mark.parametrize(("text", "words", "due"), OFFICES)
def test_an_office_as_it_is_worded(
    recognized_text: Recognize, text: str, words: str, due: str | None
) -> None:
    found = office(recognized_text(text), words)
    assert found == (due or "acting foreign minister of Laos")


def test_her_guest_is_the_other_person_of_another_state(recognized_text: Recognize) -> None:
    found = recognized_text(
        "Chilean Foreign Minister Ana Ruiz met Peru's Foreign Minister Luis Paz in Arica. "
        "She thanked her guest for the visit."
    )
    assert who(found, "her guest") == [("person", "PER")]


def test_a_subject_that_stands_right_after_a_date(recognized_text: Recognize) -> None:
    found = recognized_text("On 1 April Norway and the United Kingdom shut their ports to Iceland.")
    (unit,) = found.parsed.units
    norway = next(t for t in unit.doc if t.text == "Norway")
    assert (norway.dep_, norway.head.text) == ("nsubj", "shut")
    april = next(t for t in unit.doc if t.text == "April")
    assert (april.dep_, april.head.text) == ("pobj", "On")


def test_words_that_nothing_reads_mean_nobody(recognized_text: Recognize) -> None:
    found = recognized_text("Rain fell on the hills of the coast.")
    assert meant(found, Span.of(found.parsed.text, 0, 4)).participants == ()
