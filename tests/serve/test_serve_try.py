"""Coding a pasted text, adding it or not, and who may."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from served_records import EVIL, MEETING, meeting
from starlette.testclient import TestClient

from communique.errors import SkippedInput
from communique.model.coded import Coded
from communique.serve import Draft
from communique.store import Store


class Desk:
    """Codes as the pipeline would, from what is known, and keeps what was asked."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.added: list[Coded] = []

    def code(self, draft: Draft) -> Coded:
        self.drafts.append(draft)
        if draft.text.startswith("Bonjour"):
            raise SkippedInput("pasted", "the text is in French; only English is read")
        found = meeting()
        return replace(found, document=replace(found.document, title=draft.title))

    def add(self, coded: Coded) -> bool:
        self.added.append(coded)
        return True


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def page(client: Any, desk: Desk) -> TestClient:
    found: TestClient = client(code=desk.code, add=desk.add)
    return found


def csrf(page: TestClient) -> str:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', page.get("/try").text)
    assert found
    return found[1]


def test_text_is_coded_and_not_kept(page: TestClient, desk: Desk) -> None:
    data = {"csrf": csrf(page), "text": "a\r\nb", "published": "2030-05-04", "title": EVIL}
    found = page.post("/try", data=data)
    assert found.status_code == 200
    assert "not in the record" in found.text and "day and month as written" in found.text
    assert desk.drafts == [Draft("a\nb", "2030-05-04", None, EVIL)]
    assert desk.added == [] and "<script>" not in found.text


def test_text_is_added_when_asked(page: TestClient, desk: Desk) -> None:
    data = {"csrf": csrf(page), "text": MEETING, "add": "yes"}
    found = page.post("/try", data=data, follow_redirects=False)
    assert found.status_code == 303
    assert found.headers["location"].startswith(f"/documents/{meeting().document.id}")
    assert len(desk.added) == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"text": "  "}, "no text"),
        ({"text": "x", "published": "next spring"}, "date cannot be read"),
        ({"text": "Bonjour à tous"}, "only English"),
    ],
)
def test_what_cannot_be_coded_is_said(page: TestClient, data: dict[str, str], words: str) -> None:
    found = page.post("/try", data={"csrf": csrf(page), **data})
    assert found.status_code == 422 and words in found.text
    assert data["text"].strip() in found.text


def test_form_without_its_token_is_refused(page: TestClient, desk: Desk) -> None:
    good = csrf(page)
    for given in ({}, {"csrf": ""}, {"csrf": "0" * 64}):
        assert page.post("/try", data={"text": "x", **given}).status_code == 403
    page.cookies.clear()
    assert page.post("/try", data={"text": "x", "csrf": good}).status_code == 403
    assert desk.drafts == []


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:9999"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_form_from_another_site_is_refused(
    page: TestClient, desk: Desk, headers: dict[str, str]
) -> None:
    data = {"csrf": csrf(page), "text": "x", "add": "yes"}
    assert page.post("/try", data=data, headers=headers).status_code == 403
    for suffix in (".json", ".csv"):
        assert page.post(f"/try{suffix}", data=data, headers=headers).status_code == 403
    assert desk.drafts == [] and desk.added == []


def test_programs_need_no_form(page: TestClient, desk: Desk) -> None:
    found = page.post("/try.json", data={"text": MEETING, "add": "yes"}).json()
    assert found["document"]["id"] == meeting().document.id and len(found["mentions"]) == 2
    table = page.post("/try.csv", data={"text": MEETING}).text
    assert len(table.splitlines()) == 3
    assert desk.added == []


def test_too_long_a_text_is_refused(client: Any, desk: Desk) -> None:
    page = client(code=desk.code, add=desk.add, max_bytes=100)
    assert page.post("/try", data={"csrf": csrf(page), "text": "x" * 1000}).status_code == 413
    parts = (b"text=" + b"x" * 1000 for _ in range(1))
    kind = {"content-type": "application/x-www-form-urlencoded"}
    assert page.post("/try.json", content=parts, headers=kind).status_code == 413
    assert desk.drafts == []


def test_page_that_only_reads_codes_nothing(client: Any) -> None:
    page = client()
    assert 'href="/try"' not in page.get("/").text
    assert page.post("/try.json", data={"text": "x"}).status_code == 404


def test_a_text_really_goes_into_the_record(
    client: Any, shared_model: None, tmp_path: Path
) -> None:
    from communique.cli.serve import coding
    from communique.config import Config

    path = tmp_path / "record.db"
    Store.open(path, create=True).close()
    page = client(store=path, **coding(path, Config()))
    text = "Peru's foreign minister met her Ecuadorian counterpart in Quito on Friday."
    data = {"csrf": csrf(page), "text": text, "published": "2030-05-04", "publisher": "Post"}
    assert "Consult" in page.post("/try", data=data).text
    assert page.get("/documents.json").json()["total"] == 0
    kept = page.post("/try", data={**data, "add": "yes"})
    assert kept.status_code == 200 and "Post" in kept.text
    assert page.get("/documents.json").json()["total"] == 1
    assert page.get("/events.json?type=CONSULT&between=PER,ECU").json()["total"] == 1
