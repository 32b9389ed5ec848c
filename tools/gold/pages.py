"""A report as annotators see it: numbered lines, numbered sentences.

The numbers are addresses for `notation.py` and no part of the gold itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.model import Span

ENDS = re.compile(r"[.!?…](?:[\"”’'»)\]]+)?\s+(?=[\"“‘'«(\[]?[A-Z0-9À-ÞŞ])")
NO_END = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Brig|Sen|Rep|Gov|Hon|St|Ste|No|Nos|vs|cf|approx|Inc|Ltd|Co"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)|\b[A-Z]|\b[ap]\.m)\.$"
)


@dataclass(frozen=True, slots=True)
class Page:
    """A text with its lines and sentences, both numbered from 1; blank lines have no number."""

    text: str
    lines: tuple[Span, ...]
    sentences: tuple[Span, ...]

    def shown(self) -> str:
        """The text with `L3` before each line and `[12]` before each sentence."""
        out = []
        for number, line in enumerate(self.lines, 1):
            own = [(n, s) for n, s in enumerate(self.sentences, 1) if line.contains(s)]
            out.append(f"L{number} " + " ".join(f"[{n}] {s.quote}" for n, s in own))
        return "\n".join(out)


def page(text: str) -> Page:
    """The numbered page of a text."""
    lines = tuple(
        Span.trimmed(text, found.start(), found.end())
        for found in re.finditer(r"[^\n]+", text)
        if found[0].strip()
    )
    return Page(text, lines, tuple(s for line in lines for s in _sentences(text, line)))


def _sentences(text: str, line: Span) -> list[Span]:
    found, start = [], line.start
    for gap in ENDS.finditer(text, line.start, line.end):
        stop = gap.end() - len(gap[0]) + len(gap[0].rstrip())
        if NO_END.search(text[start:stop]):
            continue
        found.append(Span.of(text, start, stop))
        start = gap.end()
    if start < line.end:
        found.append(Span.of(text, start, line.end))
    return found
