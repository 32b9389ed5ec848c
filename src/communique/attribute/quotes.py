"""Quotations: what stands between quotation marks, across sentences and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.parse import Parsed, Unit

_DOUBLE = re.compile(r"[“”„«»\"]|''(?!')|(?<!\S)''(?=')|``")
_SINGLE = re.compile(r"(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])['’](?!\w)")
_DECADE = re.compile(r"['‘’](?:\d0s|em\b|til\b|n\b|tis\b|twas\b)", re.IGNORECASE)
MAX_SINGLE = 400
"""Code points between single marks; a wider pair is two apostrophes."""
_OPENING = frozenset("“„«")
_CLOSING = frozenset("”»")


@dataclass(frozen=True, slots=True)
class Quotation:
    """What one pair of marks encloses in one unit, the marks included.

    `first` and `last` are tokens of the unit (half-open), `start` and `end` offsets in the unit's
    `doc`. `open_left` says that it goes on from the paragraph before, `open_right` that no mark
    closes it in its own paragraph.
    """

    unit: int
    first: int
    last: int
    start: int
    end: int
    open_left: bool = False
    open_right: bool = False

    def __len__(self) -> int:
        return self.last - self.first

    def overlaps(self, first: int, last: int) -> bool:
        """Whether it shares a token with the range."""
        return self.first < last and first < self.last


def quotations(
    parsed: Parsed, texts: Sequence[str] | None = None
) -> dict[int, tuple[Quotation, ...]]:
    """The quotations of each unit in order; a unit without any has an empty tuple.

    `texts` are the units' texts where they are at hand.
    """
    texts = [unit.doc.text for unit in parsed.units] if texts is None else texts
    found: dict[int, tuple[Quotation, ...]] = {}
    running = False
    for unit in parsed.units:
        here = tuple(_of_unit(unit, texts[unit.index], running=running))
        running = bool(here) and here[-1].open_right
        found[unit.index] = here
    return found


def _of_unit(unit: Unit, text: str, *, running: bool) -> Iterator[Quotation]:
    pairs = list(_double_pairs(text))
    taken = [(start, end) for start, end, _ in pairs]
    pairs += [(a, b, False) for a, b in _single_pairs(text) if not _inside(a, taken)]
    if not pairs:
        return
    for start, end, unclosed in sorted(pairs):
        first, last = _tokens(unit, start, end)
        if first < last:
            begins = not text[:start].strip()
            yield Quotation(unit.index, first, last, start, end, running and begins, unclosed)


def _double_pairs(text: str) -> Iterator[tuple[int, int, bool]]:
    begin: int | None = None
    for mark in _DOUBLE.finditer(text):
        opens = _opens(text, mark)
        if begin is None:
            if opens is False and mark[0] in _CLOSING and _worth(text[: mark.start()]):
                continue  # a closing mark whose opening one is lost
            begin = mark.start()
        elif opens is not True or _closes_after_all(text, mark):
            yield begin, mark.end(), False
            begin = None
    if begin is not None and _worth(text[begin:]):
        yield begin, len(text.rstrip()), True


def _opens(text: str, mark: re.Match[str]) -> bool | None:
    if mark[0] in _OPENING or mark[0] == "``":
        return True
    if mark[0] in _CLOSING:
        return False
    return None


def _closes_after_all(text: str, mark: re.Match[str]) -> bool:
    """Whether an opening mark stands where only a closing one can: “It is so,“ she said."""
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    return before in set(",.!?…") and not after.strip()


def _worth(text: str) -> bool:
    return len(text.split()) > 1


def _single_pairs(text: str) -> Iterator[tuple[int, int]]:
    begin: int | None = None
    for mark in _SINGLE.finditer(text):
        if _DECADE.match(text, mark.start()) or text[mark.start() : mark.start() + 2] == "''":
            continue
        opening = text[mark.end() : mark.end() + 1].isalnum()
        if opening:
            begin = mark.start()
        elif begin is not None:
            if mark.end() - begin <= MAX_SINGLE and not _plural(text, mark, begin):
                yield begin, mark.end()
                begin = None


def _plural(text: str, mark: re.Match[str], begin: int) -> bool:
    """Whether the mark is the apostrophe of a plural owner ("nations’ rights") before the close."""
    if text[mark.start() - 1 : mark.start()] != "s" or not text[mark.end() :].startswith(" "):
        return False
    return any(later.start() > mark.start() for later in _closers(text, mark.end(), begin))


def _closers(text: str, after: int, begin: int) -> Iterator[re.Match[str]]:
    for later in _SINGLE.finditer(text, after, min(len(text), begin + MAX_SINGLE)):
        if text[later.end() : later.end() + 1].isalnum():
            return  # another quotation opens first
        yield later


def _inside(at: int, taken: list[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in taken)


def _tokens(unit: Unit, start: int, end: int) -> tuple[int, int]:
    span = unit.doc.covering(start, end)
    if span is None:
        return 0, 0
    return span.start, span.end
