"""Every command, on a store coded by a stand-in for the pipeline."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from store_records import TEXT, coded, document, mention, span, world

import communique
from communique.config import Config
from communique.errors import InputError, ReadError, SkippedInput
from communique.model import Document
from communique.model.coded import Coded, World
from communique.store import Store

HEAD = "file,published,publisher,title,url\n"
Cli = Callable[..., tuple[int, str, str]]


class FakePipeline:
    def __init__(self, config: Config) -> None:
        FakePipeline.config = config

    config: Config

    def code(self, documents: Iterable[Document]) -> Iterator[Coded]:
        for d in documents:
            yield coded(d) if d.text == TEXT else Coded(d)


def fake_inputs(
    paths: Iterable[str], metadata: Path | None, config: Config
) -> Iterator[Document | InputError]:
    rows = list(csv.DictReader(metadata.read_text().splitlines())) if metadata else []
    publisher = rows[0]["publisher"] if len(rows) == 1 else "Mehr"
    for path in map(Path, paths):
        if not path.exists():
            yield ReadError(str(path), "does not exist")
        for file in sorted(path.rglob("*.txt")) if path.is_dir() else [path][: path.exists()]:
            text = file.read_bytes().decode()
            if text.strip():
                yield document(text, file=file.name, publisher=publisher)
            else:
                yield SkippedInput(str(file), "empty")


def fake_world(found: Iterable[Coded], *more: Any) -> World:
    return world(*found)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    fake = ModuleType("communique.pipeline")
    parts = SimpleNamespace(
        Pipeline=FakePipeline,
        inputs=fake_inputs,
        count_inputs=lambda paths: len(list(paths)),
        world=fake_world,
    )
    fake.__dict__.update(parts.__dict__)
    monkeypatch.setitem(sys.modules, "communique.pipeline", fake)
    monkeypatch.setattr(communique, "pipeline", fake, raising=False)
    return fake


@pytest.fixture
def cli(
    pipeline: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run_here: Cli
) -> Cli:
    """Runs a command line in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    return run_here


@pytest.fixture
def store(cli: Cli, tmp_path: Path) -> Path:
    (tmp_path / "002.txt").write_text(TEXT)
    assert cli("code", "002.txt")[0] == 0
    return tmp_path / "communique.db"


def test_code(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "002.txt").write_text(TEXT)
    (folder / "004.txt").write_text("Nothing happened.")
    (folder / "empty.txt").write_text(" ")
    (folder / "photo.jpg").write_bytes(b"x")
    code, out, err = cli("code", "in", "nowhere.txt")
    assert code == 1
    assert "failed nowhere.txt: does not exist" in err
    assert "skipped in/empty.txt: empty" in err
    assert "2 coded, 1 skipped, 1 failed" in out
    assert "Passed over: 1 files" in out
    assert "documents   2  blocks: body 2, related 1" in out
    assert "mentions    2  AID 1, CONSULT 1" in out
    assert "pairs       IRN–RUS 1" in out
    code, out, err = cli("code", "in")
    assert (code, "0 coded, 2 unchanged" in out) == (0, True)


def test_code_with_other_metadata_replaces(cli: Cli, store: Path, tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text(HEAD + "2.txt,,The Iran Project,,\n")
    out = cli("code", "002.txt", "--metadata", "m.csv")[1]
    assert "1 coded" in out
    assert "Metadata for files that are not among these: 2.txt" in out
    _, out, _ = cli("documents", "--format", "jsonl")
    assert [json.loads(line)["publisher"] for line in out.splitlines()] == ["The Iran Project"]


def test_code_without_link(cli: Cli, store: Path, tmp_path: Path) -> None:
    (tmp_path / "005.txt").write_text(TEXT)
    (tmp_path / "m.csv").write_text(HEAD + "005.txt,,Another,,\n")
    code, out, _ = cli("code", "005.txt", "--no-link", "--metadata", "m.csv")
    assert code == 0 and "run communique link" in out
    assert "run communique link" in cli("events")[2]
    code, out, _ = cli("link")
    assert code == 0
    assert out.startswith(
        "4 mentions in 2 documents: 4 events, 3 actors, 0 tenures; 0 documents are copies"
    )
    assert "run communique link" not in cli("events")[2]


def test_code_events_only(cli: Cli, store: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    assert cli("code", "a.txt", "--store", str(store))[0] == 0
    assert FakePipeline.config.statements
    assert cli("code", "a.txt", "--events-only", "--store", str(store))[0] == 0
    assert not FakePipeline.config.statements and FakePipeline.config.prefilter


def test_code_hands_on_what_it_is_told(cli: Cli, store: Path, tmp_path: Path) -> None:
    cli("code", "002.txt", "--coder", "other/2", "--codebook", "mine")
    assert FakePipeline.config == Config(coder="other/2", codebook=Path("mine"))
    (tmp_path / "communique.toml").write_text("batch_size = 3\ncoder = 'toml/1'")
    cli("code", "002.txt")
    assert FakePipeline.config == Config(coder="toml/1", batch_size=3)
    (tmp_path / "other.toml").write_text("max_bytes = 9")
    cli("code", "002.txt", "--config", "other.toml")
    assert FakePipeline.config == Config(max_bytes=9)


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["code"], 2),
        (["code", "nowhere", "neither"], 2),
        (["code", "002.txt", "--store", "."], 3),
        (["code", "002.txt", "--store", "no/such/folder.db"], 3),
        (["code", "002.txt", "--config", "nowhere.toml"], 3),
        (["events", "--store", "other.db"], 3),
        (["search", "war", "--store", "other.db"], 3),
        (["show", "em_1", "--store", "other.db"], 3),
        (["link", "--store", "other.db"], 3),
        (["show", "em_ffff"], 2),
        (["show", "nonsense"], 2),
        (["search"], 2),
        (["search", "?!"], 2),
        (["events", "--from", "soon"], 2),
        (["events", "--status", "done"], 2),
        (["events", "--stance", "2"], 2),
        (["events", "--limit", "-1"], 2),
        (["events", "--format", "xml"], 2),
        (["events", "--no-such-option"], 2),
        (["events", "--actor", "!!"], 2),
        (["events", "--output", "no/such/folder.csv"], 3),
        (["nosuchcommand"], 2),
        (["schema", "nothing"], 2),
    ],
)
def test_exit_codes(cli: Cli, store: Path, args: list[str], expected: int) -> None:
    code, out, err = cli(*args)
    assert code == expected
    assert err.strip() and not out
    assert "Traceback" not in err


def test_missing_store(cli: Cli) -> None:
    for command in ("documents", "mentions", "events", "statements", "actors"):
        code, _, err = cli(command)
        assert code == 3
        assert "no record at communique.db: run communique code PATH… first" in err


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["mentions"], 2),
        (["mentions", "--actor", "Iranian"], 1),
        (["mentions", "--between", "Iran", "RUS", "--status", "occurred"], 1),
        (["mentions", "--limit", "1"], 1),
        (["mentions", "--type", "AID", "--type", "consult"], 2),
        (["mentions", "--min-confidence", "0.5"], 1),
        (["mentions", "--place", "Russia", "--from", "2018-04", "--to", "2018-04"], 1),
        (["events", "--contested"], 1),
        (["events", "--recipient", "Shoygu"], 1),
        (["events", "--label", "sport"], 0),
        (["statements", "--speaker", "IRN", "--about", "USA", "--stance", "-1"], 1),
        (["statements", "--theme", "world order", "--office", "defence minister"], 1),
        (["documents", "--publisher", "mehr"], 1),
        (["actors", "--actor", "RUS"], 2),
        (["actors", "--all"], 3),
    ],
)
def test_listings(cli: Cli, store: Path, args: list[str], expected: int) -> None:
    code, out, err = cli(*args, "--format", "jsonl")
    assert code == 0
    assert len(out.splitlines()) == expected
    assert ("match" in err) == (expected == 0)


def test_formats(cli: Cli, store: Path, tmp_path: Path) -> None:
    assert cli("events")[1].split()[0] == "id"
    rows = list(csv.DictReader(io.StringIO(cli("events", "--format", "csv")[1])))
    assert {r["event_type"] for r in rows} == {"CONSULT", "AID"}
    assert cli("events", "--format", "parquet", "-o", "x.parquet")[:2] == (0, "")
    assert (tmp_path / "x.parquet").read_bytes()[:4] == b"PAR1"


def test_hidden_records_are_counted(cli: Cli, store: Path) -> None:
    doc = document(TEXT, file="9.txt", publisher="x")
    noise = mention(doc, labels=("sport",))
    with Store.open(store) as found:
        found.write(Coded(doc, (noise,)))
    code, out, err = cli("mentions", "--format", "jsonl")
    assert code == 0 and len(out.splitlines()) == 2
    assert "1 more abstained from or labeled as noise: --all lists them" in err
    code, out, err = cli("mentions", "--format", "jsonl", "--all")
    assert len(out.splitlines()) == 3 and "more" not in err


def ids(cli: Cli, command: str) -> list[str]:
    out = cli(command, "--format", "jsonl")[1]
    return [json.loads(line)["id"] for line in out.splitlines()]


def test_show_mention(cli: Cli, store: Path) -> None:
    id = ids(cli, "mentions")[0]
    code, out, _ = cli("show", id)
    assert code == 0
    told = ["words", "type", "actors", "recipients", "status", "vouched by", "when", "where"]
    steps = [line for line in out.splitlines() if line.startswith(("    words", "  → "))]
    assert [" ".join(step.strip(" →").split("  ")[0].split()) for step in steps] == told
    assert "CONSULT" in steps[1] and "why: lexicon: meet “met”" in out
    assert "the document asserts it" in steps[5]
    assert "why: none named" in out  # an empty field has its reason too
    assert "defence minister of Iran" in out
    assert "[Iranian Defense Minister Amir Hatami met Sergei Shoigu in Moscow" in out
    assert cli("show", id[:10])[1] == out
    assert json.loads(cli("show", id, "--json")[1])["id"] == id


def test_show_event_statement_actor_document(cli: Cli, store: Path) -> None:
    assert "[Iranian Defense Minister" in cli("show", ids(cli, "events")[0])[1]
    out = cli("show", ids(cli, "statements")[0])[1]
    assert "[He] [said] [“the United States wants war”]" in out
    assert "United States (actor, ac_USA, stance -1)" in out
    out = cli("show", "ac_hatami")[1]
    assert "Minister [Amir Hatami] met" in out
    out = cli("show", ids(cli, "documents")[0])[1]
    assert "— related: cue 'Related:'" in out and "ten café recipes" in out
    assert "em_" in cli("show", "em_")[2]  # several fit: they are named


def test_search(cli: Cli, store: Path) -> None:
    code, out, err = cli("search", "wants", "WAR")
    assert code == 0
    assert "the United States [wants] [war]" in out
    assert ids(cli, "statements")[0] in out
    assert err == "1 sentence\n"
    assert cli("search", "nothing")[1:] == ("", "no sentence has all these words\n")
    assert cli("search", "hatami", "--limit", "1")[2] == "1 of 2 sentences\n"


def test_schema(cli: Cli) -> None:
    code, out, _ = cli("schema", "event")
    assert code == 0 and json.loads(out)["$id"] == "communique:event"
    everything = json.loads(cli("schema")[1])
    assert list(everything) == (
        "document mention statement event actor tenure gathering dossier review".split()
    )
    assert "text" not in everything["document"]["required"]


def test_demo(cli: Cli, tmp_path: Path) -> None:
    code, out, _ = cli("demo")
    assert code == 0
    assert "ARG and IDN: a chronicle" in out
    assert not list(tmp_path.glob("*.db"))
    assert out.splitlines()[-4] == "Next:"
    code, out, _ = cli("demo", "--store", "kept.db", "--pair", "IRN", "RUS")
    assert (tmp_path / "kept.db").exists() and "IRN and RUS: a chronicle" in out
    assert [line.split()[1] for line in out.splitlines()[-3:]] == ["events", "search", "code"]


def test_chronicle_on_screen(cli: Cli, store: Path) -> None:
    from communique.analyze import chronicle
    from communique.cli import render
    from communique.cli.screen import Screen

    with Store.open(store, readonly=True) as found:
        text = "\n".join(render.chronicle(chronicle(found, "IRN", "USA"), Screen(color=False)))
        assert "Amir Hatami, defense minister of Iran on United States (against)" in text
        text = "\n".join(render.chronicle(chronicle(found, "IRN", "RUS"), Screen(color=True)))
        assert "2018" in text and "Mehr, 2018-04-07: “Iranian Defense Minister" in text
        assert "(IRN → RUS)" in text


def test_highlights() -> None:
    from communique.cli.screen import Screen

    text = "one two three\nfour\nfive \x1b[2J six\n"
    plain, color = Screen(color=False), Screen(color=True)
    assert plain.marked(text, [(4, 9), (0, 5)], 0, 13) == "[one two t]hree"
    assert plain.excerpts(text, [span(text, "two"), span(text, "five")]) == [
        "one [two] three",
        "…",
        "[five] �[2J six",
    ]
    assert "\x1b[33m" in color.mark("x") and "\x1b[2J" not in color.mark(text)


def test_config_errors(tmp_path: Path) -> None:
    from communique import config
    from communique.errors import ConfigError

    for content, words in (
        ("nonsense = 1\nother = 2", "unknown keys nonsense, other"),
        ("batch_size = 0", "above 0"),
        ("batch_size = true", "above 0"),
        ("models = 'x'", "list"),
        ("models = []", "list"),
        ("coder = 3", "coder by name"),
        ("= 1", "not TOML"),
    ):
        path = tmp_path / "c.toml"
        path.write_text(content)
        with pytest.raises(ConfigError, match=words) as caught:
            config.load(path)
        assert str(path) in str(caught.value)
    path.write_text("codebook = 'mine'\nmodels = ['a', 'b']")
    assert config.load(path) == Config(codebook=tmp_path / "mine", models=("a", "b"))


def test_progress_bar_takes_more_than_it_was_told(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    from communique.cli import work

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    with work._progress(1) as advance:
        for _ in range(3):
            advance()


def test_interrupt(cli: Cli, store: Path, pipeline: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*args: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "count_inputs", stop)
    code, _, err = cli("code", "002.txt")
    assert code == 130 and "stopped; what was written is kept" in err
