"""What holds for every record of every text, however strange the text is."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, example, given, settings
from hypothesis import strategies as st

import communique
from communique.config import Config
from communique.errors import InputError, SkippedInput
from communique.model import CODED_BLOCKS, Document, EventMention, Span
from communique.model.coded import Coded, World
from communique.pipeline import Pipeline, inputs, world
from communique.read import read_text

DEMO = Path(communique.__file__).parent / "data" / "demo"


@cache
def demo_documents() -> tuple[Document, ...]:
    found = tuple(inputs([DEMO], DEMO / "metadata.csv", Config()))
    assert all(isinstance(d, Document) for d in found)
    return found  # type: ignore[return-value]


@pytest.fixture(scope="session")
def demo(whole_pipeline: Pipeline) -> tuple[Coded, ...]:
    return tuple(whole_pipeline.code(demo_documents()))


@pytest.fixture(scope="session")
def demo_world(demo: tuple[Coded, ...]) -> World:
    return world(demo)


def spans(value: Any, path: str = "") -> Iterator[tuple[str, Span]]:
    """Every span in a record, wherever it stands, with the path to it."""
    if isinstance(value, Span):
        yield path, value
    elif is_dataclass(value):
        for f in fields(value):
            yield from spans(getattr(value, f.name), f"{path}.{f.name}")
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from spans(item, f"{path}[{key}]")
    elif isinstance(value, list | tuple):
        for i, item in enumerate(value):
            yield from spans(item, f"{path}[{i}]")


def records(coded: Coded) -> tuple[Any, ...]:
    return (coded.document, *coded.mentions, *coded.statements)


def check_spans(coded: Coded) -> None:
    text = coded.document.text
    for record in records(coded):
        for path, span in spans(record, record.id):
            assert 0 <= span.start <= span.end <= len(text), path
            assert text[span.start : span.end] == span.quote, path


def check_blocks(coded: Coded) -> None:
    blocks = coded.document.blocks
    assert all(0 <= b.start < b.end <= len(coded.document.text) for b in blocks)
    assert all(a.end <= b.start for a, b in pairwise(blocks))
    readable = [(b.start, b.end) for b in blocks if b.kind in CODED_BLOCKS]
    said = [(m.id, s) for m in coded.mentions for s in (m.trigger, *m.evidence)]
    said += [(m.id, s) for m in coded.mentions for s in mentioned(m)]
    said += [(t.id, s) for t in coded.statements for s in (*t.source, *t.cue, *t.content)]
    for id, span in said:
        inside = any(start <= span.start and span.end <= end for start, end in readable)
        assert inside, (id, span)


def mentioned(mention: EventMention) -> list[Span]:
    people = (*mention.actors, *mention.recipients)
    things = (*people, *mention.objects, *mention.quantities)
    return [x.mentioned for x in things if x.mentioned]


def check_references(coded: Coded) -> None:
    mentions = {m.id for m in coded.mentions}
    statements = {s.id for s in coded.statements}
    assert len(mentions) == len(coded.mentions)
    assert len(statements) == len(coded.statements)
    for m in coded.mentions:
        assert m.document_id == coded.document.id
        assert {link.to for link in m.links} <= mentions - {m.id}
        assert {m.statement_id} | {a.statement_id for a in m.assertions} <= {None, *statements}
        assert all(a.by in {"document", "analyst"} or a.by.startswith("ac_") for a in m.assertions)
        assert m.evidence[0].contains(m.trigger)
    for s in coded.statements:
        assert s.document_id == coded.document.id
        assert {*s.events, s.occasion, s.denies} <= {None, *mentions}
        assert s.content and s.cue_lemma


NULLABLE = ("event_id", "date", "deadline", "place", "gathering", "statement_id", "confidence")
"""Fields of a mention that can be null."""


def check_whys(coded: Coded) -> None:
    for m in coded.mentions:
        for side in ("actors", "recipients"):
            people = getattr(m, side)
            assert people or m.why[side].reason
            for i, p in enumerate(people):
                assert m.why[f"{side}.{i}"].reason
                assert p.country or p.bloc or m.why[f"{side}.{i}.country"].reason
        for field in ("event_type", "status"):
            assert m.why[field].reason
        assert not m.abstained or m.why["abstained"].reason
        assert m.explanation and m.coder
        assert all(w.reason.strip() for w in m.why.values())
    for s in coded.statements:
        for field in ("date", "occasion", "denies", "confidence", "medium"):
            assert getattr(s, field) is not None or s.why[field].reason, field
    for field in ("publisher", "url", "published", "title", "byline", "agency", "genre"):
        assert getattr(coded.document, field) is not None or coded.document.why[field].reason


# the bundled reports


def test_every_span_of_the_demo_reports_is_exact(demo: tuple[Coded, ...]) -> None:
    for coded in demo:
        check_spans(coded)
    assert sum(1 for c in demo for r in records(c) for _ in spans(r)) > 2000


def test_nothing_is_coded_outside_coded_blocks(demo: tuple[Coded, ...]) -> None:
    for coded in demo:
        check_blocks(coded)
    kinds = {b.kind for c in demo for b in c.document.blocks}
    assert {"title", "body", "analysis", "dateline", "related", "bio", "tags"} <= kinds


def test_every_id_leads_to_a_record(demo: tuple[Coded, ...]) -> None:
    for coded in demo:
        check_references(coded)


def test_every_field_has_its_reason(demo: tuple[Coded, ...]) -> None:
    for coded in demo:
        check_whys(coded)


def test_every_null_field_of_a_mention_has_its_reason(demo: tuple[Coded, ...]) -> None:
    mentions = [m for coded in demo for m in coded.mentions]
    missing = Counter(
        f for m in mentions for f in NULLABLE if getattr(m, f) is None and f not in m.why
    )
    assert not missing


@pytest.mark.parametrize(("batch_size", "seed"), [(1, 1), (3, 2), (200, 3)])
def test_order_and_batches_change_nothing(
    demo: tuple[Coded, ...], shared_model: None, batch_size: int, seed: int
) -> None:
    chosen = list(demo_documents())
    random.Random(seed).shuffle(chosen)
    again = Pipeline(Config(batch_size=batch_size)).code(chosen[:5])
    known = {c.document.id: c for c in demo}
    for coded in again:
        assert coded == known[coded.document.id]


def test_the_world_is_whole(demo: tuple[Coded, ...], demo_world: World) -> None:
    mentions = Counter(m.id for c in demo for m in c.mentions)
    documents = {c.document.id: c.document for c in demo}
    events = {e.id for e in demo_world.events}
    actors = {a.id for a in demo_world.actors}
    assert len(events) == len(demo_world.events) and len(actors) == len(demo_world.actors)
    assert Counter(m.id for e in demo_world.events for m in e.mentions) == mentions
    assert demo_world.event_of.keys() == mentions.keys()
    assert set(demo_world.event_of.values()) == events
    assert set(demo_world.actor_of.values()) <= actors
    for e in demo_world.events:
        assert {m.document_id for m in e.mentions} == set(e.documents)
        assert {r.to for r in e.relations} <= events - {e.id}
        people = [p.actor_id for p in (*e.actors, *e.recipients) if p.actor_id]
        assert set(people) <= actors
        assert {a.by for a in e.assertions} <= actors | {"document", "analyst"}
        assert 1 <= e.text_families <= len(e.documents)
        for path, span in spans(e):
            texts = (documents[d].text for d in e.documents)
            assert any(t[span.start : span.end] == span.quote for t in texts), path
    for a in demo_world.actors:
        assert a.name and a.names


@pytest.mark.parametrize("seed", range(3))
def test_the_world_is_the_same_in_any_order(
    demo: tuple[Coded, ...], demo_world: World, seed: int
) -> None:
    shuffled = list(demo)
    random.Random(seed).shuffle(shuffled)
    assert world(shuffled) == demo_world


# texts of any kind

SENTENCES = (
    "Peru’s foreign minister met her Chilean counterpart in Arica on Monday.",
    "Kenya urged Somalia to release the crew, and “hoped for an answer”, its president said.",
    "Unidentified gunmen killed at least four soldiers in Mali on 3 March 2031.",
    "The two sides agreed to hold talks within 30 days.",
    "Defense Minister Katarzyna Wolska held separate meetings with her Latvian, Estonian and "
    "Czech counterparts.",
    "NAIROBI, May 4 (Lake Wire) — The foreign ministry denied that Kenya had shelled Ethiopia.",
    "He said: “We condemn Egypt’s strikes, but we shall not answer.”",
    "If Ghana attacks Togo, the African Union will impose sanctions.",
)
OTHER_PARTS = (
    "Related Articles",
    "Tags: Kenya, Somalia, talks",
    "Comment: Oman shelled Yemen in 2030, and the memory weighs on every round.",
    "© 2031 Lake Wire. All rights reserved.",
    "By Ana Ruiz",
    "Photo: The ministers of Oman and Yemen in Muscat.",
    "Published: 4 May 2031",
    "- a list\n- of things",
)
ODD = (
    "🇰🇪",
    "👩🏽‍⚖️",
    "\u00a0",
    "\u202f",
    "السلام عليكم",
    "\u200f\u202eabc\u202c",
    "e\u0301a\u0308",
    "\r\n",
    "\r",
    "\n\n",
    "\x00",
    "\ufeff",
    "\ud800",
    "\udfff",
    "\u2028",
    "\x85",
    "\x0b",
    "\t",
    "“",
    "”",
    "''",
    "Ⅷ",
    "İstanbul",
    "ﬁnal",
    "中国",
)
PIECES = st.one_of(
    st.sampled_from(SENTENCES),
    st.sampled_from(SENTENCES),
    st.sampled_from(OTHER_PARTS),
    st.sampled_from(ODD),
    st.text(max_size=12),
    st.text(st.characters(codec=None, categories=("Cs", "Mn", "Cc", "Zs", "Po", "Lu")), max_size=6),
)
GAPS = st.sampled_from(["", " ", " ", "\n", "\n\n", "\r\n", "\u00a0"])


@st.composite
def texts(draw: st.DrawFn) -> str:
    return "".join(f"{p}{draw(GAPS)}" for p in draw(st.lists(PIECES, max_size=7)))


def document(text: str, **more: Any) -> Document:
    try:
        return read_text(text, language="en", **more)
    except SkippedInput:
        assume(False)
        raise


@settings(
    max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)
@given(text=texts(), title=st.sampled_from([None, *SENTENCES[:2]]))
@example(text="\ud800" + SENTENCES[0] + "\udfff", title=None)
@example(text="\r\n".join(SENTENCES), title=None)
@example(text="\u00a0".join(SENTENCES), title=SENTENCES[0])
@example(text="\x00".join(SENTENCES), title=None)
@example(text=" 🇰🇪👩🏽‍⚖️ ".join(SENTENCES), title=None)
@example(text="\u202e" + " ".join(SENTENCES) + "\u202c", title=None)
@example(text=SENTENCES[1].replace("e", "e\u0301"), title=None)
@example(text="\n\n".join((*SENTENCES, *OTHER_PARTS)), title=None)
@example(text="\n\n".join(SENTENCES * 2), title=None)
def test_any_text_gives_sound_records(
    whole_pipeline: Pipeline, text: str, title: str | None
) -> None:
    (coded,) = whole_pipeline.code([document(text, title=title)])
    check_spans(coded)
    check_blocks(coded)
    check_references(coded)
    check_whys(coded)
    coded.document.text.encode()
    made = world([coded])
    assert {m.id for e in made.events for m in e.mentions} == {m.id for m in coded.mentions}


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(st.lists(texts(), min_size=2, max_size=4, unique=True), st.randoms(use_true_random=False))
def test_texts_do_not_see_each_other(
    whole_pipeline: Pipeline, found: list[str], shuffler: random.Random
) -> None:
    documents = [document(text, name=f"{i}.txt") for i, text in enumerate(found)]
    together = list(whole_pipeline.code(documents))
    order = list(range(len(documents)))
    shuffler.shuffle(order)
    alone = {i: next(whole_pipeline.code([documents[i]])) for i in order}
    assert [alone[i] for i in range(len(documents))] == together
    assert world(together) == world([together[i] for i in order])


@pytest.mark.parametrize("text", ["", " \n\u00a0\t", "\ufeff", "\u200b \n"])
def test_texts_without_words_are_skipped_or_empty(whole_pipeline: Pipeline, text: str) -> None:
    try:
        found = [read_text(text, language="en")]
    except SkippedInput as skipped:
        assert "empty" in skipped.reason
        found = []
    for coded in whole_pipeline.code(found):
        assert not coded.mentions and not coded.statements


def test_text_that_is_not_english_is_skipped() -> None:
    text = "El ministro de Exteriores del Perú se reunió con su homólogo chileno en Arica. " * 3
    with pytest.raises(SkippedInput, match="Spanish"):
        read_text(text)


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path, shared_model: None) -> None:
    (tmp_path / "a.txt").write_text(SENTENCES[0])
    (tmp_path / "b.txt").write_bytes(b"\x00\x01\x02\xff" * 300)
    (tmp_path / "c.txt").write_text("  ")
    found = list(inputs([tmp_path], None, Config()))
    good: Iterable[Document] = (d for d in found if isinstance(d, Document))
    assert [c.document.file for c in Pipeline().code(good)] == ["a.txt"]
    assert [e.exit_code for e in found if isinstance(e, InputError)] == [1, 0]
