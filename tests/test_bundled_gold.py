"""The bundled gold is whole: spans, ids, parts, hashes, and what the notation says."""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest

from communique.analyze.eval import BUNDLED, Gold, load_gold, reports
from communique.coding import load_codebook
from communique.model import ids
from communique.model.jsonio import RECORD_TYPES, from_json

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(scope="module")
def gold() -> Gold:
    """Loading checks every row and every span."""
    return load_gold()


def lines(name: str) -> list[dict[str, Any]]:
    text = (BUNDLED / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_it_is_as_large_as_it_should_be(gold: Gold) -> None:
    rows = reports()
    assert len(rows) == len(gold.mentions) >= 60
    assert len({r["style"] for r in rows}) >= 12
    assert sum(map(len, gold.mentions.values())) >= 700
    assert sum(map(len, (gold.statements or {}).values())) >= 350
    told = {m.id: d for d, ms in gold.mentions.items() for m in ms}
    by_several = [e for e in gold.events if len({told[m] for m in e}) > 1]
    assert len(by_several) >= 15


def test_every_type_and_status_occurs(gold: Gold) -> None:
    mentions = [m for ms in gold.mentions.values() for m in ms]
    assert {m.event_type for m in mentions} == set(load_codebook().types)
    assert len({m.status for m in mentions}) == 7


def test_no_thread_straddles_the_parts() -> None:
    parts = defaultdict(set)
    for row in reports():
        parts[row["thread"]].add(row["part"])
    assert all(len(p) == 1 for p in parts.values())
    share = sum(r["part"] == "test" for r in reports()) / len(reports())
    assert share == pytest.approx(1 / 3, abs=0.05)


def test_parts_are_a_whole(gold: Gold) -> None:
    dev, test = load_gold(part="dev"), load_gold(part="test")
    assert not dev.mentions.keys() & test.mentions.keys()
    assert dev.mentions.keys() | test.mentions.keys() == gold.mentions.keys()
    assert sorted([*dev.events, *test.events], key=sorted) == sorted(gold.events, key=sorted)


def test_ids_are_those_of_the_rules(gold: Gold) -> None:
    every = [m.id for ms in gold.mentions.values() for m in ms]
    assert max(Counter(every).values()) == 1
    for document in (gold.documents or {}).values():
        assert document.id == ids.document_id(
            document.text, url=document.url, publisher=document.publisher, name=document.file
        )


def test_what_is_referred_to_is_there(gold: Gold) -> None:
    assert gold.statements is not None
    for document, mentions in gold.mentions.items():
        told = {m.id for m in mentions}
        said = {s.id for s in gold.statements[document]}
        for m in mentions:
            assert {k.to for k in m.links} <= told
            assert {a.statement_id for a in m.assertions if a.statement_id} <= said
            assert m.statement_id is None or m.statement_id in said
        for s in gold.statements[document]:
            assert set(s.events) <= told and (s.denies is None or s.denies in told)
    actors = {a["id"] for a in lines("actors")}
    taking_part = {
        p.actor_id for ms in gold.mentions.values() for m in ms for p in (*m.actors, *m.recipients)
    }
    assert taking_part <= actors
    events = {e["id"] for e in lines("events")}
    assert {r["to"] for e in lines("events") for r in e["relations"]} <= events
    assert {t["actor_id"] for t in lines("tenures")} <= actors
    documents = set(gold.mentions)
    assert {f[side] for f in lines("families") for side in ("of", "like")} <= documents


@pytest.mark.parametrize("name", ["actor", "tenure", "gathering", "dossier"])
def test_world_records_are_records(name: str) -> None:
    plural = f"{name}s" if not name.endswith("y") else name
    for line in (BUNDLED / f"{plural}.jsonl").read_text(encoding="utf-8").splitlines():
        from_json(RECORD_TYPES[name], line)


def test_it_is_frozen() -> None:
    sums = dict(
        reversed(line.split("  ", 1)) for line in (BUNDLED / "SHA256SUMS").read_text().splitlines()
    )
    found = {
        p.relative_to(BUNDLED).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in BUNDLED.rglob("*")
        if p.is_file() and p.name != "SHA256SUMS"
    }
    assert found == sums


def test_the_log_of_the_test_part_only_grows() -> None:
    log = (DOCS / "test-part-log.md").read_text(encoding="utf-8")
    rows = [line for line in log.splitlines() if line.startswith("| 20")]
    assert rows and rows == sorted(rows, key=lambda r: r.split("|")[1].strip())
