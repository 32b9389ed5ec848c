"""Web archives (WARC, also gzipped): every page in them, record by record."""

from __future__ import annotations

import io
import mmap
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC
from io import BufferedIOBase
from pathlib import Path

from fastwarc.warc import ArchiveIterator, WarcRecord, WarcRecordType

from communique.errors import InputError, ReadError, SkippedInput
from communique.model import Document
from communique.read.html import page_document
from communique.read.metadata import Metadata
from communique.read.options import ReadOptions
from communique.read.page import read_page
from communique.read.walk import Input

HTML = frozenset({"text/html", "application/xhtml+xml"})
GZIP = b"\x1f\x8b\x08"
PLAIN = b"\nWARC/1."
OK = range(200, 300)
PAGES = (WarcRecordType.response, WarcRecordType.resource)
PIECE = 1 << 16


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
        file, shown = f"{source.name}#{found.url}", f"{source.path}#{found.url}"
        row = metadata.find(f"{source.under}#{found.url}", file, found.url)
        try:
            page = read_page(found.body, name=shown, charset=found.charset)
            yield page_document(
                page,
                name=found.url,
                file=file,
                givens=[*([row] if row else []), page.given.at(found.url)],
                shown=shown,
                retrieved=found.retrieved,
            )
        except InputError as error:
            yield error


def fetched(path: Path, options: ReadOptions) -> Iterator[Fetched | InputError]:
    """The pages of an archive in order.

    After a broken record the next beginning of one is looked for, so that nothing else is lost.
    """
    start: int | None = 0
    records = 0
    while start is not None:
        last = None
        try:
            with path.open("rb") as stream:
                stream.seek(start)
                for record in ArchiveIterator(
                    stream, record_types=WarcRecordType.any_type, parse_http=False
                ):
                    last, records = record.stream_pos, records + 1
                    yield from _page(record, path, options)
            break
        except OSError as error:
            at = start if last is None else last
            if last is not None or start == 0:
                yield ReadError(
                    str(path), f"is broken in or after the record at byte {at:,}: {error}"
                )
            start = _next_record(path, at + 1)
    if not records:
        yield ReadError(str(path), "holds no WARC record; is it a web archive with CRLF line ends?")


def _page(record: WarcRecord, path: Path, options: ReadOptions) -> Iterator[Fetched | InputError]:
    """The page in a record, if it holds one; OSError where the record is cut off."""
    url = record.headers.get("WARC-Target-URI") or record.record_id or f"byte {record.stream_pos}"
    name, length = f"{path}#{url}", record.content_length or 0
    if record.record_type not in PAGES or length > options.max_page_bytes:
        _drain(record, url, length)
        if record.record_type in PAGES:
            yield SkippedInput(name, f"over size: {length:,} bytes (max_page_bytes)")
        return
    raw = record.reader.read()
    if len(raw) < length:
        raise _cut_off(url, len(raw), length)
    try:
        page = _payload(record, raw, url, options)
    except SkippedInput as error:
        yield SkippedInput(name, error.reason)
    except (OSError, ValueError, OverflowError) as error:
        yield ReadError(name, f"its content cannot be unpacked ({error})")
    else:
        if page is not None:
            yield page


def _drain(record: WarcRecord, url: str, length: int) -> None:
    """Read over a record, a piece at a time; OSError where it is cut off."""
    there = 0
    while piece := record.reader.read(PIECE):
        there += len(piece)
    if there < length:
        raise _cut_off(url, there, length)


def _cut_off(url: str, there: int, length: int) -> OSError:
    return OSError(f"{url} is cut off, {there:,} of {length:,} bytes")


def _payload(record: WarcRecord, raw: bytes, url: str, options: ReadOptions) -> Fetched | None:
    """The page that a whole record holds; None where it is no page. SkippedInput says why not."""
    when = _time(record)
    kind = (record.headers.get("Content-Type") or "").split(";")[0].strip().lower()
    if not raw.startswith(b"HTTP/"):
        named = kind in HTML or record.record_type == WarcRecordType.response
        return Fetched(url, raw, None, when) if named else None
    record = _alone(raw)
    record.parse_http(auto_decode="all")
    if (record.http_content_type or "text/html").lower() not in HTML:
        return None
    status = (record.http_headers.status_code if record.http_headers else None) or 200
    if status not in OK:
        if 300 <= status < 400:
            return None
        raise SkippedInput(url, f"error page: the server answered {status}")
    body = record.reader.read(options.max_page_bytes + 1)
    if len(body) > options.max_page_bytes:
        raise SkippedInput(url, "over size when unpacked (max_page_bytes)")
    return Fetched(url, body, record.http_charset, when)


def _alone(raw: bytes) -> WarcRecord:
    """A response as a record of its own: a fault in it does not end the archive's reading."""
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(raw)}\r\n\r\n"
    )
    whole = io.BytesIO(head.encode() + raw + b"\r\n\r\n")
    found: WarcRecord = next(iter(ArchiveIterator(whole, parse_http=False)))
    return found


def _time(record: WarcRecord) -> str | None:
    """When the page was fetched, in UTC; None where the record does not say so soundly."""
    try:
        when = record.record_date
        return when.astimezone(UTC).isoformat().replace("+00:00", "Z") if when else None
    except (OverflowError, ValueError):
        return None


def _next_record(path: Path, start: int) -> int | None:
    """Where the next record may begin from `start` on; None where there is none."""
    with path.open("rb") as stream, mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ) as raw:
        mark = GZIP if raw[:3] == GZIP else PLAIN
        found = raw.find(mark, start)
        return None if found < 0 else found + len(mark) - len(mark.lstrip())
