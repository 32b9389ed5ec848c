"""Paths to documents: every input is read by the reader of its kind."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from communique.errors import InputError, ReadError
from communique.model import Document
from communique.read.jsonl import read_jsonl, read_jsonl_gz
from communique.read.metadata import Metadata
from communique.read.options import ReadOptions
from communique.read.plain import read_plain
from communique.read.walk import STDIN, Input, PassedOver, kind_of, walk

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

Reader = Callable[
    [io.BufferedIOBase, Input, Metadata, ReadOptions], Iterator[Document | InputError]
]


def _lazily(module: str, name: str) -> Reader:
    """A reader whose module is imported when the first of its inputs comes."""

    def read(
        stream: io.BufferedIOBase, source: Input, metadata: Metadata, options: ReadOptions
    ) -> Iterator[Document | InputError]:
        reader: Reader = getattr(import_module(f"communique.read.{module}"), name)
        yield from reader(stream, source, metadata, options)

    return read


READERS: dict[str, Reader] = {
    ".txt": read_plain,
    ".jsonl": read_jsonl,
    ".jsonl.gz": read_jsonl_gz,
    ".html": _lazily("html", "read_html"),
    ".htm": _lazily("html", "read_html"),
    ".html.gz": _lazily("html", "read_html_gz"),
    ".htm.gz": _lazily("html", "read_html_gz"),
    ".warc": _lazily("warc", "read_warc"),
    ".warc.gz": _lazily("warc", "read_warc"),
}
"""The reader of each kind of file, by suffix."""

KINDS = tuple(READERS)
HEAD = 4096
"""Bytes of standard input that are looked at to tell what it is."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What a list of paths holds, by names alone.

    `files` can be read, `passed_over` lie in folders and are of other kinds, `failed` are paths
    that cannot be read at all, `unmatched` are the metadata's rows that name none of the files.
    """

    files: int
    passed_over: int
    failed: int
    unmatched: tuple[str, ...]


def survey(paths: Iterable[str | Path], *, metadata: Metadata | None = None) -> Survey:
    """Counts the inputs without opening one."""
    files = passed = failed = 0
    rows: dict[str, set[str]] = {}
    for row in metadata.rows if metadata else ():
        rows.setdefault(row.split("#")[0], set()).add(row)
    for found in walk(paths, KINDS):
        match found:
            case Input():
                files += 1
                for name in found.names:
                    rows.pop(name, None)
            case PassedOver():
                passed += 1
            case _:
                failed += 1
    unmatched = tuple(sorted(row for group in rows.values() for row in group))
    return Survey(files, passed, failed, unmatched)


def count_inputs(paths: Iterable[str | Path]) -> int:
    """The number of files to read, standard input as one."""
    return survey(paths).files


def read_paths(
    paths: Iterable[str | Path],
    *,
    metadata: Metadata | None = None,
    options: ReadOptions | None = None,
) -> Iterator[Document | InputError]:
    """Every document that the paths hold, in a stable order, with failures as values.

    A path is a file, a folder (walked to the bottom; files of other kinds are passed over, see
    `survey`) or "-" for standard input, which may be a text or JSON Lines.
    """
    metadata, options = metadata or Metadata(), options or ReadOptions()
    for found in walk(paths, KINDS):
        if isinstance(found, InputError):
            yield found
        elif isinstance(found, Input):
            yield from _read(found, metadata, options)


def _read(
    source: Input, metadata: Metadata, options: ReadOptions
) -> Iterator[Document | InputError]:
    try:
        if source.path == STDIN:
            yield from _read_stdin(source, metadata, options)
            return
        reader = READERS[kind_of(source.name, KINDS) or ".txt"]
        with Path(source.path).open("rb") as stream:
            yield from reader(stream, source, metadata, options)
    except InputError as error:
        yield error
    except OSError as error:
        yield ReadError(source.path, f"cannot be read ({error.strerror or error})")


def _read_stdin(
    source: Input, metadata: Metadata, options: ReadOptions
) -> Iterator[Document | InputError]:
    """Standard input: JSON Lines where it opens with an object's brace and quote, else a text."""
    stream = sys.stdin.buffer
    head = stream.read(HEAD)
    packed = b"".join(head.removeprefix(b"\xef\xbb\xbf").split())
    if packed.startswith((b"WARC/1.", b"\x1f\x8b")):
        raise ReadError("stdin", "is a web archive or compressed; save it to a file and name that")
    reader: Reader = read_plain
    if packed.startswith((b'{"', b"{}")):
        reader = read_jsonl
    elif packed[:9].lower().startswith((b"<!doctype", b"<html")):
        reader = READERS[".html"]
    rewound = io.BufferedReader(_Rewound(head, stream))
    yield from reader(rewound, Input(source.under, source.under), metadata, options)


class _Rewound(io.RawIOBase):
    """A stream with what was read of it put back in front; closing it leaves the stream open."""

    def __init__(self, head: bytes, stream: BinaryIO) -> None:
        self._head, self._stream = head, stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        view = memoryview(buffer).cast("B")
        chunk = self._head[: len(view)] or self._stream.read(len(view))
        self._head = self._head[len(chunk) :]
        view[: len(chunk)] = chunk
        return len(chunk)
