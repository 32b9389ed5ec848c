"""The gold lists are sound, and what is coded of their reports does not fall below the floors.

Floors stand in `gold/floors.json`, as shares. Of the siblings and the cousins only the two figures
are ever shown: they are kept to tell learning from learning by heart.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

import communique
from communique.coding import load_codebook
from communique.config import Config
from communique.model import Document, EventMention
from communique.model.jsonio import to_dict
from communique.model.records import Status
from communique.pipeline import Pipeline, inputs
from communique.recognize.tables import countries

REPOSITORY = Path(__file__).parent.parent
GOLD = REPOSITORY / "tests" / "gold"
FOLDERS = {
    "demo": Path(communique.__file__).parent / "data" / "demo",
    "development": GOLD / "development",
    "siblings": GOLD / "siblings",
    "cousins": GOLD / "cousins",
    "pages": REPOSITORY.parent / "shared" / "reports",
}
FLOORS = json.loads((GOLD / "floors.json").read_text())
BLOCS = frozenset("IGO UNO EUR NGO ISM IMG MNC".split())
KEYS = frozenset(
    "file start end sentence_start sentence_end type actors recipients status optional".split()
)


@cache
def scorer() -> ModuleType:
    spec = spec_from_file_location("gold_scorer", REPOSITORY / "benchmarks" / "mentions.py")
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = scorer().rows(GOLD / f"{name}.jsonl")
    return rows


def documents(name: str) -> list[Document]:
    folder = FOLDERS[name]
    if not folder.is_dir():
        pytest.skip(f"no {folder} beside this checkout")
    table = folder / "metadata.csv"
    found = list(inputs([folder], table if table.is_file() else None, Config()))
    assert all(isinstance(d, Document) for d in found)
    return found  # type: ignore[return-value]


def printed(mention: EventMention) -> bool:
    """Whether a listing shows it without being asked for everything."""
    return not mention.abstained and not mention.labels


def measure(name: str, pipeline: Pipeline) -> tuple[float, float]:
    """Recall, and the share of what is printed that is right."""
    founds = [
        scorer().as_gold(to_dict(m) | {"file": coded.document.file})
        for coded in pipeline.code(documents(name))
        for m in coded.mentions
        if printed(m)
    ]
    recall, right, _, _ = scorer().score(gold(name), founds)
    return recall, right


@pytest.mark.parametrize("name", FOLDERS)
def test_scores_stay_above_their_floors(name: str, whole_pipeline: Pipeline) -> None:
    recall, right = measure(name, whole_pipeline)
    due = FLOORS[name]
    assert recall >= due["recall"], f"{name}: recall {recall:.3f}, right {right:.3f}"
    assert right >= due["right"], f"{name}: recall {recall:.3f}, right {right:.3f}"


def test_every_list_has_floors() -> None:
    assert FLOORS.keys() == FOLDERS.keys()
    for due in FLOORS.values():
        assert due.keys() == {"recall", "right"}
        assert all(0 < floor < 1 for floor in due.values())


def test_the_gold_is_what_it_was() -> None:
    sums = dict(
        reversed(line.split("  ", 1)) for line in (GOLD / "SHA256SUMS").read_text().splitlines()
    )
    for name, expected in sums.items():
        assert hashlib.sha256((GOLD / name).read_bytes()).hexdigest() == expected, name
    files = [*GOLD.glob("*.jsonl"), *GOLD.glob("*/*.txt")]
    assert sums.keys() == {path.relative_to(GOLD).as_posix() for path in files}


@pytest.mark.parametrize("name", FOLDERS)
def test_the_gold_is_well_formed(name: str) -> None:
    types, statuses = load_codebook().types, get_args(Status)
    known = {*countries(), *BLOCS, "XKX"}
    texts = {d.file: d.text for d in documents(name)}
    faults: Counter[str] = Counter()
    for number, row in enumerate(gold(name), 1):
        text = texts.get(row["file"], "")
        sound = {
            "keys": row.keys() >= KEYS,
            "file": row["file"] in texts,
            "offsets": 0 <= row["start"] < row["end"] <= len(text),
            "sentence": 0 <= row["sentence_start"] < row["sentence_end"] <= len(text),
            "trigger in its sentence": row["sentence_start"] <= row["start"]
            and row["end"] <= row["sentence_end"],
            "type": row["type"] in types,
            "status": row["status"] in statuses,
            "codes": {*row["actors"], *row["recipients"]} <= known,
            "codes once": all(len(set(row[s])) == len(row[s]) for s in ("actors", "recipients")),
            "optional": isinstance(row["optional"], bool),
        }
        faults.update(f"row {number}: {fault}" for fault, good in sound.items() if not good)
    assert not faults
    assert {row["file"] for row in gold(name)} == set(texts)


def test_the_scorer_counts_as_it_says() -> None:
    row = {
        "file": "a.txt",
        "start": 5,
        "sentence_start": 0,
        "sentence_end": 20,
        "type": "AID",
        "actors": ["PER"],
        "recipients": ["CHL"],
        "status": "occurred",
        "optional": False,
    }
    golds = [row, row | {"start": 9, "optional": True}, row | {"type": "ACCUSE"}]
    found = {
        "file": "a.txt",
        "start": 5,
        "type": "AID",
        "actors": frozenset({"PER"}),
        "recipients": frozenset({"CHL"}),
        "spans": [(0, 20)],
    }
    score = scorer().score
    assert score(golds, [found]) == (0.5, 1.0, 1, 2)
    assert score(golds, [found, found]) == (0.5, 1.0, 1, 2)
    assert score(golds, [found] * 3) == (0.5, 2 / 3, 1, 2)
    assert score(golds, [found | {"actors": frozenset()}]) == (0.0, 0.0, 0, 2)
    assert score(golds, [found | {"spans": [(20, 30)]}]) == (0.0, 0.0, 0, 2)
    assert score(golds, []) == (0.0, 1.0, 0, 2)
