"""One page in its three forms: to read, as JSON, as CSV."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from communique.export import COLUMNS, flat
from communique.model import Document
from communique.model.jsonio import to_dict
from communique.store import Store

CHUNK = 200
"""Rows that are sent at once."""

_FORMULA = "=+-@\t\r"
Rows = Callable[[Store], Iterable[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Table:
    """What the CSV form holds: columns, and rows that are read while they are sent."""

    columns: tuple[str, ...]
    rows: Rows


@dataclass(frozen=True, slots=True)
class View:
    """A page: its template with what it shows, its data for programs, its table.

    `data` may be a function, so that only who asks for JSON pays for it.
    """

    template: str
    title: str
    shown: Mapping[str, Any]
    data: Any
    table: Table
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)

    def json(self) -> bytes:
        """The data as JSON."""
        value = self.data() if callable(self.data) else self.data
        return json.dumps(value, ensure_ascii=False, default=as_plain).encode()

    def csv(self, store: Store) -> Iterator[bytes]:
        """The table in pieces, UTF-8, rows ended as RFC 4180 wants it."""
        out = io.StringIO()
        writer = csv.DictWriter(out, self.table.columns, lineterminator="\r\n")
        writer.writeheader()
        for n, row in enumerate(self.table.rows(store), 1):
            writer.writerow({k: _cell(v) for k, v in row.items()})
            if n % CHUNK == 0:
                yield _taken(out)
        yield _taken(out)


def records(kind: type, rows: Callable[[Store], Iterable[Any]]) -> Table:
    """A table of records of one kind, in the columns that `communique … --format csv` writes."""
    names = tuple(c.name for c in COLUMNS[kind])
    return Table(names, lambda store: (flat(r) for r in rows(store)))


def plain(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Table:
    """A table of what is known already."""
    found = [dict(zip(columns, row, strict=True)) for row in rows]
    return Table(tuple(columns), lambda _: found)


def as_plain(value: Any) -> Any:
    """A record as plain data; a document without its text where many are listed."""
    return to_dict(value)


def listed(value: Any) -> dict[str, Any]:
    """A record of a listing: a document without its text."""
    found = to_dict(value)
    if isinstance(value, Document):
        del found["text"]
    return found


def _cell(value: Any) -> Any:
    """Booleans in lower case; a text that a spreadsheet would run as a formula after a '."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value[:1] in _FORMULA and value and not _is_number(value):
        return f"'{value}"
    return value


def _is_number(text: str) -> bool:
    return text[:1] in "+-" and text[1:].replace(".", "", 1).replace("; -", "").isdigit()


def _taken(out: io.StringIO) -> bytes:
    found = out.getvalue().encode("utf-8", "replace")
    out.seek(0)
    out.truncate()
    return found
