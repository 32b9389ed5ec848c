"""JSON Lines: one document a line, read as a stream."""

from __future__ import annotations

import codecs
import gzip
import json
import zlib
from collections.abc import Iterator
from io import BufferedIOBase
from typing import Any

from communique.errors import InputError, ReadError
from communique.model import Document
from communique.read.decode import Decoded, scrub
from communique.read.document import make_document, size_checked
from communique.read.metadata import Given, Metadata, given_date
from communique.read.options import ReadOptions
from communique.read.walk import Input

FIELDS = ("text", "html", "published", "publisher", "title", "url", "lang")
CHUNK = 1 << 16
BROKEN = (EOFError, OSError, zlib.error)
"""What a stream raises that is cut off, damaged or cannot be read on."""


def read_jsonl(
    stream: BufferedIOBase, source: Input, metadata: Metadata, options: ReadOptions
) -> Iterator[Document | InputError]:
    """One document or error per line that is not blank."""
    number = 0
    try:
        for number, line in _lines(stream, options.max_line_bytes):
            if line is None:
                limit = f"{options.max_line_bytes:,} bytes (max_line_bytes)"
                yield ReadError(f"{source.path}:{number}", f"the line is longer than {limit}")
            elif bare := line.removeprefix(codecs.BOM_UTF8).strip():
                yield _document(bare, number, source, metadata, options)
    except BROKEN as error:
        yield ReadError(
            source.path, f"breaks off after line {number}, what stood before is kept ({error})"
        )


def read_jsonl_gz(
    stream: BufferedIOBase, source: Input, metadata: Metadata, options: ReadOptions
) -> Iterator[Document | InputError]:
    """The same, compressed."""
    with gzip.GzipFile(fileobj=stream, mode="rb") as unpacked:
        yield from read_jsonl(unpacked, source, metadata, options)


def _lines(stream: BufferedIOBase, limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Each line with its number from 1; None for one that is longer than `limit` bytes.

    Where the stream breaks, a last line that is whole is given out before the error is raised.
    """
    number, held, over = 1, bytearray(), False
    try:
        while chunk := stream.read1(CHUNK):
            for i, piece in enumerate(chunk.split(b"\n")):
                if i:
                    yield number, None if over else bytes(held)
                    number, held, over = number + 1, bytearray(), False
                over = over or len(held) + len(piece) > limit
                held = bytearray() if over else held
                held += b"" if over else piece
    except BROKEN:
        if _is_whole(held):
            yield number, bytes(held)
        raise
    if held or over:
        yield number, None if over else bytes(held)


def _is_whole(line: bytearray) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _document(
    line: bytes, number: int, source: Input, metadata: Metadata, options: ReadOptions
) -> Document | InputError:
    shown = f"{source.path}:{number}"
    try:
        record = _record(line, shown)
        key = record["id"]
        file = f"{source.name}#{key}" if key else source.name
        row = metadata.find(*(f"{name}#{key}" for name in source.names), *source.names)
        name, givens = key or source.name, [_given(record, shown), *([row] if row else [])]
        if record["text"] is None:
            return _page(record["html"], options, name=name, file=file, givens=givens, shown=shown)
        size_checked(len(record["text"].encode("utf-8", "replace")), shown, options)
        clean, replaced = scrub(record["text"])
        text = Decoded(clean, "utf-8", replaced)
        return make_document(text, name=name, file=file, givens=givens, shown=shown)
    except InputError as error:
        return error


def _page(
    markup: str, options: ReadOptions, *, name: str, file: str, givens: list[Given], shown: str
) -> Document:
    from communique.read.html import page_document
    from communique.read.page import read_page

    raw = scrub(markup)[0].encode("utf-8")
    size_checked(len(raw), shown, options, page=True)
    page = read_page(raw, name=shown, charset="utf-8")
    return page_document(page, name=name, file=file, givens=givens, shown=shown)


def _record(line: bytes, shown: str) -> dict[str, Any]:
    """The line's fields, checked; `id` as text."""
    try:
        found = json.loads(line.decode())
    except (ValueError, RecursionError) as error:
        raise ReadError(shown, f"is not JSON in UTF-8 ({error})") from None
    if not isinstance(found, dict):
        raise ReadError(shown, 'is not an object; write {"text": "..."}')
    record = {field: found.get(field) for field in (*FIELDS, "id")}
    if isinstance(record["id"], int) and not isinstance(record["id"], bool):
        record["id"] = str(record["id"])
    for field, value in record.items():
        if value is not None and not isinstance(value, str):
            raise ReadError(shown, f"field {field} is no string but {type(value).__name__}")
    if record["text"] is None and record["html"] is None:
        raise ReadError(shown, _NO_TEXT)
    return record


_NO_TEXT = "has no field text; give the report's text there, or a page's markup in html"


def _given(record: dict[str, Any], shown: str) -> Given:
    published = None
    if record["published"] and record["published"].strip():
        try:
            published = given_date(record["published"])
        except ValueError as error:
            raise ReadError(shown, f"published: {error}") from None
    rest = {field: record[field] or None for field in ("publisher", "title", "url")}
    return Given("the line", published, **rest, language=record["lang"] or None)
