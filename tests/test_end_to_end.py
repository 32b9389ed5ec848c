"""The whole program, from the shell and from Python, on the reports that come with it."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet
import pytest

import communique
from communique.model import jsonio

DEMO = Path(communique.__file__).parent / "data" / "demo"
LISTINGS = ("documents", "mentions", "events", "statements", "actors")
CODE_DEMO = ("code", str(DEMO), "--metadata", str(DEMO / "metadata.csv"))

Cli = Callable[..., tuple[int, str, str]]
Rows = Callable[..., list[dict[str, Any]]]


def shell(*args: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "communique.cli", *args],
        capture_output=True,
        text=True,
        cwd=folder,
        check=False,
    )


@pytest.fixture(scope="module")
def coded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder with a store of the demo reports, and what coding them printed."""
    folder = tmp_path_factory.mktemp("demo")
    done = shell(*CODE_DEMO, folder=folder)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return folder, done.stdout


@pytest.fixture
def cli(
    coded: tuple[Path, str], shared_model: None, monkeypatch: pytest.MonkeyPatch, run_here: Cli
) -> Cli:
    """Runs a command line beside the coded store: exit code, standard output, standard error."""
    monkeypatch.chdir(coded[0])
    return run_here


@pytest.fixture
def rows(cli: Cli) -> Rows:
    """A listing's records; it must succeed."""

    def call(*args: str) -> list[dict[str, Any]]:
        code, out, err = cli(*args, "--format", "jsonl")
        assert code == 0, err
        return [json.loads(line) for line in out.splitlines()]

    return call


# coding


def test_what_coding_says(coded: tuple[Path, str]) -> None:
    assert "Documents: 10 coded\n" in coded[1]
    for word in ("mentions", "statements", "events", "CONSULT"):
        assert word in coded[1]
    assert [p.name for p in coded[0].iterdir()] == ["communique.db"]


def contents(path: Path) -> list[str]:
    """Everything in a store, as SQL."""
    with sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True) as connection:
        return list(connection.iterdump())


def test_coding_twice_changes_nothing(cli: Cli, coded: tuple[Path, str]) -> None:
    before = contents(coded[0] / "communique.db")
    code, out, err = cli(*CODE_DEMO)
    assert (code, err) == (0, "")
    assert "0 coded, 10 unchanged" in out
    assert contents(coded[0] / "communique.db") == before


def test_any_order_gives_the_same_records(cli: Cli, rows: Rows, tmp_path: Path) -> None:
    """One file after the other from the last, linked once at the end, as against one run."""
    store = tmp_path / "other.db"
    meta = str(DEMO / "metadata.csv")
    for path in sorted(DEMO.glob("*.txt"), reverse=True):
        args = ("code", str(path), "--metadata", meta, "--store", str(store), "--no-link")
        assert cli(*args)[0] == 0
    assert cli("link", "--store", str(store))[0] == 0
    for listing in LISTINGS:
        one = rows(listing, "--all")
        other = rows(listing, "--all", "--store", str(store))
        assert sorted(one, key=lambda r: r["id"]) == sorted(other, key=lambda r: r["id"])


def test_other_metadata_replaces_the_document(cli: Cli, rows: Rows, tmp_path: Path) -> None:
    text = "Peru’s foreign minister met her Chilean counterpart in Arica on Monday.\n"
    (tmp_path / "a.txt").write_text(text)
    store = ("--store", str(tmp_path / "a.db"))
    assert cli("code", str(tmp_path / "a.txt"), *store)[0] == 0
    (first,) = rows("documents", *store)
    table = tmp_path / "m.csv"
    table.write_text("file,published,publisher,title,url\na.txt,2031-05-06,Lake Wire,,\n")
    code, out, _ = cli("code", str(tmp_path / "a.txt"), "--metadata", str(table), *store)
    assert code == 0 and "1 coded" in out
    (second,) = rows("documents", *store)
    assert (second["publisher"], second["published"]["edtf"]) == ("Lake Wire", "2031-05-06")
    (mention,) = rows("mentions", *store)
    assert mention["date"]["edtf"] == "2031-05-05"
    assert json.loads(cli("show", first["id"], "--json", *store)[1])["id"] == second["id"]


# listings


@pytest.mark.parametrize("listing", LISTINGS)
def test_every_format_lists_the_same(cli: Cli, rows: Rows, listing: str, tmp_path: Path) -> None:
    ids = [r["id"] for r in rows(listing)]
    assert ids and len(ids) == len(set(ids))
    code, out, _ = cli(listing, "--format", "csv")
    assert code == 0
    assert [r["id"] for r in csv.DictReader(io.StringIO(out))] == ids
    target = tmp_path / "x.parquet"
    assert cli(listing, "--format", "parquet", "--output", str(target))[:2] == (0, "")
    assert pyarrow.parquet.read_table(target)["id"].to_pylist() == ids
    code, out, _ = cli(listing)
    assert code == 0 and out.startswith("id") and len(out.splitlines()) > len(ids)
    assert len(rows(listing, "--limit", "3")) == 3
    assert {r["id"] for r in rows(listing, "--all")} >= set(ids)


def parties(record: dict[str, Any]) -> set[str]:
    return {p["country"] for side in ("actors", "recipients") for p in record[side]}


def test_between(rows: Rows) -> None:
    found = rows("events", "--between", "ARG", "Indonesia")
    assert found and all(parties(r) >= {"ARG", "IDN"} for r in found)
    assert {r["id"] for r in found} < {r["id"] for r in rows("events")}
    assert found == rows("events", "--between", "Indonesian", "argentina")


def test_type_and_status(rows: Rows) -> None:
    every = rows("mentions")
    for event_type in ("CONSULT", "ACCUSE", "ASSAULT"):
        found = rows("mentions", "--type", event_type)
        assert found == [r for r in every if r["event_type"] == event_type] != []
    two = rows("mentions", "--type", "CONSULT", "--type", "accuse")
    assert two == [r for r in every if r["event_type"] in {"CONSULT", "ACCUSE"}]
    for status in ("planned", "negated", "proposed"):
        found = rows("mentions", "--status", status)
        assert found == [r for r in every if r["status"] == status] != []


def test_dates(rows: Rows) -> None:
    every = rows("mentions")
    found = rows("mentions", "--from", "2034", "--to", "2034-12")
    days = [r["date"] for r in found]
    assert found and all(d and d["max"] >= "2034" and d["min"] <= "2034-12-31" for d in days)
    early, late = rows("mentions", "--to", "2033"), rows("mentions", "--from", "2034")
    assert early and late and len(early) + len(late) <= len(every) + 2


def test_who_speaks(rows: Rows) -> None:
    found = rows("statements", "--speaker", "Wiryawan")
    assert found
    for r in found:
        assert any("Wir" in p["name"] for p in r["speakers"]), r["speakers"]
    about = {r["id"] for r in rows("statements", "--about", "IDN")}
    every = rows("statements")
    assert {r["id"] for r in every if any(a["id"] == "ac_IDN" for a in r["about"])} <= about
    assert 0 < len(about) < len(every)


def test_actors_outlets_and_places(rows: Rows) -> None:
    found = rows("mentions", "--actor", "Ecuador")
    assert found and all("ECU" in {p["country"] for p in r["actors"]} for r in found)
    found = rows("documents", "--publisher", "frontier")
    assert [r["publisher"] for r in found] == ["The Frontier Journal"]
    found = rows("mentions", "--place", "IDN")
    assert found and all(r["place"]["country"] == "IDN" for r in found)


def test_nothing_found_is_said_and_is_no_error(cli: Cli) -> None:
    code, out, err = cli("events", "--between", "ISL", "FJI", "--format", "jsonl")
    assert (code, out) == (0, "")
    assert "no events match" in err


def test_listings_follow_their_schema(cli: Cli, rows: Rows) -> None:
    code, out, _ = cli("schema")
    assert code == 0
    schemas = json.loads(out)
    for listing in LISTINGS:
        name = listing.removesuffix("s")
        assert json.loads(cli("schema", name)[1]) == schemas[name]
        properties = schemas[name]["properties"].keys()
        for record in rows(listing):
            assert record.keys() <= properties | {"file"}
            assert set(schemas[name]["required"]) <= record.keys()


# single records


@pytest.mark.parametrize("listing", LISTINGS)
def test_show_every_kind_of_record(cli: Cli, rows: Rows, listing: str) -> None:
    for record in rows(listing)[:4]:
        code, out, err = cli("show", record["id"])
        assert (code, err) == (0, "")
        assert record["id"] in out.splitlines()[0]
        code, out, _ = cli("show", record["id"], "--json")
        shown = json.loads(out)
        assert shown["id"] == record["id"]
        jsonio.from_json(jsonio.RECORD_TYPES[listing.removesuffix("s")], out)


def test_evidence_is_marked_in_its_text(cli: Cli, rows: Rows) -> None:
    (mention, *_) = rows("mentions", "--type", "COERCE")
    code, out, _ = cli("show", mention["id"])
    assert code == 0
    start = " ".join(mention["evidence"][0]["quote"].split()[:4])
    assert f"[{start}" in " ".join(out.split())


def test_search(cli: Cli, rows: Rows) -> None:
    code, out, err = cli("search", "palm", "oil")
    assert code == 0 and "sentences" in err
    assert "[palm]" in out and "[oil]" in out
    known = {r["id"] for name in ("mentions", "statements") for r in rows(name, "--all")}
    named = {w for w in out.split() if w.startswith(("em_", "st_"))}
    assert named and named <= known
    assert cli("search", "zzzz")[0] == 0


def test_link_again_changes_nothing(cli: Cli, rows: Rows) -> None:
    before = rows("events", "--all")
    code, out, _ = cli("link")
    assert code == 0 and f"in 10 documents: {len(before)} events" in out
    assert rows("events", "--all") == before


def test_events_hold_their_mentions(rows: Rows) -> None:
    mentions = {m["id"]: m for m in rows("mentions", "--all")}
    events = rows("events", "--all")
    inside = [m["id"] for e in events for m in e["mentions"]]
    assert sorted(inside) == sorted(mentions)
    for event in events:
        for m in event["mentions"]:
            assert mentions[m["id"]]["event_id"] == event["id"]
    assert any(len(e["mentions"]) > 1 for e in events)
    assert any(r for e in events for r in e["relations"])


# what goes wrong


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A folder of inputs and stores that are each wrong in one way, and one good report."""
    (tmp_path / "good.txt").write_text("Oman and Yemen held talks in Muscat on Monday.\n")
    (tmp_path / "empty.txt").write_text(" \n\n")
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (tmp_path / "spanish.txt").write_text(
        "El ministro de Exteriores del Perú se reunió con su homólogo chileno en Arica. " * 4
    )
    (tmp_path / "large.txt").write_text("Oman and Yemen held talks in Muscat. " * 300)
    (tmp_path / "small.toml").write_text("max_bytes = 5000\n")
    (tmp_path / "wrong.csv").write_text("file,date\ngood.txt,2031\n")
    (tmp_path / "wrong_date.csv").write_text(
        "file,published,publisher,title,url\ngood.txt,6 May,,,\n"
    )
    (tmp_path / "text.db").write_text("no database\n")
    with sqlite3.connect(tmp_path / "newer.db") as connection:
        connection.execute("CREATE TABLE x (y)")
        connection.execute("PRAGMA user_version = 99")
        connection.execute(f"PRAGMA application_id = {0x434D5145}")
    with sqlite3.connect(tmp_path / "other.db") as connection:
        connection.execute("CREATE TABLE x (y)")
    return tmp_path


WRONG_INPUTS = [
    ("gone.txt", 2, "no such file or folder: gone.txt"),
    ("good.txt gone.txt", 1, "failed gone.txt: does not exist"),
    ("good.txt binary.txt", 1, "failed binary.txt: "),
    ("empty.txt", 0, "skipped empty.txt: empty"),
    ("spanish.txt", 0, "skipped spanish.txt: in Spanish (es), only English is coded"),
    ("large.txt --config small.toml", 0, "skipped large.txt: over size: "),
    ("good.txt --metadata wrong.csv", 3, "wrong.csv line 1: column published is missing"),
    ("good.txt --metadata wrong_date.csv", 3, "wrong_date.csv line 2: column published: "),
    ("good.txt --metadata gone.csv", 3, "gone.csv: cannot be read"),
    ("good.txt --store newer.db", 3, "newer.db: a store of version 99, newer than"),
    ("good.txt --store text.db", 3, "text.db is no store"),
    ("good.txt --store other.db", 3, "other.db is another program's database"),
    ("good.txt --store .", 3, ". is a folder; name a file in it"),
    ("good.txt --store no/such/x.db", 3, "make it first"),
    ("good.txt --codebook gone", 3, "gone: no such codebook folder"),
    ("good.txt --coder nobody/9", 3, "no coder named 'nobody/9'"),
    ("good.txt --config gone.toml", 3, "gone.toml: cannot be read"),
]


@pytest.mark.parametrize(("args", "expected", "words"), WRONG_INPUTS)
def test_what_is_wrong_is_named(
    cli: Cli,
    broken: Path,
    monkeypatch: pytest.MonkeyPatch,
    args: str,
    expected: int,
    words: str,
) -> None:
    monkeypatch.chdir(broken)
    code, _, err = cli("code", *args.split())
    assert code == expected
    assert words in err
    assert "Traceback" not in err
    if expected < 2:
        code, out, _ = cli("documents", "--format", "jsonl")
        assert code == 0
        assert len(out.splitlines()) == args.split().count("good.txt")


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder nobody may write to")
def test_a_folder_that_may_not_be_written_to(
    cli: Cli, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken)
    code, out, err = cli("code", "good.txt", "--store", "/proc/communique.db")
    assert (code, out) == (3, "")
    assert "/proc/communique.db" in err and "give another --store" in err


@pytest.mark.parametrize("command", ["events", "search war", "show em_1", "link"])
def test_without_a_store_it_says_what_to_do(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = cli(*command.split())
    assert (code, out) == (3, "")
    assert "run communique code PATH… first" in err


def test_a_broken_codebook_names_its_file(
    cli: Cli, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken)
    (broken / "own" / "types").mkdir(parents=True)
    (broken / "own" / "types" / "ESCORT.yaml").write_text("type: ESCORT\n")
    code, _, err = cli("code", "good.txt", "--codebook", "own")
    assert code == 3 and "ESCORT.yaml" in err


ESCORT = """
type: ESCORT
quad: 2
score: 6
definition: One country's ships see those of another safely to port.
patterns: [{id: shepherd, verbs: [shepherd], actor: subj, recipient: obj}]
"""


def test_a_codebook_of_ones_own_adds_a_type(
    cli: Cli, rows: Rows, broken: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(broken)
    (broken / "own" / "types").mkdir(parents=True)
    (broken / "own" / "types" / "ESCORT.yaml").write_text(ESCORT)
    (broken / "fiji.txt").write_text("Fiji shepherded a Tongan vessel. Samoa thanked Fiji.\n")
    assert cli("code", "fiji.txt", "--codebook", "own")[0] == 0
    (event,) = rows("events", "--type", "ESCORT")
    assert parties(event) == {"FJI", "TON"}
    assert len(rows("events")) == 2


# the shortest ways in


def test_the_demo_runs_in_a_shell(tmp_path: Path) -> None:
    done = shell("demo", folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Documents: 10 coded" in done.stdout
    assert "a chronicle" in done.stdout
    assert "Next:" in done.stdout
    assert list(tmp_path.iterdir()) == []


def test_standard_input(tmp_path: Path) -> None:
    line = json.dumps({"id": "a", "text": "Oman shelled Yemen.", "language": "en"})
    done = subprocess.run(
        [sys.executable, "-m", "communique.cli", "code", "-"],
        input=line,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "1 coded" in done.stdout


@pytest.fixture
def from_python(shared_model: None) -> Iterator[None]:
    from communique import api

    api._pipeline.cache_clear()
    yield
    api._pipeline.cache_clear()


def test_python_as_the_package_says(
    from_python: None, coded: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(coded[0])
    found = communique.code(
        "Peru's foreign minister met her Chilean counterpart on Monday.", published="2031-05-06"
    )
    (mention,) = found.mentions
    assert (mention.event_type, mention.date and mention.date.edtf) == ("CONSULT", "2031-05-05")
    assert {p.country for p in mention.actors} == {"PER", "CHL"}
    assert found.statements == ()
    with communique.open_store("communique.db") as store:
        events = list(store.events(communique.Filters(between=("ARG", "IDN"))))
        assert events and all(isinstance(e, communique.Event) for e in events)
        assert list(store.events(communique.Filters(between=("PER", "CHL")))) == []


def test_python_with_many_texts(from_python: None) -> None:
    text = "Oman and Yemen held talks in Muscat on 5 May 2031."
    coded, world = communique.code_all([text, f"{text} Rain fell.", "Nothing else happened."])
    assert [len(c.mentions) for c in coded] == [1, 1, 0]
    (event,) = world.events
    assert len(event.documents) == 2
    assert {a.id for a in world.actors} == {"ac_OMN", "ac_YEM"}


def test_python_errors(tmp_path: Path, from_python: None) -> None:
    with pytest.raises(communique.SkippedInput, match="empty"):
        communique.code("  ")
    with pytest.raises(communique.ReadError, match="is not a date"):
        communique.code("Oman shelled Yemen.", published="soon")
    with pytest.raises(communique.StoreError, match="no record at"):
        communique.open_store(tmp_path / "gone.db")
    with pytest.raises(communique.ConfigError, match="nobody/9"):
        communique.code("Oman shelled Yemen.", config=communique.Config(coder="nobody/9"))
    with pytest.raises(communique.UsageError):
        communique.Filters(status=("done",))


def test_python_keeps_to_the_configured_size(from_python: None) -> None:
    with pytest.raises(communique.SkippedInput, match="over size"):
        communique.code("Oman shelled Yemen. " * 20, config=communique.Config(max_bytes=50))


def test_a_filled_field_has_no_reason_for_being_empty(rows: Rows) -> None:
    for mention in rows("mentions"):
        assert mention["event_id"]
        assert "event_id" not in mention["why"]


def test_one_happening_of_two_reports_is_one_event(rows: Rows) -> None:
    several = [e for e in rows("events") if len(e["documents"]) > 1]
    (seizure,) = (e for e in several if e["event_type"] == "COERCE")
    assert {m["trigger"]["quote"] for m in seizure["mentions"]} >= {"seized", "stopped"}
    assert len(set(seizure["publishers"])) == 2
