"""Cut coded blocks into units that the parser takes at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from communique.model import CODED_BLOCKS, Block, Document

MAX_UNIT = 4500
"""Code points in a unit; the parser's memory grows faster than its input beyond that."""

_BREAK = re.compile(r"\r\n|\r|\n|\u2028|\u2029")
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]]*\s*$")
_SPACE = re.compile(r"\s")


def units_of(document: Document) -> Iterator[tuple[Block, int, int]]:
    """Each unit as its block, start and end in the stored text."""
    for block in document.blocks:
        if block.kind in CODED_BLOCKS:
            for start, end in _paragraphs(document.text, block.start, block.end):
                for cut in _bounded(document.text, start, end):
                    yield block, *cut


def blank(text: str) -> str:
    """The text with every white-space code point read as a blank; offsets stay."""
    return _SPACE.sub(" ", text)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at line breaks, except where a line plainly runs on into the next one."""
    begin = start
    for found in _BREAK.finditer(text, start, end):
        before, after = text[begin : found.start()], text[found.end() : end].lstrip("\r\n")
        if found.start() < begin or (before.strip() and _runs_on(before, after, text, found)):
            continue
        if before.strip():
            yield begin, found.start()
        begin = found.end()
    if text[begin:end].strip():
        yield begin, end


def _runs_on(before: str, after: str, text: str, found: re.Match[str]) -> bool:
    blank_line = text[found.end() : found.end() + 1] in {"\n", "\r"}
    if blank_line or _SENTENCE_END.search(before):
        return False
    return after[:1].islower() or before.rstrip().endswith((",", ";"))


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > MAX_UNIT:
        window = text[start : start + MAX_UNIT]
        cut = max(window.rfind(". "), window.rfind("? "), window.rfind("! "))
        cut = cut + 2 if cut > MAX_UNIT // 4 else max(window.rfind(" ") + 1, MAX_UNIT // 4)
        yield start, start + cut
        start += cut
    yield start, end
