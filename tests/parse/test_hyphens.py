"""Verbs with a hyphen are one word for the parser, in every form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from communique.clean import clean
from communique.parse import Parser
from communique.parse.hyphens import inflected
from communique.read import read_text

if TYPE_CHECKING:
    from spacy.language import Language


@pytest.mark.parametrize(
    ("verb", "form"),
    [
        ("test-fire", "test-fired"),
        ("test-fire", "test-firing"),
        ("flight-test", "flight-tests"),
        ("air-drop", "air-dropped"),
        ("test-launch", "test-launches"),
        ("gang-rape", "gang-rape"),
    ],
)
def test_regular_forms_lead_to_their_verb(verb: str, form: str) -> None:
    assert inflected([verb])[form] == verb


def words(model: Language, text: str) -> list[tuple[str, str, str]]:
    reader = Parser(model, hyphenated_verbs=frozenset({"test-fire"}))
    (parsed,) = reader.parse([clean(read_text(text, language="en"))])
    return [(t.text, t.lemma_, t.tag_) for unit in parsed.units for t in unit.doc]


def test_a_verb_of_the_codebook_is_joined(model: Language) -> None:
    found = words(model, "Fiji test-fired two missiles on Monday.")
    assert ("test-fired", "test-fire", "VBD") in found


def test_a_prefix_makes_a_verb_of_a_verb(model: Language) -> None:
    found = words(model, "Fiji re-elected its council on Monday.")
    assert ("re-elected", "VBD") in [(text, tag) for text, _, tag in found]


def test_other_hyphens_stay(model: Language) -> None:
    found = words(model, "A Fiji-born singer met the vice-rector of a well-known school.")
    assert [text for text, _, _ in found].count("-") == 3
