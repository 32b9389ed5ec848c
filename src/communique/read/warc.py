"""Web archives (WARC, also gzipped): every page in them, record by record."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from io import BufferedIOBase
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from communique.errors import InputError, ReadError, SkippedInput
from communique.model import Document
from communique.read.document import size_checked
from communique.read.html import page_document
from communique.read.metadata import Metadata
from communique.read.options import ReadOptions
from communique.read.page import read_page
from communique.read.walk import Input

HTML = frozenset({"text/html", "application/xhtml+xml"})
GZIP = b"\x1f\x8b\x08"
PLAIN = b"\nWARC/1."
OK = range(200, 300)


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as an archive holds it; `retrieved` is ISO 8601 in UTC."""

    url: str
    body: bytes
    charset: str | None
    retrieved: str | None


def read_warc(
    stream: BufferedIOBase, source: Input, metadata: Metadata, options: ReadOptions
) -> Iterator[Document | InputError]:
    """A document for each page of the archive; what is broken is named and the rest goes on.

    Only one record is held in memory at a time. Records that are no pages (images, requests,
    redirects) are passed over.
    """
    for found in fetched(Path(source.path), options):
        if isinstance(found, InputError):
            yield found
            continue
        file = f"{source.name}#{found.url}"
        row = metadata.find(f"{source.under}#{found.url}", file, found.url)
        try:
            page = read_page(found.body, name=file, charset=found.charset)
            yield page_document(
                page,
                name=found.url,
                file=file,
                givens=[*([row] if row else []), page.given.at(found.url)],
                shown=file,
                retrieved=found.retrieved,
            )
        except InputError as error:
            yield error


def fetched(path: Path, options: ReadOptions) -> Iterator[Fetched | InputError]:
    """The pages of an archive in order.

    After a broken record the next beginning of one is looked for, so that nothing else is lost.
    """
    start: int | None = 0
    while start is not None:
        last = None
        try:
            with path.open("rb") as stream:
                stream.seek(start)
                for record in ArchiveIterator(
                    stream, record_types=WarcRecordType.any_type, parse_http=False
                ):
                    last = record.stream_pos
                    yield from _page(record, path, options)
            return
        except OSError as error:
            at = start if last is None else last
            if last is not None or start == 0:
                yield ReadError(str(path), f"is broken after byte {at:,}: {error}")
            start = _next_record(path, at + 1)


def _page(record: WarcRecord, path: Path, options: ReadOptions) -> Iterator[Fetched | InputError]:
    if record.record_type != WarcRecordType.response:
        return
    url = record.headers.get("WARC-Target-URI") or record.record_id or f"byte {record.stream_pos}"
    name, length = f"{path.name}#{url}", record.content_length or 0
    try:
        size_checked(length, name, options, page=True)
    except SkippedInput as error:
        yield error
        return
    raw = record.reader.read()
    if len(raw) < length:
        raise OSError(f"{url} is cut off, {len(raw):,} of {length:,} bytes")
    record.set_bytes_content(raw)
    record.parse_http(auto_decode="all")
    if (record.http_content_type or "text/html").lower() not in HTML:
        return
    status = (record.http_headers.status_code if record.http_headers else None) or 200
    if status not in OK:
        if not 300 <= status < 400:
            yield SkippedInput(name, f"error page: the server answered {status}")
        return
    when = record.record_date
    retrieved = when.astimezone(UTC).isoformat().replace("+00:00", "Z") if when else None
    yield Fetched(url, record.reader.read(), record.http_charset, retrieved)


def _next_record(path: Path, start: int) -> int | None:
    """Where the next record may begin from `start` on; None where there is none."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        mark = GZIP if raw[:3] == GZIP else PLAIN
        found = raw.find(mark, start)
        return None if found < 0 else found + len(mark) - len(mark.lstrip())
