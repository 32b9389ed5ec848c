"""What makes a statement, its force, its targets and its chain, with the ranker and without."""

from __future__ import annotations

import pytest
from attributed_text import parsed

from communique.attribute import attribute, judged, statements_of
from communique.attribute.ranker import Linear, load_ranker
from communique.model import Participant, Statement
from communique.recognize.recognized import Reading, Recognized, TokenKey


def read(text: str, *names: str) -> Recognized:
    """The text, in which each of the words means an actor of that name."""
    found = parsed(text)
    readings: dict[TokenKey, Reading] = {}
    for unit in found.units:
        for token in unit.doc:
            if token.text in names:
                span = unit.span(text, token.i, token.i + 1)
                who = Participant(token.text, "state", f"ac_{token.text}", mentioned=span)
                key = (unit.index, token.i)
                readings[key] = Reading(*key, token.i + 1, token.i, (who,), "name", "test")
    return Recognized(found, readings, {})


def told(text: str, *names: str, ranker: bool = True) -> list[Statement]:
    recognized = read(text, *names)
    found = judged(recognized, attribute(recognized), ranker=ranker)
    kept = [a.is_statement for a in found]
    statements = statements_of(recognized, found, ranker=ranker)
    return [s for s, keep in zip(statements, kept, strict=True) if keep]


@pytest.mark.parametrize(
    "text",
    [
        "Quito thanked Lima.",
        "Oslo welcomed the verdict.",
        "The two ministers discussed tourism.",
        "Consider the case of the ferries.",
    ],
)
def test_the_act_alone_is_no_statement(text: str) -> None:
    assert told(text, "Quito", "Oslo", "Lima") == []


@pytest.mark.parametrize("ranker", [True, False])
@pytest.mark.parametrize(
    "text",
    [
        "The Laotian envoy said the ferry had left at noon.",
        "“The ferry left at noon,” the harbor master of Suva said.",
        "Nairobi denied that its boats had crossed the lake.",
        "Oslo urged both sides to return to the table.",
    ],
)
def test_words_beyond_the_act_are_one(text: str, ranker: bool) -> None:
    assert len(told(text, "Nairobi", "Oslo", ranker=ranker)) == 1


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("The Fijian ministry said it would reopen its embassy in June.", "commit"),
        ("The Zambian army said no shot had been fired.", "deny"),
        ("The premier said the raid was a disgrace.", "evaluate"),
        ("The mayor said the rebels must leave the town.", "prescribe"),
        ("The bank predicted that exports would fall.", "predict"),
        ("The harbor office said the ferry left Colombo at noon.", "report"),
        ("The ministry dismissed the charge as baseless.", "deny"),
        ("Lagos asked Abuja to send the auditors.", "prescribe"),
    ],
)
def test_force(text: str, force: str) -> None:
    [found] = told(text, "Lagos", "Abuja")
    assert found.force == force
    assert found.why["force"].reason


def test_what_is_called_names_is_a_target_with_its_kind() -> None:
    [found] = told("The envoy called the treaty a disgrace.")
    assert [(a.kind, a.name, a.stance) for a in found.about] == [("dossier", "treaty", -1)]


def test_whom_thanks_go_to_hears_them() -> None:
    [found] = told("Manila thanked Jakarta for its patience.", "Manila", "Jakarta")
    assert [p.name for p in found.addressees] == ["Jakarta"]
    assert (found.about[0].name, found.about[0].stance) == ("Jakarta", 1)


def test_who_vouches_for_words_is_their_carrier() -> None:
    text = "The note, according to a clerk who has read it, calls the levy an insult."
    found = next(s for s in told(text) if s.cue_lemma == "call")
    assert [(v.kind, v.name) for v in found.via] == [("unnamed", "a clerk who has read it")]


def test_words_in_a_turn_come_through_its_speaker() -> None:
    text = (
        "OKORO: The pilots say the buoy was dark.\n\nLINDE: Nobody told us.\n\nOKORO: We did write."
    )
    inner = next(s for s in told(text) if s.source and "pilots" in s.source[0].quote)
    assert [(v.kind, v.name) for v in inner.via] == [("person", "Okoro")]


def test_papers_write() -> None:
    [found] = told("The newspaper notes that the bridge is shut.")
    assert found.kind == "written"


def test_unnamed_people_are_named_by_their_words() -> None:
    [found] = told("A senior diplomat said the talks had been put off.")
    assert [(p.name, p.kind) for p in found.speakers] == [("senior diplomat", "unnamed")]


def test_probabilities_sum_to_one_and_unknown_features_weigh_nothing() -> None:
    model = Linear(("no", "yes"), {"bias": (0.0, 1.0), "odd": (2.0, 0.0)})
    assert sum(model.probabilities({"bias", "odd"}).values()) == pytest.approx(1)
    assert model.probabilities({"bias"}) == model.probabilities({"bias", "never met"})
    assert model.telling({"bias", "odd"}, "no") == "odd"


def test_the_bundled_weights_are_small_enough_to_read() -> None:
    models = load_ranker()
    assert set(models) == {"statement", "force", "target"}
    assert all(len(m.weights) < 4000 for m in models.values())
