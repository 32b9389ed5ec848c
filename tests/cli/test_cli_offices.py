"""`who`, `tenures`, `judge` and tables of one's own, as the shell has them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from link_records import Report, person

from communique.model import Participant, Span
from communique.model.coded import Coded
from communique.store import Store

Cli = Callable[..., tuple[int, str, str]]
OFFICE = "fisheries minister of Iceland"
HEAD = "country,office,name,family,also,title,start,end,interim,source\n"


def met(name: str, day: str, words: str, who: Participant) -> Coded:
    text = f"{words} met fleet {name}."
    report = Report(name, day, "Fjord Post").say(text, "met", actors=(who,))
    coded = report.coded()
    span = Span.of(coded.document.text, 0, len(words))
    actors = (replace(who, mentioned=span),)
    return replace(coded, mentions=(replace(coded.mentions[0], actors=actors),))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "communique.db"
    words = "Fisheries Minister Hildur Sandholt"
    with Store.open(path, create=True) as found:
        found.write(met("a", "2031-02-03", words, person("Hildur Sandholt", "ISL", OFFICE)))
        found.write(met("b", "2033-02-03", words, person("Hildur Sandholt", "ISL", OFFICE)))
        found.write(met("c", "2033-03-01", "Jónas Brekkan", person("Jónas Brekkan", "ISL")))
    return path


def test_who_by_the_bundled_table(run_here: Cli, tmp_path: Path) -> None:
    for words in ("defence minister of Iran", "Iranian defense minister"):
        code, out, err = run_here("who", words, "--on", "2018-04-03")
        assert (code, err) == (0, "")
        assert out.splitlines()[0] == "Amir Hatami"
        assert "bundled table, row" in out and "twice independently" in out


@pytest.mark.parametrize(
    ("words", "on", "name"),
    [
        ("chancellor of Germany", "2015", "Angela Merkel"),
        ("US secretary of state", "2016-05-01", "John Kerry"),
        ("taoiseach", "2018", "Leo Varadkar"),
        ("NATO secretary-general", "2018", "Jens Stoltenberg"),
    ],
)
def test_national_titles(run_here: Cli, words: str, on: str, name: str) -> None:
    code, out, _ = run_here("who", words, "--on", on, "--format", "jsonl")
    (line,) = [json.loads(x) for x in out.splitlines()]
    assert (code, line["answer"], line["name"]) == (0, True, name)
    assert line["terms"][0]["evidence"] and line["reason"]


def test_no_one_answer_is_explained(run_here: Cli) -> None:
    code, out, err = run_here("who", "Iran's defence minister", "--on", "2017-08")
    assert (code, err) == (0, "")
    assert out.startswith("two holders of the defense minister of Iran in 2017-08")
    assert "Hossein Dehghan" in out and "Amir Hatami" in out
    code, out, _ = run_here("who", "deputy foreign minister of Japan", "--on", "2018")
    assert code == 0 and "a deputy" in out


@pytest.mark.parametrize("words", ["wizard of Peru", "premier", "flurble"])
def test_questions_that_name_nothing_known(run_here: Cli, words: str) -> None:
    code, _, err = run_here("who", words, "--on", "2018")
    assert code == 1 and words.split()[0] in err


def test_a_date_that_is_none(run_here: Cli) -> None:
    code, _, err = run_here("who", "taoiseach", "--on", "soon")
    assert code == 2 and "--on" in err and "soon" in err


def test_who_by_the_reports_of_a_store(run_here: Cli, store: Path) -> None:
    assert run_here("link")[0] == 0
    ask = ("who", "Iceland's fisheries minister", "--on", "2032-01-01")
    assert "is no office there that is known" in run_here(*ask)[2]
    code, out, _ = run_here(*ask, "--store", str(store))
    assert code == 0 and out.splitlines()[0] == "Hildur Sandholt"
    assert "“Fisheries Minister Hildur Sandholt” (Fjord Post, 2031-02-03, dc_" in out


def test_a_table_of_ones_own(
    run_here: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table = tmp_path / "mine.csv"
    table.write_text(HEAD + "ISL,fisheries minister,Jónas Brekkan,,,,2031,..,,my list\n", "utf-8")
    ask = ("who", "fisheries minister of Iceland", "--on", "2032")
    code, out, _ = run_here(*ask, "--offices", str(table))
    assert code == 0 and "Jónas Brekkan" in out and "mine.csv table, row 2: my list" in out
    (tmp_path / "communique.toml").write_text('offices = ["mine.csv"]\n', encoding="utf-8")
    assert run_here(*ask)[1] == out
    table.write_text(HEAD + "Narnia,king,A B,,,,2031,,,\n", encoding="utf-8")
    code, _, err = run_here(*ask)
    assert code == 3 and "mine.csv row 2" in err and "Narnia" in err


def test_tenures_are_listed_and_shown(run_here: Cli, store: Path) -> None:
    run_here("link")
    code, out, _ = run_here("tenures", "--office", "fisheries", "--format", "jsonl")
    (tenure,) = [json.loads(x) for x in out.splitlines()]
    assert (code, tenure["name"], tenure["start"]) == (0, "Hildur Sandholt", "[..2031-02-03]")
    code, out, _ = run_here("show", tenure["id"])
    assert code == 0 and "[Fisheries Minister Hildur Sandholt]" in out
    code, out, _ = run_here("show", tenure["actor_id"])
    assert f"{tenure['id']}  fisheries minister of Iceland, [..2031-02-03] to [2033-02-03..]" in out
    assert run_here("tenures", "--format", "csv")[1].startswith("id,actor_id,name,office")


def actors(run_here: Cli) -> dict[str, str]:
    out = run_here("actors", "--format", "jsonl")[1]
    found = (json.loads(x) for x in out.splitlines())
    return {" + ".join(sorted(n["text"] for n in a["names"])): a["id"] for a in found}


def test_join_and_split_hold_over_runs(run_here: Cli, store: Path) -> None:
    run_here("link")
    ids = actors(run_here)
    code, out, _ = run_here("judge", "join", *ids.values(), "--reviewer", "anna")
    assert code == 0 and "are one actor now" in out
    assert list(actors(run_here)) == ["Hildur Sandholt + Jónas Brekkan"]
    run_here("link")
    (whole,) = actors(run_here).values()
    code, out, _ = run_here("judge", "split", whole, "Jónas Brekkan")
    assert code == 0 and "is 2 actors now" in out
    with Store.open(store) as found:
        late = met("d", "2034-03-01", "Jónas Brekkan", person("Jónas Brekkan", "ISL"))
        found.write(late)
    run_here("link")
    assert sorted(actors(run_here)) == ["Hildur Sandholt", "Jónas Brekkan"]
    assert "a person overruled" in run_here("show", actors(run_here)["Jónas Brekkan"])[1]


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("join", "ac_nothing", "ac_nobody"), "no actor ac_nothing"),
        (("split", "ac_nothing"), "no actor ac_nothing"),
    ],
)
def test_judging_what_is_not_there(
    run_here: Cli, store: Path, args: tuple[str, ...], message: str
) -> None:
    run_here("link")
    code, _, err = run_here("judge", *args)
    assert code == 2 and message in err


def test_judging_what_cannot_be(run_here: Cli, store: Path) -> None:
    run_here("link")
    one = actors(run_here)["Hildur Sandholt"]
    assert "two actors" in run_here("judge", "join", one, one)[2]
    assert "no document calls" in run_here("judge", "split", one, "Somebody Else")[2]
    assert "every document calls it the same" in run_here("judge", "split", one)[2]
