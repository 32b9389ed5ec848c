"""Records as a table for reading: as wide as the terminal, or as it needs when piped."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console, OverflowMethod
from rich.table import Table
from rich.text import Text

from communique.export.shown import TABLES, Shown

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")

CHUNK = 200
"""Rows whose widths decide the columns' widths, and rows printed at once."""

PIPED_WIDTH = 180
LONGEST_WORD = 14
"""Characters up to which a word is not broken; longer ones may be."""

SHORT_ID = 11
"""Characters of an id on a terminal; `communique show` takes them."""


def one_line(text: str) -> str:
    """The text on one line, without characters that could steer a terminal."""
    return _CONTROL.sub("\ufffd", " ".join(text.split()))


def write_table(records: Iterable[object], kind: type, out: TextIO) -> int:
    """Print the records as a table; how many there were. Nothing is printed for none."""
    console = Console(file=out, highlight=False)
    if not console.is_terminal:
        console = Console(file=out, highlight=False, width=_piped_width(console))
    n = 0
    widths: list[int] = []
    for chunk in _chunks(records):
        rows = [[one_line(s.value(r)) for s in TABLES[kind]] for r in chunk]
        if console.is_terminal:
            rows = [[row[0][:SHORT_ID], *row[1:]] for row in rows]
        widths = widths or _widths(TABLES[kind], rows, console.width)
        with console.capture() as page:  # so that a broken pipe is ours to see, not rich's
            console.print(_table(TABLES[kind], rows, widths, first=n == 0))
        out.write(page.get())
        n += len(rows)
    return n


def _piped_width(console: Console) -> int:
    """COLUMNS where set, which rich has read already; else wide enough for whole ids."""
    return console.width if os.environ.get("COLUMNS", "").isdigit() else PIPED_WIDTH


def _widths(columns: tuple[Shown, ...], rows: list[list[str]], width: int) -> list[int]:
    """Fixed columns as wide as they need; the others get the least that breaks no word, then
    their share of what is left, none above its need.
    """
    cells = list(zip(*rows, strict=True))
    need = [max(len(c.name), *map(cell_len, cells[i])) for i, c in enumerate(columns)]
    found = [_least(c, cells[i]) if c.share else need[i] for i, c in enumerate(columns)]
    left = width - 2 * len(columns) - sum(found)
    waiting = [i for i, c in enumerate(columns) if c.share]
    waiting.sort(key=lambda i: (need[i] - found[i]) / columns[i].share)
    while waiting and left > 0:
        part = left * columns[waiting[0]].share // sum(columns[i].share for i in waiting)
        more = min(need[waiting[0]] - found[waiting[0]], part)
        found[waiting.pop(0)] += more
        left -= more
    return found


def _least(column: Shown, cells: tuple[str, ...]) -> int:
    """The width of the longest word, unless the column is cut anyway."""
    words = () if column.cut else (cell_len(word) for cell in cells for word in cell.split())
    return max(len(column.name), min(LONGEST_WORD, max(words, default=0)))


def _table(
    columns: tuple[Shown, ...], rows: list[list[str]], widths: list[int], *, first: bool
) -> Table:
    table = Table(
        box=None, show_header=first, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0)
    )
    for column, width in zip(columns, widths, strict=True):
        overflow: OverflowMethod = "ellipsis" if column.cut else "fold"
        table.add_column(column.name, width=width, overflow=overflow, no_wrap=column.cut)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _chunks(records: Iterable[object]) -> Iterator[list[object]]:
    source = iter(records)
    while found := list(islice(source, CHUNK)):
        yield found
