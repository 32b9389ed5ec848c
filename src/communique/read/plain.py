"""Plain text: one file, one document."""

from __future__ import annotations

from collections.abc import Iterator
from io import BufferedIOBase

from communique.errors import InputError
from communique.model import Document
from communique.read.decode import decode
from communique.read.document import make_document, size_checked
from communique.read.metadata import Metadata
from communique.read.options import ReadOptions
from communique.read.walk import Input


def read_plain(
    stream: BufferedIOBase, source: Input, metadata: Metadata, options: ReadOptions
) -> Iterator[Document | InputError]:
    """The one document of a text file."""
    size_checked(source.size, source.path, options)
    raw = stream.read(options.max_bytes + 1)
    size_checked(len(raw), source.path, options)
    row = metadata.find(*source.names)
    yield make_document(
        decode(raw, source.path),
        name=source.name,
        file=source.name,
        givens=[row] if row else [],
        shown=source.path,
    )
