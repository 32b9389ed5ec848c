"""Raw sentences: what is exported, and when a type and both sides are met."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from store_records import document, mention, state

from communique.analyze.eval.sentences import Sentence, count, meets, read_sentences
from communique.analyze.eval.tally import Tally, scores
from communique.analyze.folding import exported
from communique.errors import ConfigError
from communique.model import EventMention, Link
from communique.model.coded import Coded

DOC = document()


def act(kind: str, actors: str = "", recipients: str = "", **fields: Any) -> EventMention:
    sides = {
        "actors": tuple(state(c, c) for c in actors.split()),
        "recipients": tuple(state(c, c) for c in recipients.split()),
    }
    return mention(DOC, fields.pop("trigger", "met"), event_type=kind, **sides, **fields)


def gold(root: str, actors: str = "", recipients: str = "") -> Sentence:
    return Sentence("s1", "…", root, frozenset(actors.split()), frozenset(recipients.split()))


def figures(due: Sentence, mentions: Iterable[EventMention]) -> dict[str, tuple[float, float]]:
    tally = Tally()
    count(due, Coded(DOC, tuple(mentions), ()), tally)
    return {s.row: (s.hit, s.predicted) for s in scores(tally) if s.section == "sentences"}


def test_types_are_folded_and_counted_once() -> None:
    planned = act("CONSULT", "IRN RUS", status="planned")
    agreed = act("AGREE", "IRN", "RUS", trigger="said")
    assert figures(gold("AGREE", "IRN", "RUS"), [planned, agreed]) == {
        "root": (1, 1),
        "root and both sides": (1, 1),
    }


def test_a_right_type_between_others_is_no_dyad() -> None:
    found = [act("ACCUSE", "CHL", "RUS"), act("CONSULT", "IRN RUS", trigger="said")]
    assert figures(gold("ACCUSE", "IRN", "RUS"), found) == {
        "root": (1, 2),
        "root and both sides": (0, 2),
    }


def test_what_is_asked_is_not_exported_beside_the_request() -> None:
    inner = act("RETREAT", "RUS", status="planned", trigger="sold")
    asked = act("REQUEST", "IRN", "RUS", links=(Link("content", inner.id),))
    proposed = act("CONSULT", "IRN RUS", status="proposed", trigger="said")
    hidden = act("ASSAULT", "RUS", "IRN", abstained=True, trigger="war")
    assert list(exported([inner, asked, proposed, hidden])) == [asked]


def test_content_of_a_speech_act_that_is_not_exported_is() -> None:
    inner = act("CONSULT", "IRN RUS", trigger="sold")
    denied = act("ACCUSE", "IRN", "RUS", status="negated", links=(Link("content", inner.id),))
    assert list(exported([inner, denied])) == [inner]


@pytest.mark.parametrize(
    ("due", "found", "met"),
    [
        (("IRN", "RUS"), ("IRN CHL", "RUS"), True),
        (("IRN", "RUS"), ("RUS", "IRN"), False),
        (("IRN", ""), ("IRN", "RUS"), True),
        (("", "RUS"), ("", "IRN"), False),
        (("IRN RUS", ""), ("IRN", "RUS"), True),
        (("IRN RUS CHN", ""), ("IRN", ""), False),
    ],
)
def test_a_participant_of_each_side(
    due: tuple[str, str], found: tuple[str, str], met: bool
) -> None:
    assert meets(gold("CONSULT", *due), act("CONSULT", *found)) is met


def test_a_line_that_lacks_a_key_is_named(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    whole = {"id": "1", "text": "t", "root": "AID", "actors": [], "recipients": []}
    path.write_text(json.dumps(whole) + "\n" + json.dumps({"id": "2"}) + "\n")
    with pytest.raises(ConfigError, match=r"s\.jsonl line 2: lacks actors, recipients"):
        list(read_sentences(path))


def test_other_keys_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    row = {"id": "1", "text": "t", "root": "AID", "actors": ["PER"], "recipients": [], "x": 1}
    path.write_text(json.dumps(row | {"part": "dev"}) + "\n\n")
    (found,) = read_sentences(path)
    assert (found.actors, found.part) == (frozenset({"PER"}), "dev")
