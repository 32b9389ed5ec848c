"""The bundled codebook, one's own folder beside it, and what is wrong with either."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from coded_text import lines

from communique.coding import load_codebook
from communique.coding.codebook import KINDS, SLOTS
from communique.config import Config
from communique.errors import ConfigError
from communique.model.coded import Coded
from communique.model.records import LinkKind, Role, Status
from communique.pipeline import Pipeline
from communique.read import read_text

CodeText = Callable[..., Coded]

PLOVER = """ACCUSE AGREE AID ASSAULT COERCE CONCEDE CONSULT COOPERATE MOBILIZE PROTEST REJECT
REQUEST RETREAT SANCTION SUPPORT THREATEN""".split()

PATROL = """
type: ESCORT
quad: 2
score: 6
definition: One country's ships see those of another safely to port.
tie_breaks: [Ships that are seized are COERCE.]
modes: {sea: {score: 6, words: [ship, vessel]}}
examples:
  - {text: Fiji shepherded a Tongan vessel., expect: [ESCORT FJI > TON occurred]}
counter_examples:
  - {text: Fiji watched a Tongan vessel.}
patterns:
  - id: shepherd
    verbs: [shepherd]
    actor: subj
    recipient: obj
"""


def folder(tmp_path: Path, **files: str) -> Path:
    """A codebook folder; `types__X` is the file types/X.yaml."""
    for name, content in files.items():
        path = tmp_path / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return tmp_path


def test_all_sixteen_types_are_there_with_what_a_reader_needs() -> None:
    types = load_codebook().types
    assert sorted(types) == PLOVER
    for name, entry in types.items():
        assert entry.name == name
        assert entry.quad in {1, 2, 3, 4} and -10 <= entry.score <= 10
        assert len(entry.definition) > 40 and entry.tie_breaks
        assert len(entry.examples) >= 20 and len(entry.counter_examples) >= 8, name
        assert entry.patterns


def test_patterns_use_only_what_the_record_knows() -> None:
    for entry in load_codebook().types.values():
        ids = [p.id for p in entry.patterns]
        assert len(ids) == len(set(ids))
        modes = {m.name for m in entry.modes}
        for p in entry.patterns:
            assert p.triggers and p.event_type == entry.name
            assert p.id.startswith(f"{entry.name}/")
            assert p.mode is None or p.mode in modes, p.id
            assert {p.status, p.content_status} <= {None, *get_args(Status)}, p.id
            assert p.content_link in get_args(LinkKind), p.id
            assert set(p.roles.values()) <= set(get_args(Role)), p.id
            assert set(p.slots) <= set(SLOTS) and set(p.needs) <= set(SLOTS), p.id
            assert {k for kinds in p.must_be.values() for k in kinds} <= KINDS, p.id


def test_examples_name_types_and_statuses_that_exist() -> None:
    types = load_codebook().types
    for entry in types.values():
        texts = [e.text for e in (*entry.examples, *entry.counter_examples)]
        assert len(texts) == len(set(texts)), entry.name
        for example in entry.examples:
            assert example.expect
            for expected in example.expect:
                name, actors, arrow, recipients, status = expected.split()
                assert name in types and arrow == ">" and status in get_args(Status)
                assert all(len(c) == 3 or c == "-" for c in f"{actors},{recipients}".split(","))


def test_a_folder_adds_a_type_without_code(tmp_path: Path, shared_model: None) -> None:
    own = folder(tmp_path, types__ESCORT=PATROL)
    book = load_codebook(own)
    assert sorted(book.types) == sorted([*PLOVER, "ESCORT"])
    pipeline = Pipeline(Config(codebook=own))
    text = "Fiji shepherded a Tongan vessel. Samoa thanked Fiji."
    (coded,) = pipeline.code([read_text(text, language="en")])
    assert lines(coded) == ["ESCORT FJI > TON occurred", "SUPPORT WSM > FJI occurred"]
    assert coded.mentions[0].modes == ("sea",)
    assert "ESCORT" not in load_codebook().types


def test_a_file_of_the_same_name_takes_the_bundled_ones_place(tmp_path: Path) -> None:
    entry = PATROL.replace("type: ESCORT", "type: AID")
    book = load_codebook(folder(tmp_path, types__AID=entry))
    assert [p.id for p in book.types["AID"].patterns] == ["AID/shepherd"]


MORE = """
type: REQUEST
modes:
  sail: {score: 1, words: [ship, vessel]}
  meet: {score: 2, words: [summit]}
patterns:
  - id: wigwag
    verbs: [wigwag]
    actor: subj
    recipient: obj
  - id: demand
    verbs: [holler for]
    actor: subj
    recipient: from
    object: obj
"""


def test_a_file_of_another_name_adds_modes_and_patterns(tmp_path: Path) -> None:
    plain = load_codebook().types["REQUEST"]
    book = load_codebook(folder(tmp_path, types__REQUEST_at_sea=MORE))
    entry = book.types["REQUEST"]
    assert (entry.quad, entry.score, entry.definition) == (3, 0, plain.definition)
    assert len(entry.patterns) == len(plain.patterns) + 1
    assert {m.name for m in entry.modes} == {m.name for m in plain.modes} | {"sail"}
    assert book.types.keys() == load_codebook().types.keys()


def test_it_takes_the_place_of_patterns_and_modes_of_the_same_name(
    tmp_path: Path, shared_model: None
) -> None:
    own = folder(tmp_path, types__REQUEST_at_sea=MORE)
    entry = load_codebook(own).types["REQUEST"]
    assert [m.score for m in entry.modes if m.name == "meet"] == [2]
    text = "Fiji hollered for a ship. Peru demanded a ship. Togo demanded talks with Benin."
    (coded,) = Pipeline(Config(codebook=own)).code([read_text(text, language="en")])
    told = [(m.trigger.quote, m.modes) for m in coded.mentions if m.event_type == "REQUEST"]
    assert told == [("hollered for", ("sail",))]


def test_a_folder_adds_word_lists(tmp_path: Path) -> None:
    own = folder(
        tmp_path,
        lexicon_own="convoy_verb: [shepherd, see home]",
        types__ESCORT=PATROL.replace("[shepherd]", "['@convoy_verb']"),
    )
    book = load_codebook(own)
    assert [t.size for t in book.types["ESCORT"].patterns[0].triggers] == [1, 2]
    assert "meeting" in book.lexicon


WRONG = [
    (PATROL.replace("verbs:", "verb:"), "unknown key 'verb'"),
    (PATROL.replace("[shepherd]", "['@no_such_list']"), "@no_such_list"),
    (PATROL.replace("patterns:", "patern:"), "patterns"),
    (PATROL.replace("quad: 2", "quad: two"), "two"),
    (PATROL + "    bad: [unclosed\n", "not valid YAML"),
    (PATROL + "    parties: three\n", "parties"),
    ("type: [", "not valid YAML"),
    ("", "ESCORT.yaml"),
    ("- a\n- list\n", "ESCORT.yaml"),
]


@pytest.mark.parametrize(("content", "words"), WRONG)
def test_an_entry_that_cannot_be_read_names_its_file(
    tmp_path: Path, content: str, words: str
) -> None:
    own = folder(tmp_path, types__ESCORT=content)
    with pytest.raises(ConfigError) as caught:
        load_codebook(own)
    assert "ESCORT.yaml" in str(caught.value)
    assert words in str(caught.value)


def test_bytes_that_are_no_text_are_named(tmp_path: Path) -> None:
    own = folder(tmp_path, types__ESCORT="")
    (own / "types" / "ESCORT.yaml").write_bytes(b"type: \xff\xfe")
    with pytest.raises(ConfigError, match=r"ESCORT\.yaml"):
        load_codebook(own)


def test_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such codebook folder"):
        load_codebook(tmp_path / "nowhere")


@pytest.mark.parametrize("content", ["word: [a", "just words", "- a\n- b\n"])
def test_a_word_list_that_cannot_be_read_names_its_file(tmp_path: Path, content: str) -> None:
    with pytest.raises(ConfigError, match=r"lexicon_own\.yaml"):
        load_codebook(folder(tmp_path, lexicon_own=content))
