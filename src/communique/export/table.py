"""Records as a table for reading: as wide as the terminal, or as it needs when piped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any, TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.table import Table
from rich.text import Text

from communique.model import (
    Actor,
    Date,
    Document,
    Event,
    EventMention,
    Participant,
    Place,
    Statement,
)

CHUNK = 200
"""Rows whose widths decide the columns' widths, and rows printed at once."""

PIPED_WIDTH = 180
SHORT_ID = 11
"""Characters of an id on a terminal; `communique show` takes them."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of a table; `share` is its part of the width left over, 0 for fixed columns."""

    name: str
    value: Callable[[Any], str]
    share: int = 0


def names(found: Iterable[Participant]) -> str:
    """Participants in a few words: name and country."""
    return ", ".join(_name(p) for p in found)


def _name(p: Participant) -> str:
    code = p.country or p.bloc
    return p.name if p.kind == "state" or not code else f"{p.name} ({code})"


def _day(date: Date | None) -> str:
    return date.edtf if date else "–"


def _place(place: Place | None) -> str:
    return place.name if place else "–"


def _status(event: Event) -> str:
    return event.status + (", contested" if event.contested else "")


def _about(statement: Statement) -> str:
    signs = {-1: " −", 0: " ±", 1: " +", None: ""}
    return ", ".join(a.name + signs[a.stance] for a in statement.about)


def _quote(mention: EventMention) -> str:
    return " ".join((mention.evidence or (mention.trigger,))[0].quote.split())


def _said(statement: Statement) -> str:
    return " ".join(" … ".join(c.quote for c in statement.content).split())


TABLES: dict[type, tuple[Shown, ...]] = {
    Document: (
        Shown("id", lambda d: d.id),
        Shown("published", lambda d: _day(d.published)),
        Shown("publisher", lambda d: d.publisher or "–", 2),
        Shown("title", lambda d: d.title or "–", 4),
        Shown("file", lambda d: d.file, 2),
    ),
    EventMention: (
        Shown("id", lambda m: m.id),
        Shown("date", lambda m: _day(m.date)),
        Shown("type", lambda m: m.event_type),
        Shown("status", lambda m: m.status),
        Shown("actors", lambda m: names(m.actors), 2),
        Shown("recipients", lambda m: names(m.recipients), 2),
        Shown("evidence", _quote, 4),
    ),
    Event: (
        Shown("id", lambda e: e.id),
        Shown("date", lambda e: _day(e.date)),
        Shown("type", lambda e: e.event_type),
        Shown("status", _status, 1),
        Shown("actors", lambda e: names(e.actors), 3),
        Shown("recipients", lambda e: names(e.recipients), 3),
        Shown("place", lambda e: _place(e.place), 1),
        Shown("texts", lambda e: str(e.text_families)),
    ),
    Statement: (
        Shown("id", lambda s: s.id),
        Shown("date", lambda s: _day(s.date)),
        Shown("speakers", lambda s: names(s.speakers) or "–", 2),
        Shown("cue", lambda s: s.cue_lemma),
        Shown("about", _about, 2),
        Shown("content", _said, 5),
    ),
    Actor: (
        Shown("id", lambda a: a.id),
        Shown("kind", lambda a: a.kind),
        Shown("name", lambda a: a.name, 2),
        Shown("country", lambda a: a.country or a.bloc or "–"),
        Shown("sectors", lambda a: " ".join(a.sectors), 1),
        Shown("spellings", lambda a: ", ".join(n.text for n in a.names), 3),
    ),
}


def write_table(records: Iterable[object], kind: type, out: TextIO) -> int:
    """Print the records as a table; how many there were. Nothing is printed for none."""
    console = Console(file=out, highlight=False)
    if not console.is_terminal:
        console = Console(file=out, highlight=False, width=_piped_width(console))
    n = 0
    widths: list[int] = []
    for chunk in _chunks(records):
        rows = [[s.value(r) for s in TABLES[kind]] for r in chunk]
        if console.is_terminal:
            rows = [[row[0][:SHORT_ID], *row[1:]] for row in rows]
        widths = widths or _widths(TABLES[kind], rows, console.width)
        console.print(_table(TABLES[kind], rows, widths, first=n == 0))
        n += len(rows)
    return n


def _piped_width(console: Console) -> int:
    """COLUMNS where set, which rich has read already; else wide enough for whole ids."""
    import os

    return console.width if os.environ.get("COLUMNS", "").isdigit() else PIPED_WIDTH


def _widths(columns: tuple[Shown, ...], rows: list[list[str]], width: int) -> list[int]:
    """Fixed columns as wide as they need; the others share what is left, none above its need."""
    need = [max(len(c.name), *(cell_len(row[i]) for row in rows)) for i, c in enumerate(columns)]
    left = (
        width - 2 * len(columns) - sum(n for n, c in zip(need, columns, strict=True) if not c.share)
    )
    found = [0 if c.share else n for n, c in zip(need, columns, strict=True)]
    open_columns = [i for i, c in enumerate(columns) if c.share]
    for i in sorted(open_columns, key=lambda i: need[i] / columns[i].share):
        shares = sum(columns[j].share for j in open_columns if not found[j])
        found[i] = max(4, min(need[i], left * columns[i].share // shares))
        left -= found[i]
    return found


def _table(
    columns: tuple[Shown, ...], rows: list[list[str]], widths: list[int], *, first: bool
) -> Table:
    table = Table(
        box=None, show_header=first, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0)
    )
    for column, width in zip(columns, widths, strict=True):
        table.add_column(column.name, width=width, overflow="fold")
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    return table


def _chunks(records: Iterable[object]) -> Iterator[list[object]]:
    source = iter(records)
    while found := list(islice(source, CHUNK)):
        yield found
