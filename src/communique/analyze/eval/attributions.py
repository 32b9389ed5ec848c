"""`eval attributions`: source, cue and content spans of plain texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from communique.attribute import Attribution, attribute
from communique.model import Block, Document, Span
from communique.parse import Parsed
from communique.read.decode import decode
from communique.recognize.recognized import Recognized

Row = dict[str, object]


def texts(folder: Path) -> Iterator[Document]:
    """The `.txt` files of a folder, each as one body block; `file` is the stem."""
    for path in sorted(folder.glob("*.txt")):
        text = decode(path.read_bytes(), str(path)).text
        block = Block(0, len(text), "body", "the whole text")
        yield Document("dc_" + path.stem, text, path.stem, "", len(text), blocks=(block,))


def attributions(parsed: Iterable[Parsed]) -> Iterator[Row]:
    """A row for each attribution that stands in no other one; offsets are code points."""
    for one in parsed:
        for found in attribute(Recognized(one, {}, {})):
            if not found.nested:
                yield _row(one.document.file, found)


def _row(stem: str, found: Attribution) -> Row:
    spans = {"source": found.source, "cue": found.cue, "content": found.content}
    return {"doc": stem, **{name: _offsets(value) for name, value in spans.items()}}


def _offsets(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
