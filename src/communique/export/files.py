"""Records as files: JSON Lines, CSV and Parquet, each written as a stream."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from itertools import islice
from typing import Any, BinaryIO, get_type_hints

from communique.export.layouts import COLUMNS, flat
from communique.model import Document
from communique.model.jsonio import to_dict

BATCH = 1000
"""Rows that are held in memory at once."""


_LINE_BREAKS = {ord(c): f"\\u{ord(c):04x}" for c in "\x85\u2028\u2029"}
"""What JSON leaves as it is and some programs take for the end of a line."""


def as_dict(record: object) -> dict[str, Any]:
    """The record as plain dicts and lists; a document without its text, which `show` prints."""
    found = to_dict(record)
    if isinstance(record, Document):
        del found["text"]
    return found


def write_jsonl(records: Iterable[object], kind: type, out: BinaryIO) -> int:
    """One record a line, every field there; how many were written."""
    n = 0
    for record in records:
        line = json.dumps(as_dict(record), ensure_ascii=False, separators=(",", ":"))
        out.write(line.translate(_LINE_BREAKS).encode() + b"\n")
        n += 1
    return n


def write_csv(records: Iterable[object], kind: type, out: BinaryIO) -> int:
    """The flat columns, in UTF-8, rows ended as RFC 4180 and spreadsheets want it."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    n = 0
    try:
        writer = csv.DictWriter(text, [c.name for c in COLUMNS[kind]], lineterminator="\r\n")
        writer.writeheader()
        for record in records:
            writer.writerow({k: _cell(v) for k, v in flat(record).items()})
            n += 1
        return n
    finally:
        text.detach()


def write_parquet(records: Iterable[object], kind: type, out: BinaryIO) -> int:
    """A column for each field; lists of texts as lists, whatever is nested as JSON."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema([(name, _arrow(hint)) for name, hint in _columns(kind).items()])
    n = 0
    with parquet.ParquetWriter(out, schema, compression="zstd") as writer:
        for batch in _batches(records):
            rows = [_row(record, schema) for record in batch]
            writer.write_table(pa.Table.from_pylist(rows, schema))
            n += len(rows)
    return n


def _cell(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value


def _columns(kind: type) -> dict[str, Any]:
    hints = get_type_hints(kind)
    return {f.name: hints[f.name] for f in fields(kind) if (kind, f.name) != (Document, "text")}


def _arrow(hint: Any) -> Any:
    """The Arrow type of a field: its own for plain values and lists of texts, else JSON's."""
    import pyarrow as pa

    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    if hint == tuple[str, ...]:
        return pa.list_(pa.string())
    return next((plain[p] for p in plain if hint in (p, p | None)), pa.string())


def _row(record: object, schema: Any) -> dict[str, Any]:
    found = as_dict(record)
    return {
        name: json.dumps(value, ensure_ascii=False)
        if isinstance(value, dict) or (isinstance(value, list) and _is_text(schema, name))
        else value
        for name, value in found.items()
    }


def _is_text(schema: Any, name: str) -> bool:
    import pyarrow as pa

    return bool(pa.types.is_string(schema.field(name).type))


def _batches(records: Iterable[object]) -> Iterator[list[object]]:
    source = iter(records)
    while found := list(islice(source, BATCH)):
        yield found
