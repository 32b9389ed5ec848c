"""What holds for every text."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.clean import clean
from communique.errors import InputError
from communique.model import Document
from communique.read import read_text

PAGES = [p.read_text("utf-8") for p in sorted((Path(__file__).parent / "pages").glob("*.txt"))]
LINES = sorted({line for page in PAGES for line in page.splitlines()})
odd = st.text(
    st.characters()
    | st.sampled_from("\N{NO-BREAK SPACE}\r\n\0 ־א́\u202e🇮🇷👩‍🚀\u2028\x85 . —:/()0123456789۱۳"),
    max_size=300,
)
pages = st.lists(st.sampled_from(LINES) | odd, max_size=12)
joints = st.sampled_from(["\n", "\n\n", "\r\n", "\r\n\r\n", " ", "\n\N{NO-BREAK SPACE}\n", "\x0c"])


def check(document: Document) -> None:
    text = document.text
    covered = [0] * len(text)
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(text)
        assert block.reason
        for i in range(block.start, block.end):
            covered[i] += 1
    assert max(covered, default=0) <= 1
    assert all(n == 1 for n, c in zip(covered, text, strict=True) if not c.isspace())
    assert list(document.blocks) == sorted(document.blocks, key=lambda b: b.start)
    for why in document.why.values():
        assert why.reason
        for span in why.spans:
            assert text[span.start : span.end] == span.quote


@settings(max_examples=150, deadline=None)
@given(odd)
def test_any_text(text: str) -> None:
    try:
        document = read_text(text, language="en")
    except InputError:
        return
    check(clean(document))
    assert len(document.text) == len(text)


@settings(max_examples=150, deadline=None)
@given(pages, joints)
def test_any_page(lines: list[str], joint: str) -> None:
    try:
        document = read_text(joint.join(lines), language="en")
    except InputError:
        return
    found = clean(document)
    check(found)
    assert found.text == document.text and found.id == document.id
    assert clean(document) == found


def test_the_pages_themselves() -> None:
    for page in PAGES:
        check(clean(read_text(page)))
