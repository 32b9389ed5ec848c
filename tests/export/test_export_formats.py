"""Every format gives back the rows that went in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from store_records import coded, document, world

from communique.analyze.positions import Position
from communique.export import COLUMNS, FORMATS, flat, write
from communique.export.files import as_dict
from communique.export.shown import TABLES
from communique.export.table import PIPED_WIDTH
from communique.model import Actor, Document, Event, EventMention, Statement, Tenure
from communique.model.coded import Coded
from communique.model.jsonio import from_json
from communique.store import Store

KINDS: dict[str, type] = {
    "documents": Document,
    "mentions": EventMention,
    "events": Event,
    "statements": Statement,
    "actors": Actor,
    "tenures": Tenure,
}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    one = coded()
    odd = document("A, “b”; \r\nc\u2028d\n=1+1", file="odd;\n.txt", title='Say "no";\nor\u2028yes')
    with Store.open(tmp_path_factory.mktemp("x") / "s.db", create=True) as found:
        found.write(one)
        found.write(Coded(odd))
        found.write_world(world(one))
        yield found


def written(records: Any, kind: type, format: str) -> bytes:
    out = io.BytesIO()
    n = write(records, kind, format, out)
    assert n == len(records)
    return out.getvalue()


@pytest.mark.parametrize("name", KINDS)
def test_jsonl(store: Store, name: str) -> None:
    records = list(getattr(store, name)())
    text = written(records, KINDS[name], "jsonl").decode()
    lines = text.splitlines()
    assert [json.loads(line) for line in lines] == [as_dict(r) for r in records]
    if name == "documents":
        assert all("text" not in json.loads(line) for line in lines)
    else:
        assert [from_json(KINDS[name], line) for line in lines] == records


@pytest.mark.parametrize("name", KINDS)
def test_csv(store: Store, name: str) -> None:
    records = list(getattr(store, name)())
    raw = written(records, KINDS[name], "csv").decode()
    assert raw.count("\n") == raw.count("\r\n") == len(records) + 1  # one line a row
    rows = list(csv.DictReader(io.StringIO(raw, newline="")))
    expected = [{k: _as_text(v) for k, v in flat(r).items()} for r in records]
    assert rows == expected


def _as_text(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


@pytest.mark.parametrize("name", KINDS)
def test_parquet(store: Store, tmp_path: Path, name: str) -> None:
    records = list(getattr(store, name)())
    path = tmp_path / "x.parquet"
    path.write_bytes(written(records, KINDS[name], "parquet"))
    rows = pq.read_table(path).to_pylist()
    assert [{k: _parsed(k, v) for k, v in r.items()} for r in rows] == [
        {k: _parsed(k, v) for k, v in as_dict(r).items()} for r in records
    ]


def _parsed(name: str, value: object) -> object:
    return json.loads(value) if isinstance(value, str) and value[:1] in "[{" else value


@pytest.mark.parametrize("format", FORMATS)
def test_no_records(format: str) -> None:
    raw = written([], Event, format)
    assert raw.count(b"\n") == (1 if format == "csv" else 0) or format == "parquet"


@pytest.mark.parametrize("name", KINDS)
def test_piped_table_keeps_whole_ids(store: Store, name: str) -> None:
    records = list(getattr(store, name)())
    lines = written(records, KINDS[name], "table").decode().splitlines()
    assert not records or lines[0].split()[0] == "id"
    assert all(any(line.startswith(r.id) for line in lines) for r in records)
    assert max(map(len, lines), default=0) <= PIPED_WIDTH


def test_narrow_table(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    lines = written(list(store.mentions()), EventMention, "table").decode().splitlines()
    assert max(map(len, lines)) > 20


def test_table_shows_no_control_characters(store: Store) -> None:
    doc = document("text", title="\x1b[31mred\x07")
    assert b"\x1b" not in written([doc], Document, "table")


def test_long_tables_come_in_one_piece(store: Store) -> None:
    records = list(store.mentions()) * 300
    text = written(records, EventMention, "table").decode()
    assert text.count("evidence") == 1
    assert sum(line.startswith("em_") for line in text.splitlines()) == len(records)


def test_every_column_says_what_it_holds() -> None:
    assert set(COLUMNS) == set(TABLES) == {*KINDS.values(), Position}
    for columns in COLUMNS.values():
        assert all(c.meaning for c in columns)
        assert len({c.name for c in columns}) == len(columns)


def test_lists_stay_aligned() -> None:
    row = flat(coded().mentions[0])
    assert (row["actors"], row["actor_countries"]) == ("Amir Hatami", "IRN")
    assert (row["date"], row["place_country"], row["lat"]) == ("2018-04-03", "RUS", 55.75)
    assert row["recipient_offices"] == ""
