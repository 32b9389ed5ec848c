"""What is left unparsed, and that nothing is lost by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import communique
from communique.attribute import statement_needs
from communique.attribute.wanted import SIGNS
from communique.cli.gold_reports import documents_of, gold_of
from communique.coding import NOT_WRITTEN, event_needs, load_codebook
from communique.config import Config
from communique.model.coded import Coded
from communique.parse import Inflections, Prefilter
from communique.pipeline import Pipeline
from communique.recognize import names_open
from communique.recognize.gazetteer import gazetteer

if TYPE_CHECKING:
    from spacy.language import Language

    from communique.recognize import Recognized

GOLD = Path(communique.__file__).parent / "data" / "gold"


@pytest.fixture(scope="module")
def inflections(model: Language) -> Inflections:
    return Inflections.of(model)


def built(inflections: Inflections, codebook: Path | None = None) -> Prefilter:
    return Prefilter(
        (*event_needs(load_codebook(codebook)), *statement_needs()), inflections.lemmas
    )


def test_every_trigger_passes(inflections: Inflections) -> None:
    words = built(inflections)
    needs = list(event_needs(load_codebook()))
    assert len(needs) > 1000
    for sets in needs:
        text = " ".join(sorted(one, key=len)[0] for one in sets)
        assert words.passes(text), text
        for alternative in sorted(sets[0]):
            rest = " ".join(sorted(one)[-1] for one in sets[1:])
            assert words.passes(f"Xyzzy {alternative.upper()} {rest}."), (alternative, rest)


def test_every_cue_and_sign_passes(inflections: Inflections) -> None:
    words = Prefilter(statement_needs(), inflections.lemmas)
    for sets in statement_needs():
        assert words.passes(" ".join(sorted(one)[0] for one in sets))
    for sign in SIGNS:
        assert words.passes(f"{sign}Xyzzy")


def test_a_set_must_be_met_each(inflections: Inflections) -> None:
    needs = [(frozenset({"hold", "have"}), frozenset({"talk"}))]
    words = Prefilter(needs, inflections.lemmas)
    assert words.passes("They held further TALKS")
    assert words.passes("It's having a talk-show")
    assert words.passes("They’ve no talks")
    assert not words.passes("They held the bridge")
    assert not words.passes("A talk was heard")


@pytest.mark.parametrize("kept", [True, False])
def test_names_of_the_gazetteer_pass(model: Language, kept: bool) -> None:
    if not kept:
        assert not names_open("the wider circle of it all")
        assert not names_open("The wider circle. He left")
        return
    assert all(names_open(name) or gazetteer().find(name) for name in gazetteer()._names)
    assert names_open("the US and the WHO")


def test_triggers_of_an_own_codebook_pass(inflections: Inflections, tmp_path: Path) -> None:
    (tmp_path / "types").mkdir()
    (tmp_path / "types" / "HUM.yaml").write_text(
        "type: HUM\nquad: 1\nscore: 1\ndefinition: To hum.\n"
        "patterns:\n  - {id: hum, verbs: [xyzzify], nouns: [plughing], actor: subj}\n"
    )
    text = "of it all the xyzzifies"
    assert not built(inflections).passes(text)
    own = built(inflections, tmp_path)
    assert own.passes(text) and own.passes("plughings of it all")


def test_what_the_lemmatizer_says_is_among_the_guesses(
    inflections: Inflections, recognized_text: Callable[..., Recognized]
) -> None:
    demo = GOLD.parent / "demo"
    seen = 0
    for path in sorted(demo.glob("*.txt"))[:6]:
        found = recognized_text(path.read_text(encoding="utf-8"))
        for unit in found.parsed.units:
            for token in unit.doc:
                if token.is_alpha or token.text[:1] in "'’":
                    seen += 1
                    assert token.lemma_.lower() in inflections.lemmas(token.lower_), token
    assert seen > 1500


@pytest.fixture(scope="module")
def coded(shared_model: None) -> Callable[..., list[Coded]]:
    def call(**settings: bool) -> list[Coded]:
        config = Config(**settings)  # type: ignore[arg-type]
        documents = documents_of(GOLD, gold_of(GOLD, "dev", for_errors=True), config)
        return list(Pipeline(config).code(documents))

    return call


@pytest.fixture(scope="module")
def everything(coded: Callable[..., list[Coded]]) -> list[Coded]:
    return coded(prefilter=False)


def ids(found: list[Coded], kind: str) -> set[str]:
    return {record.id for one in found for record in getattr(one, kind)}


def test_the_prefilter_loses_at_most_one_record_in_a_hundred(
    coded: Callable[..., list[Coded]], everything: list[Coded]
) -> None:
    filtered = coded()
    for kind in ("mentions", "statements"):
        whole = ids(everything, kind)
        assert len(whole) > 500
        assert len(whole - ids(filtered, kind)) <= len(whole) / 100


def test_events_only_are_the_same_events(
    coded: Callable[..., list[Coded]], everything: list[Coded]
) -> None:
    events = coded(statements=False)
    assert ids(events, "statements") == set()
    assert len(ids(everything, "mentions") - ids(events, "mentions")) <= 13
    mentions = [m for one in events for m in one.mentions]
    assert all(m.statement_id is None for m in mentions)
    assert all(a.statement_id is None for m in mentions for a in m.assertions)
    assert any(m.why["statement_id"].reason == NOT_WRITTEN for m in mentions)
