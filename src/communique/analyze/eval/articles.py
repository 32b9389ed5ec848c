"""`eval articles`: the story of web pages, from their markup or from their bare text."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

from communique.clean import clean
from communique.errors import InputError
from communique.read import read_text
from communique.read.page import decode_page, read_page

STORY = frozenset({"body", "analysis"})
"""Kinds of blocks that a page's story consists of; a benchmark's body has no title or captions."""
SUFFIXES = (".html", ".htm", ".html.gz", ".htm.gz")


def pages(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Name without suffix, and markup, of every page in a folder; empty where it is broken."""
    for path in sorted(folder.iterdir()):
        suffix = next((s for s in sorted(SUFFIXES, key=len)[::-1] if path.name.endswith(s)), None)
        if suffix:
            raw = path.read_bytes()
            yield path.name.removesuffix(suffix), _unpacked(raw) if suffix.endswith(".gz") else raw


def _unpacked(raw: bytes) -> bytes:
    try:
        return gzip.decompress(raw)
    except (OSError, EOFError, zlib.error):
        return b""


def story(name: str, raw: bytes) -> str:
    """The story as the reader of web pages finds it; empty where it finds none."""
    try:
        return read_page(raw, name=name).story
    except InputError:
        return ""


def stripped_story(name: str, raw: bytes) -> str:
    """The story found in the page's bare text, all markup gone; empty where there is none."""
    try:
        document = clean(read_text(bare(decode_page(raw, name).text), name=name, language="en"))
    except InputError:
        return ""
    found = (document.text[b.start : b.end] for b in document.blocks if b.kind in STORY)
    return "\n".join(found)


def bare(markup: str) -> str:
    """A page as the text left when its tags are gone, a block a line, boilerplate and all."""
    strip = _Strip()
    strip.feed(markup)
    strip.close()
    lines = re.sub(r"[ \t\r\f\v]+", " ", "".join(strip.out))
    return re.sub(r"\n\s*\n+", "\n\n", lines).strip()


class _Strip(HTMLParser):
    """Keeps the text and the breaks between blocks."""

    SILENT = frozenset("script style noscript template svg".split())
    BLOCKS = frozenset(
        "p div li ul ol br h1 h2 h3 h4 h5 h6 tr td section article header footer nav aside "
        "figure figcaption blockquote title main table form button option".split()
    )

    def __init__(self) -> None:
        super().__init__()
        self.out: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent += tag in self.SILENT
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in self.SILENT and self._silent > 0
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.out.append(data)

    def _break(self, tag: str) -> None:
        if tag in self.BLOCKS:
            self.out.append("\n")
