"""`eval` and `audit` at the command line, on a small store and a small gold."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from store_records import COUNTRIES, coded, document, world

from communique.model.jsonio import from_json, to_dict
from communique.model.reviews import Review
from communique.store import Store

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    one = coded(document())
    with Store.open(tmp_path / "communique.db", create=True, countries=COUNTRIES) as made:
        made.write(one)
        made.write_world(world(one))
    return tmp_path / "communique.db"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold folder in two parts with the store's document."""
    one = coded(document())
    folder = tmp_path / "gold"
    (folder / "reports").mkdir(parents=True)
    (folder / "reports" / "002.txt").write_bytes(one.document.text.encode())
    page = {k: v for k, v in to_dict(one.document).items() if k != "text"}
    lines = {
        "documents.jsonl": [page],
        "mentions.jsonl": [{**to_dict(m), "file": "002.txt"} for m in one.mentions],
        "statements.jsonl": [{**to_dict(s), "file": "002.txt"} for s in one.statements],
    }
    for name, rows in lines.items():
        (folder / name).write_text("".join(json.dumps(r) + "\n" for r in rows))
    (folder / "reports.csv").write_text("file,thread,part\n002.txt,t01,dev\n")
    return folder


def f1(out: str, row: str) -> float | None:
    rows = [json.loads(line) for line in out.splitlines()]
    found: float | None = next(
        r["f1"] for r in rows if (r["section"], r["row"]) == ("mentions", row)
    )
    return found


def test_a_store_against_its_own_gold(run_here: Cli, store: Path, gold: Path) -> None:
    code, out, err = run_here("eval", "record", "gold", "--store", str(store), "--format", "jsonl")
    assert (code, err) == (0, "")
    assert f1(out, "type") == 1
    assert f1(out, "right: type and both sides' countries") == 1


def test_predictions_from_a_file(run_here: Cli, store: Path, gold: Path) -> None:
    _, out, _ = run_here("mentions", "--format", "jsonl", "--store", str(store))
    Path("all.jsonl").write_text(out)
    Path("first.jsonl").write_text(out.splitlines()[0] + "\n")
    code, out, _ = run_here(
        "eval", "record", "all.jsonl", "--predictions", "first.jsonl", "--format", "jsonl"
    )
    assert code == 0
    assert f1(out, "type") == pytest.approx(2 / 3)


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_tables_for_reading(run_here: Cli, store: Path, gold: Path, form: str) -> None:
    args = ("eval", "record", "gold", "--store", str(store), "--format", form, "-o", "scores")
    code, out, err = run_here(*args)
    text = Path("scores").read_text()
    assert (code, out, err) == (0, "", "written to scores\n")
    assert "1.000" in text and "status" in text
    assert text.startswith({"table": "MENTIONS", "markdown": "###", "html": "<!doctype"}[form])


def test_errors_are_listed_of_the_development_part_only(
    run_here: Cli, store: Path, gold: Path
) -> None:
    rows = (gold / "mentions.jsonl").read_text()
    (gold / "mentions.jsonl").write_text(rows.replace('"CONSULT"', '"ASSAULT"'))
    code, out, _ = run_here("eval", "record", "gold", "--store", str(store), "--errors")
    assert code == 0
    assert "002.txt  type" in out and "ASSAULT" in out and "CONSULT" in out
    args = ("eval", "record", "gold", "--store", str(store), "--errors", "--part", "test")
    code, out, err = run_here(*args)
    assert (code, out) == (2, "")
    assert "--errors never shows a test part" in err
    (gold / "reports.csv").write_text("file,thread,part\n002.txt,t01,test\n")
    code, out, err = run_here("eval", "record", "gold", "--store", str(store), "--errors")
    assert (code, out) == (2, "")


def test_what_cannot_be_scored_is_said(run_here: Cli, store: Path, gold: Path) -> None:
    assert run_here("eval", "record", "nothing")[0] == 3
    both = ("eval", "record", "gold", "--store", "a", "--predictions", "b")
    assert "give one of them" in run_here(*both)[2]
    rows = (gold / "mentions.jsonl").read_text()
    (gold / "mentions.jsonl").write_text(rows.replace('"start":', '"start":1', 1))
    code, _, err = run_here("eval", "record", "gold", "--store", str(store))
    assert code == 3 and "mentions.jsonl line 1" in err
    (gold / "mentions.jsonl").write_text("{]\n")
    code, _, err = run_here("eval", "record", "gold", "--store", str(store))
    assert code == 3 and "mentions.jsonl line 1: is not JSON" in err


def test_another_set_of_documents_is_no_score(run_here: Cli, store: Path, tmp_path: Path) -> None:
    _, out, _ = run_here("mentions", "--format", "jsonl", "--store", str(store))
    Path("gold.jsonl").write_text(out)
    one = json.loads(out.splitlines()[0])
    Path("other.jsonl").write_text(json.dumps(one | {"document_id": "dc_other"}) + "\n")
    code, _, err = run_here("eval", "record", "gold.jsonl", "--predictions", "other.jsonl")
    assert code == 2
    assert "none of the gold's 1 documents is in other.jsonl" in err


def test_pairs_and_attributions(shared_model: None, run_here: Cli, tmp_path: Path) -> None:
    table = tmp_path / "in.tsv"
    table.write_text(
        "uid\tmarked_sentence\n"
        "a\t<s>Peru</s> accused <t>Chile</t> of spying on its ports.\n"
        "b\tColours faded slowly.\n"
    )
    out = tmp_path / "out.csv"
    assert run_here("eval", "pairs", str(table), "-o", str(out))[0] == 0
    rows = out.read_text().splitlines()
    assert rows[0] == "uid,pred_root,status,confidence"
    assert rows[1] == "a,ACCUSE,occurred,1.00"
    assert rows[2].startswith("b,") and rows[2].split(",")[1]
    folder = tmp_path / "texts"
    folder.mkdir()
    text = "The minister said the border would reopen."
    (folder / "one.txt").write_text(text)
    found = tmp_path / "found.jsonl"
    assert run_here("eval", "attributions", str(folder), "-o", str(found))[0] == 0
    row = json.loads(found.read_text())
    assert row["doc"] == "one"
    quotes = {k: [text[s:e] for s, e in row[k]] for k in ("source", "cue", "content")}
    assert quotes == {
        "source": ["The minister"],
        "cue": ["said"],
        "content": ["the border would reopen"],
    }


def press(monkeypatch: pytest.MonkeyPatch, keys: str) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(keys))


def test_audit(run_here: Cli, store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    args = ("audit", "--sample", "10", "--reviewer", "R", "--store", str(store))
    press(monkeypatch, "q")
    code, out, _ = run_here(*args)
    assert code == 0 and out.endswith("No verdict yet, so no figure.\n")
    press(monkeypatch, "xur")
    code, out, _ = run_here(*args)
    assert "precision 1.000" in out and "1 of 2 drawn mentions checked, of 2" in out
    assert "the same command goes on with the rest" in out
    press(monkeypatch, "wur")
    code, out, _ = run_here(*args)
    assert "precision 1.000" in out and "2 of 2 drawn" in out
    verdicts = [
        from_json(Review, line) for line in Path("communique-audit.jsonl").read_text().splitlines()
    ]
    assert [v.verdict for v in verdicts] == ["right", "right"]
    assert len({v.note for v in verdicts}) == 2
    press(monkeypatch, "")
    assert "[" in out and "2 of 2" in run_here(*args)[1]


def test_an_audit_file_that_is_none(run_here: Cli, store: Path) -> None:
    Path("other.jsonl").write_text("{}\n")
    code, _, err = run_here("audit", "--verdicts", "other.jsonl", "--store", str(store))
    assert code == 2 and "other.jsonl line 1: is no verdict" in err


def test_the_bundled_test_part_is_not_shown_by_its_mentions_alone(
    run_here: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from communique.analyze.eval import BUNDLED, unread

    monkeypatch.chdir(tmp_path)
    rows = (BUNDLED / "mentions.jsonl").read_text().splitlines()
    kept = [line for line in rows if json.loads(line)["document_id"] in unread()]
    assert kept
    Path("alone.jsonl").write_text("\n".join(kept) + "\n")
    args = ("eval", "record", "alone.jsonl", "--predictions", "alone.jsonl", "--errors")
    code, out, err = run_here(*args)
    assert (code, out) == (2, "")
    assert "never shows a test part" in err


def test_predictions_without_ids_and_by_file(run_here: Cli, store: Path, gold: Path) -> None:
    rows = [json.loads(line) for line in (gold / "mentions.jsonl").read_text().splitlines()]
    plain = [{k: v for k, v in r.items() if k not in {"id", "document_id"}} for r in rows]
    needed = [r | {"links": [], "statement_id": None} for r in plain]
    Path("theirs.jsonl").write_text("".join(json.dumps(r) + "\n" for r in needed))
    code, out, err = run_here(
        "eval", "record", "gold", "--predictions", "theirs.jsonl", "--format", "jsonl"
    )
    assert (code, err) == (0, "")
    assert f1(out, "type") == 1
    Path("theirs.jsonl").write_text(json.dumps(needed[0] | {"file": "other.txt"}) + "\n")
    code, _, err = run_here("eval", "record", "gold", "--predictions", "theirs.jsonl")
    assert code == 3 and "line 1: has no document_id, and no gold file is 'other.txt'" in err


def test_two_rows_of_one_id_are_refused(run_here: Cli, store: Path, gold: Path) -> None:
    first = (gold / "mentions.jsonl").read_text().splitlines()[0]
    (gold / "mentions.jsonl").write_text(f"{first}\n{first}\n")
    code, _, err = run_here("eval", "record", "gold", "--store", str(store))
    assert code == 3 and "mentions.jsonl line 2: the id em_" in err


def test_a_verdict_on_what_is_coded_otherwise_now_is_asked_again(
    run_here: Cli, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    args = ("audit", "--sample", "10", "--store", str(store))
    press(monkeypatch, "rr")
    assert "2 of 2 drawn" in run_here(*args)[1]
    rows = Path("communique-audit.jsonl").read_text()
    value = json.loads(rows.splitlines()[0])["value"]
    Path("communique-audit.jsonl").write_text(rows.replace(value, "judged otherwise"))
    press(monkeypatch, "q")
    assert "1 of 2 drawn" in run_here(*args)[1]


def test_raw_sentences_are_scored(run_here: Cli, tmp_path: Path, shared_model: None) -> None:
    rows = [
        (
            "x1",
            "dev",
            "Peru condemned Ecuador over the shelling of a post.",
            "ACCUSE",
            "PER",
            "ECU",
        ),
        ("x2", "test", "Chile expelled two diplomats of Ghana.", "SANCTION", "CHL", "GHA"),
    ]
    keys = ("id", "part", "text", "root")
    lines = [
        dict(zip(keys, row[:4], strict=True)) | {"actors": [row[4]], "recipients": [row[5]]}
        for row in rows
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(line) + "\n" for line in lines))
    code, out, _ = run_here("eval", "sentences", str(gold), "--format", "jsonl")
    scores = {s["row"]: s for s in map(json.loads, out.splitlines())}
    assert code == 0
    assert scores["root"]["recall"] == scores["root and both sides"]["recall"] == 1
    _, out, _ = run_here("eval", "sentences", str(gold), "--part", "dev", "--format", "jsonl")
    assert {json.loads(line)["row"] for line in out.splitlines()} >= {"root", "ACCUSE"}
    assert "SANCTION" not in out


def test_a_file_without_sentences_is_named(run_here: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    code, _, err = run_here("eval", "sentences", str(tmp_path / "empty.jsonl"))
    assert code == 2 and "holds no sentence" in err
