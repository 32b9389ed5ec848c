"""Text for a terminal, or for a file: marked by color in one, by brackets in the other."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass

import click

from communique.model import Span

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""Characters of a report that could steer a terminal."""


@dataclass(frozen=True, slots=True)
class Screen:
    """Where we print to; without `color` what is highlighted stands in [brackets]."""

    color: bool

    @classmethod
    def of_stdout(cls) -> Screen:
        """Standard output, in color where it is a terminal and NO_COLOR is not set."""
        return cls(sys.stdout.isatty() and not os.environ.get("NO_COLOR"))

    def echo(self, text: str = "") -> None:
        """Print a line or more."""
        click.echo(text, color=self.color)

    def head(self, text: str) -> str:
        """A heading."""
        return click.style(clean(text), bold=True) if self.color else clean(text)

    def dim(self, text: str) -> str:
        """Text that matters less."""
        return click.style(clean(text), dim=True) if self.color else clean(text)

    def mark(self, text: str) -> str:
        """Text that is pointed at."""
        return (
            click.style(clean(text), fg="yellow", bold=True) if self.color else f"[{clean(text)}]"
        )

    def marked(self, text: str, spans: Iterable[tuple[int, int]], start: int, end: int) -> str:
        """The text from `start` to `end` with the spans in it highlighted; they may overlap."""
        pieces: list[str] = []
        at = start
        for low, high in merged(spans):
            low, high = max(low, at), min(high, end)
            if low < high:
                pieces += [clean(text[at:low]), self.mark(text[low:high])]
                at = high
        return "".join([*pieces, clean(text[at:end])])

    def excerpts(self, text: str, spans: Iterable[Span]) -> list[str]:
        """The paragraphs in which the spans stand, highlighted; `…` where something is left out."""
        wanted = [(s.start, s.end) for s in spans]
        found: list[str] = []
        last = 0
        for low, high in merged([_paragraph(text, *span) for span in wanted]):
            if found and text[last:low].strip():
                found.append(self.dim("…"))
            found.append(self.marked(text, wanted, low, high).strip())
            last = high
        return found


def clean(text: str) -> str:
    """The text without characters that could steer a terminal; line ends become \\n."""
    return _CONTROL.sub("�", text.replace("\r\n", "\n").replace("\r", "\n"))


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The stretches that the spans cover together, in order."""
    found: list[tuple[int, int]] = []
    for low, high in sorted(spans):
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def _paragraph(text: str, start: int, end: int) -> tuple[int, int]:
    """The lines on which a span stands."""
    after = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if after < 0 else after
