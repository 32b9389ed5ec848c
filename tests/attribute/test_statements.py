"""Statements: who is meant, whom they concern, on which side, about what."""

from __future__ import annotations

from attributed_text import parsed

from communique.attribute import attribute, statements_of
from communique.attribute.cues import load_cues, read_table
from communique.attribute.stance import evaluative_words
from communique.model import Participant, Statement
from communique.recognize.recognized import Reading, Recognized, TokenKey


def stated(text: str, **names: str) -> list[Statement]:
    """The statements of a text in which each given word means a state of that name."""
    found = parsed(text)
    readings: dict[TokenKey, Reading] = {}
    for unit in found.units:
        for token in unit.doc:
            if (name := names.get(token.text)) is not None:
                who = Participant(
                    name, "state", f"ac_{name}", mentioned=unit.span(text, token.i, token.i + 1)
                )
                readings[unit.index, token.i] = Reading(
                    unit.index, token.i, token.i + 1, token.i, (who,), "name", "name in the table"
                )
    recognized = Recognized(found, readings, {})
    return list(statements_of(recognized, attribute(recognized)))


def test_speaker_and_object_of_praise() -> None:
    [found] = stated("Chad praised Niger for its efforts.", Chad="TCD", Niger="NER")
    assert [(p.name, p.role) for p in found.speakers] == [("TCD", "speaker")]
    assert [(a.name, a.stance) for a in found.about] == [("NER", 1)]


def test_owner_of_the_object_is_judged() -> None:
    [found] = stated("Chad condemned Libya’s raid on the oasis.", Chad="TCD", Libya="LBY")
    assert [(a.name, a.stance) for a in found.about if a.kind == "actor"] == [("LBY", -1)]


def test_victim_of_what_is_condemned_is_not_judged() -> None:
    [found] = stated("Chad condemned the attack on Niger.", Chad="TCD", Niger="NER")
    assert all(a.stance is None for a in found.about if a.name == "NER")
    assert [(a.kind, a.stance) for a in found.about] == [("event", -1)]
    assert found.why["about.0.stance"].reason


def test_evaluative_word_near_the_actor() -> None:
    [found] = stated("The envoy said that Libya is a reliable partner.", Libya="LBY")
    assert [(a.name, a.stance) for a in found.about] == [("LBY", 1)]


def test_negation_turns_the_word_around() -> None:
    [found] = stated("The envoy said that Libya is not a reliable partner.", Libya="LBY")
    assert [(a.name, a.stance) for a in found.about] == [("LBY", -1)]


def test_hearer() -> None:
    [found] = stated("Chad told Niger that the road was closed.", Chad="TCD", Niger="NER")
    assert [p.name for p in found.addressees] == ["NER"]


def test_unknown_speaker_has_its_reason() -> None:
    [found] = stated("The visitor said the market was closed.")
    assert found.speakers == ()
    assert "no actor that is known" in found.why["speakers"].reason


def test_themes_with_their_words() -> None:
    [found] = stated("The envoy said the sanctions hurt grain exports.")
    assert {"sanctions", "food security", "trade"} <= set(found.themes)
    assert {span.quote for span in found.why["themes"].spans} >= {"sanctions", "grain"}


def test_ids_differ_and_stay() -> None:
    text = "Chad said the talks failed. Niger said the talks had not begun."
    first, again = stated(text), stated(text)
    assert [s.id for s in first] == [s.id for s in again]
    assert len({s.id for s in first}) == 2


def test_every_open_field_has_its_reason() -> None:
    [found] = stated("The visitor said the market was closed.")
    for name in ("speakers", "addressees", "via", "about", "themes", "medium", "date", "confidence",
                 "occasion", "denies"):  # fmt: skip
        assert found.why[name].reason


def test_data_files_are_of_the_size_we_promise() -> None:
    words = evaluative_words().values()
    assert sum(w == 1 for w in words) >= 150
    assert sum(w == -1 for w in words) >= 150
    assert len(read_table("themes.yaml")) >= 25
    assert len(load_cues().verbs) > 200
