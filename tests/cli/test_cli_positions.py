"""The command that tells who holds what on an idea, on a small store."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from store_records import coded, document, world

from communique.cli.main import run
from communique.cli.positions import positions
from communique.store import Store


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("positions") / "s.db"
    with Store.open(found, create=True) as store:
        one, two = coded(), coded(document(file="b.txt", publisher="Mehr", published="2019"))
        store.write(one)
        store.write(two)
        store.write_world(world(one, two))
    return found


def ask(path: Path, *args: str) -> Result:
    return CliRunner().invoke(positions, [*args, "--store", str(path)])


def test_formats(path: Path) -> None:
    (line,) = ask(path, "multipolar", "order", "--format", "jsonl").stdout.splitlines()
    row = json.loads(line)
    assert (row["speaker"], row["office"]) == ("Amir Hatami", "defense minister of Iran")
    assert (row["statements"], row["documents"], row["first_by"]) == (2, 2, "statement")
    (flat,) = csv.DictReader(io.StringIO(ask(path, "world order", "--format", "csv").stdout))
    assert (flat["stance"], flat["first"], flat["statements"]) == ("not told", "2018-04-03", "2")
    table = ask(path, "world", "order")
    assert "Amir Hatami (IRN)" in table.stdout and "2 in 2" in table.stdout
    assert "1 speaker on “world order”" in table.stderr


def test_a_state_by_any_of_its_names(path: Path) -> None:
    row = json.loads(ask(path, "American", "--format", "jsonl").stdout)
    assert row["stance"] == "against"


@pytest.mark.parametrize(
    ("args", "speakers"),
    [
        (["--speaker", "Hatami"], 1),
        (["--speaker", "Russia"], 0),
        (["--from", "2018-04-04"], 0),
        (["--to", "2018-04"], 1),
        (["--publisher", "Mehr"], 1),
        (["--publisher", "Antara"], 0),
        (["--limit", "0"], 0),
    ],
)
def test_filters(path: Path, args: list[str], speakers: int) -> None:
    found = ask(path, "world order", *args, "--format", "jsonl")
    assert found.exit_code == 0 and len(found.stdout.splitlines()) == speakers


def test_an_idea_that_nothing_speaks_of(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["positions", "ceasefire in Sudan", "--store", str(path)]) == 0
    err = capsys.readouterr().err
    assert "no statement speaks of “ceasefire in Sudan”; close themes: war and ceasefire" in err
    found = ask(path, "world order", "--speaker", "Russia")
    assert "that passes these filters" in found.stderr
    assert run(["positions", "…", "--store", str(path)]) == 2


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, 2),
        ({"--speaker": "Sergei Shoigu"}, 0),
        ({"--about": "Turkey"}, 0),
        ({"--stance": "1"}, 0),
        ({"--theme": "trade"}, 0),
        ({"--from": "2018-04-04", "--to": "2018-04-05"}, 0),
        ({"--from": "2018-04-01", "--to": "2018-04-02"}, 0),
    ],
)
def test_filters_of_statements_hold_together(
    path: Path, capfd: pytest.CaptureFixture[str], changed: dict[str, str], found: int
) -> None:
    asked = {
        "--speaker": "Hatami",
        "--about": "United States",
        "--stance": "-1",
        "--theme": "world order",
        "--from": "2018-04-03",
        "--to": "2018-04-03",
    } | changed
    options = [part for pair in asked.items() for part in pair]
    code = run(["statements", *options, "--format", "jsonl", "--store", str(path)])
    assert (code, len(capfd.readouterr().out.splitlines())) == (0, found)
