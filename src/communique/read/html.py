"""Web pages as files: `.html`, `.htm`, and the same compressed."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BufferedIOBase

from communique.errors import InputError, ReadError
from communique.model import Document, Why
from communique.read.document import make_document, size_checked
from communique.read.metadata import Given, Metadata
from communique.read.options import ReadOptions
from communique.read.page import Page, read_page
from communique.read.walk import Input


def read_html(
    stream: BufferedIOBase, source: Input, metadata: Metadata, options: ReadOptions
) -> Iterator[Document | InputError]:
    """The one document of a page."""
    raw = stream.read(options.max_page_bytes + 1)
    size_checked(len(raw), source.path, options, page=True)
    row = metadata.find(*source.names)
    yield page_document(
        read_page(raw, name=source.path),
        name=source.name,
        file=source.name,
        givens=[row] if row else [],
        shown=source.path,
    )


def read_html_gz(
    stream: BufferedIOBase, source: Input, metadata: Metadata, options: ReadOptions
) -> Iterator[Document | InputError]:
    """The one document of a compressed page."""
    try:
        with gzip.GzipFile(fileobj=stream) as plain:
            yield from read_html(plain, source, metadata, options)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise ReadError(source.path, f"is broken as a gzip file ({error})") from None


def page_document(
    page: Page,
    *,
    name: str,
    file: str,
    givens: Sequence[Given],
    shown: str | None = None,
    retrieved: str | None = None,
) -> Document:
    """The document of a page; what is given from outside goes before what the page says."""
    made = make_document(
        page.decoded,
        name=name,
        file=file,
        givens=[*givens, page.given],
        shown=shown,
        retrieved=retrieved,
    )
    byline = made.byline or page.given.byline
    why = {key: reason for key, reason in made.why.items() if key != "extractor"}
    if byline:
        why["byline"] = Why(f"given in {page.given.where}")
    return replace(made, sha256=page.sha256, extractor=page.extractor, byline=byline, why=why)
