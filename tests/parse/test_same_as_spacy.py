"""The model run sparingly says what spaCy says of the same text."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from communique.parse.annotate import Annotator
from communique.parse.entities import EntityDecoder, can_decode
from communique.parse.morphology import can_remember
from communique.parse.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

ODD = (
    "There are talks. Let's go; they ain't gonna sign, she's gotta leave.",
    "On 5 May 2031 the U.S. and the UK's envoys met in Nairobi  on the Nile.",
    "  \u00a0Peru won’t “withdraw its troops,” it said. Nobody's ship was seized",
    "Dar es Salaam",
    "?!",
)


@pytest.fixture(scope="module")
def spacy_model() -> Language:
    """A model that nothing has been changed in."""
    from communique.parse import load_model

    return load_model()


@pytest.fixture(scope="module")
def texts() -> list[str]:
    demo = files("communique") / "data" / "demo"
    reports = sorted((p for p in demo.iterdir() if p.name.endswith(".txt")), key=lambda p: p.name)
    found = (line for p in reports[:5] for line in p.read_text(encoding="utf-8").splitlines())
    return [*(line for line in found if line.strip()), *ODD]


@pytest.fixture(scope="module")
def pairs(model: Language, spacy_model: Language, texts: list[str]) -> list[tuple[Doc, SpacyDoc]]:
    ours = Annotator(model, batch_size=24).pipe(texts)
    return list(zip(ours, spacy_model.pipe(texts, batch_size=24), strict=True))


def test_the_bundled_model_is_run_sparingly(model: Language) -> None:
    assert can_remember(model)
    assert can_decode(model.get_pipe("ner"))


def test_tokens_are_the_same(pairs: list[tuple[Doc, SpacyDoc]]) -> None:
    names = (
        "text lower_ lemma_ pos_ tag_ dep_ ent_type_ ent_iob_ whitespace_ i idx is_alpha "
        "is_digit is_punct is_quote is_space is_title like_num"
    ).split()
    assert sum(len(ours) for ours, _ in pairs) > 1000
    for ours, theirs in pairs:
        assert ours.text == theirs.text
        for a, b in zip(ours, theirs, strict=True):
            assert [getattr(a, n) for n in names] == [getattr(b, n) for n in names], (a, b.sent)


def test_syntax_is_the_same(pairs: list[tuple[Doc, SpacyDoc]]) -> None:
    for ours, theirs in pairs:
        for a, b in zip(ours, theirs, strict=True):
            assert a.head.i == b.head.i
            for name in ("children", "subtree", "ancestors"):
                assert [t.i for t in getattr(a, name)] == [t.i for t in getattr(b, name)]
            assert (a.left_edge.i, a.right_edge.i) == (b.left_edge.i, b.right_edge.i)
            assert (a.sent.start, a.sent.end) == (b.sent.start, b.sent.end)


def stretches(length: int) -> Iterator[tuple[int, int]]:
    for start in range(0, length, 3):
        for end in range(start + 1, min(start + 6, length + 1)):
            yield start, end


def test_stretches_are_the_same(pairs: list[tuple[Doc, SpacyDoc]]) -> None:
    for ours, theirs in pairs[:40]:
        assert [(e.start, e.end, e.label_) for e in ours.ents] == [
            (e.start, e.end, e.label_) for e in theirs.ents
        ]
        for start, end in stretches(len(ours)):
            a, b = ours[start:end], theirs[start:end]
            assert (a.text, a.start_char, a.end_char) == (b.text, b.start_char, b.end_char)
            assert a.root.i == b.root.i and a[-1].i == b[-1].i


def test_tokens_that_a_stretch_of_text_touches(pairs: list[tuple[Doc, SpacyDoc]]) -> None:
    ours, theirs = pairs[-4]
    for start in range(len(ours.text)):
        for end in range(start + 1, min(start + 12, len(ours.text)) + 1):
            a = ours.covering(start, end)
            b = theirs.char_span(start, end, alignment_mode="expand")
            assert (a and a.text) == (b and b.text) or a is None or not len(a), (start, end)


def test_entities_do_not_depend_on_the_batch(model: Language, texts: list[str]) -> None:
    docs = [doc for doc in model.pipe(texts[:30], disable=["ner"])]
    decoder = EntityDecoder(model.get_pipe("ner"))  # type: ignore[arg-type]
    together = decoder.find(docs)
    assert together == [decoder.find([doc])[0] for doc in docs]
    assert sum(map(len, together)) > 20
    assert decoder.find([]) == []
