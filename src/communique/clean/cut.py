"""Text to paragraphs: a page's lines, with hard-wrapped ones put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

NARROW = 130
"""Wider lines than this (code points) are whole paragraphs, not wrapped ones."""
FULL = 40
"""A wrapped line has at least this many code points."""

_LINE = re.compile("[^\n\r\x0b\x0c\x85\u2028\u2029]+")
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_CLOSED = re.compile(r"""[.!?…:;]["”’')\]]*$""")
_BULLET = re.compile(r"[-–—•*▪●·]\s|\d{1,2}[.)]\s")


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; `indent` counts what stood before it."""

    start: int
    end: int
    text: str
    indent: int
    after_gap: bool


def cut(text: str) -> list[tuple[int, int]]:
    """The paragraphs as offsets, in order; every character but white space is in exactly one."""
    lines = list(_lines(text))
    width = _wrap_width(lines)
    paragraphs: list[tuple[int, int]] = []
    for previous, line in zip([None, *lines], lines, strict=False):
        if previous is not None and width and _goes_on(previous, line, width):
            paragraphs[-1] = (paragraphs[-1][0], line.end)
        else:
            paragraphs.append((line.start, line.end))
    return paragraphs


def _lines(text: str) -> Iterator[Line]:
    last = 0
    for found in _LINE.finditer(text):
        raw = found[0]
        bare = raw.strip()
        if not bare:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = found.start() + indent
        gap = len(_BREAK.findall(text, last, start)) > 1
        last = start + len(bare)
        yield Line(start, last, bare, indent, gap)


def _wrap_width(lines: list[Line]) -> int:
    """The width that the page's lines were wrapped at; 0 where they were not."""
    pairs = pairwise(lines)
    widths = [len(a.text) for a, b in pairs if _surely_goes_on(a, b)]
    return max(widths) if len(widths) > 1 else 0


def _surely_goes_on(line: Line, following: Line) -> bool:
    """Whether a sentence runs over the end of the line: no gap, no stop, a small letter next."""
    return (
        not following.after_gap
        and FULL <= len(line.text) <= NARROW
        and following.text[0].islower()
        and not _CLOSED.search(line.text)
    )


def _goes_on(line: Line, following: Line, width: int) -> bool:
    if following.after_gap or following.indent > line.indent + 1 or _BULLET.match(following.text):
        return False
    if _surely_goes_on(line, following):
        return True
    room = width - len(line.text)
    first_word = following.text.split(maxsplit=1)[0]
    return FULL <= len(line.text) <= width and len(first_word) + 1 > room
