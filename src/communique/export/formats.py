"""The formats in which every listing can be had."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import BinaryIO

from communique.export.files import write_csv, write_jsonl, write_parquet

Writer = Callable[[Iterable[object], type, BinaryIO], int]

FORMATS = ("table", "jsonl", "csv", "parquet")


def write(records: Iterable[object], kind: type, format: str, out: BinaryIO) -> int:
    """Write records of one kind (their class) to a binary stream; how many there were.

    `out` is where the bytes go; the table asks it whether it is a terminal.
    """
    return WRITERS[format](records, kind, out)


def _table(records: Iterable[object], kind: type, out: BinaryIO) -> int:
    from communique.export.table import write_table

    text = io.TextIOWrapper(out, encoding="utf-8", errors="replace", write_through=True)
    try:
        return write_table(records, kind, text)
    finally:
        text.detach()


WRITERS: dict[str, Writer] = {
    "table": _table,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
}
"""Name of a format → what writes it."""
