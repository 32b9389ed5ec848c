"""Triggers and slots as the codebook writes them."""

from __future__ import annotations

import pytest

from communique.coding.notation import (
    Slot,
    Trigger,
    parse_noun_trigger,
    parse_slot,
    parse_verb_trigger,
    words_of,
)

LEXICON = {"talks": ("talk", "round of talks"), "ease": ("lift", "roll back"), "one": ("x",)}


def words(*found: str) -> frozenset[str]:
    return frozenset(found)


def test_a_verb_with_its_particles() -> None:
    (found,) = parse_verb_trigger("call off", LEXICON)
    assert found == Trigger("call off", words("call"), (words("off"),))
    assert found.size == 2


def test_alternatives_of_one_word_stay_one_trigger() -> None:
    (found,) = parse_verb_trigger("lift|ease|Remove + sanction|ban on|against", LEXICON)
    assert found.word == words("lift", "ease", "remove")
    assert found.noun == words("sanction", "ban")
    assert found.prepositions == (words("on", "against"),)
    assert found.size == 3


def test_a_list_with_expressions_makes_a_trigger_for_each() -> None:
    found = parse_verb_trigger("@ease + @talks with", LEXICON)
    assert [(sorted(t.word), t.particles, t.modifiers, sorted(t.noun)) for t in found] == [
        (["lift"], (), (), ["talk"]),
        (["lift"], (), ("round", "of"), ["talks"]),
        (["roll"], (words("back"),), (), ["talk"]),
        (["roll"], (words("back"),), ("round", "of"), ["talks"]),
    ]
    assert all(t.prepositions == (words("with"),) for t in found)


def test_a_noun_with_what_stands_around_it() -> None:
    (found,) = parse_noun_trigger("missile strike on|against", LEXICON)
    assert (found.word, found.modifiers) == (frozenset(), ("missile",))
    assert found.noun == words("strike")
    assert found.prepositions == (words("on", "against"),)
    (alone,) = parse_noun_trigger("for", LEXICON)
    assert alone.noun == words("for")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("subj", Slot((("subj",),))),
        ("subj + with, between", Slot((("subj", "with"), ("between",)))),
        ("to,in , of", Slot((("to",), ("in",), ("of",)))),
        (["obj", " to "], Slot((("obj",), ("to",)))),
        ("", Slot(())),
    ],
)
def test_a_slot(text: object, expected: Slot) -> None:
    assert parse_slot(text) == expected


def test_words_of_a_condition() -> None:
    assert words_of(["@talks", "Summit", "a|b"], LEXICON) == words(
        "talk", "round of talks", "summit", "a", "b"
    )
    assert words_of("summit", LEXICON) == words("summit")
    assert words_of([], LEXICON) == frozenset()


@pytest.mark.parametrize("text", ["@nowhere", "hold + @nowhere", "hold + talk|@nowhere"])
def test_an_unknown_list_is_named(text: str) -> None:
    with pytest.raises(ValueError, match="@nowhere"):
        parse_verb_trigger(text, LEXICON)
    with pytest.raises(ValueError, match="@nowhere"):
        words_of(text.split()[-1], LEXICON)
