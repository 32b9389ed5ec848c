"""Whole pages: every block of every house style comes out right."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from communique.clean import clean
from communique.read import load_metadata, read_paths, read_text

HERE = Path(__file__).parent
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((HERE / "pages.yaml").read_text("utf-8"))
REPORTS = Path(__file__).parents[2].parent / "shared" / "reports"


def outline(document: Any) -> list[str]:
    text = document.text
    return [f"{b.kind}: {' '.join(text[b.start : b.end][:32].split())}" for b in document.blocks]


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_page(name: str) -> None:
    document = clean(read_text((HERE / "pages" / f"{name}.txt").read_text("utf-8"), name=name))
    expected = EXPECTED[name]
    assert outline(document) == expected["blocks"]
    assert (document.published and document.published.edtf) == expected["published"]
    for field in ("title", "byline", "agency", "publisher"):
        assert getattr(document, field) == expected[field], field
        assert document.why[field].reason


def test_every_page_is_listed() -> None:
    assert {path.stem for path in (HERE / "pages").glob("*.txt")} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_page_with_windows_newlines_and_hard_blanks_has_the_same_kinds(name: str) -> None:
    text = (HERE / "pages" / f"{name}.txt").read_text("utf-8")
    plain = clean(read_text(text))
    crlf = clean(read_text(text.replace("\n", "\r\n")))
    assert [b.kind for b in crlf.blocks] == [b.kind for b in plain.blocks]
    hard = clean(read_text(text.replace("\n\n", "\n\N{NO-BREAK SPACE}\n")))
    assert [b.kind for b in hard.blocks] == [b.kind for b in plain.blocks]


@pytest.mark.skipif(not REPORTS.is_dir(), reason="the sample reports are not on this machine")
def test_the_sample_reports() -> None:
    metadata = load_metadata(REPORTS / "metadata.csv")
    documents = {
        d.file[:3]: clean(d)
        for d in read_paths([REPORTS], metadata=metadata)
        if not isinstance(d, Exception)
    }
    kinds = {name: Counter(b.kind for b in d.blocks) for name, d in documents.items()}
    assert kinds == {
        "000": {"body": 4, "analysis": 3, "notice": 1},
        "001": {"title": 1, "body": 11, "caption": 1, "byline": 1, "bio": 1, "related": 19},
        "002": {"title": 1, "dateline": 1, "body": 15},
        "003": {"body": 17},
        "004": {"metadata": 3, "title": 1, "dateline": 1, "body": 13, "tags": 1},
    }
    dates = {name: d.published.edtf for name, d in documents.items() if d.published}
    assert dates == {
        "000": "2017-04-26",
        "001": "2015-04-17",
        "002": "XXXX-04-07",
        "003": "2023-09-20",
        "004": "2018-09-27",
    }
    assert len(documents["004"].why["published"].spans) == 3
    assert documents["001"].byline and documents["001"].title
    assert documents["000"].title is None and documents["000"].why["title"].reason


def test_what_is_given_wins() -> None:
    text = (
        "TITLE FOUND HERE TODAY\n\nBy Ann Lee\n\n5 May 2020\n\nThe envoys met in Accra on Monday."
    )
    found = clean(read_text(text, title="My own title", published="2019", publisher="Me"))
    assert (found.title, found.publisher) == ("My own title", "Me")
    assert found.published and found.published.edtf == "2019"
    assert found.why["title"].reason == "given in the call"
    assert found.byline == "Ann Lee"
    assert found.blocks[0].kind == "title"


def test_cleaning_again_changes_nothing() -> None:
    document = clean(read_text((HERE / "pages" / "think_tank.txt").read_text("utf-8")))
    assert clean(document).blocks == document.blocks
