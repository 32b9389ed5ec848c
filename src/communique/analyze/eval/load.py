"""Reading a gold, and predictions made elsewhere, from files.

A gold is a folder (`FILES` says what lies in it; only the mentions are needed) or one JSON Lines
file of mentions. Rows are records as `docs/reference/record.md` has them; a gold's rows may say
`"optional": true`. Every span is checked against the text where the texts are there.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

from communique.analyze.eval.material import Gold, Predicted, Trap, shown
from communique.errors import ConfigError
from communique.model import Document, EventMention, Span, Statement
from communique.model.jsonio import fault, from_json

R = TypeVar("R", EventMention, Statement, Document)
S = TypeVar("S", EventMention, Statement)

BUNDLED = Path(__file__).parents[2] / "data" / "gold"
FILES = {
    "mentions.jsonl": "EventMention, with file and optional",
    "statements.jsonl": "Statement, with file and optional",
    "documents.jsonl": "Document without its text",
    "reports.csv": "file, thread, part (dev or test), style, region, kind",
    "reports/": "the texts",
    "metadata.csv": "what is given to the coder with them",
    "events.jsonl": "id, name, mentions that tell one happening, relations",
    "traps.jsonl": "stretches that must not be coded",
    "actors.jsonl": "Actor",
    "tenures.jsonl": "Tenure",
    "gatherings.jsonl": "Gathering",
    "dossiers.jsonl": "Dossier",
    "families.jsonl": "documents whose texts copy each other",
    "contradictions.jsonl": "where reports differ about one happening",
}
"""What lies in a gold's folder → what it holds, a record on each line."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a JSON Lines file, and where it stands."""

    where: str
    raw: dict[str, Any]

    def record(self, cls: type[R]) -> R:
        """The record in the row, keys of other layers left out; ConfigError where it is none."""
        known = {f.name for f in fields(cls)}
        kept = {k: v for k, v in self.raw.items() if k in known}
        try:
            return from_json(cls, json.dumps(kept))
        except ValueError as error:
            raise ConfigError(f"{self.where}: {fault(error)}") from None


def rows(path: Path) -> Iterator[Row]:
    """The lines of a JSON Lines file; ConfigError names the line that is none."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: cannot be read ({error})") from None
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            raw = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise ConfigError(f"{path} line {number}: is not JSON ({error})") from None
        if not isinstance(raw, dict):
            raise ConfigError(f"{path} line {number}: is not a JSON object")
        yield Row(f"{path} line {number}", raw)


def _by_document(records: list[S]) -> dict[str, list[S]]:
    found: dict[str, list[S]] = defaultdict(list)
    for record in records:
        found[record.document_id].append(record)
    return dict(found)


def load_gold(path: Path = BUNDLED, *, part: str | None = None) -> Gold:
    """The gold in a folder or in a JSON Lines file of mentions.

    `part` keeps the development or the test part, by `reports.csv`. ConfigError names the file and
    line of what cannot be used.
    """
    if not path.exists():
        raise ConfigError(f"{path}: there is no such gold; name a folder or a JSON Lines file")
    gold = _folder(path) if path.is_dir() else _file(path)
    if part is None:
        return gold
    if not path.is_dir() or not (path / "reports.csv").is_file():
        raise ConfigError(f"{path}: has no reports.csv, so no parts; leave --part out")
    parts = {r["file"]: r["part"] for r in reports(path)}
    return gold.of(d for d, file in gold.files.items() if parts.get(file) == part)


def reports(folder: Path = BUNDLED) -> list[dict[str, str]]:
    """The rows of a gold's `reports.csv`."""
    path = folder / "reports.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        table = csv.DictReader(stream)
        missing = [c for c in ("file", "thread", "part") if c not in (table.fieldnames or ())]
        if missing:
            raise ConfigError(f"{path}: has no column {', '.join(missing)}")
        return list(table)


def _file(path: Path) -> Gold:
    found = list(rows(path))
    mentions = [row.record(EventMention) for row in found]
    if not mentions:
        raise ConfigError(f"{path}: holds no mention")
    return Gold(
        mentions=_by_document(mentions),
        files=_files(found),
        optional=_optional(found),
        events=_events_of(mentions),
    )


def _events_of(mentions: list[EventMention]) -> tuple[frozenset[str], ...]:
    found: dict[str, set[str]] = defaultdict(set)
    for m in mentions:
        if m.event_id:
            found[m.event_id].add(m.id)
    return tuple(frozenset(ids) for ids in found.values())


def _files(found: list[Row]) -> dict[str, str]:
    return {r.raw["document_id"]: r.raw["file"] for r in found if "file" in r.raw}


def _optional(found: list[Row]) -> frozenset[str]:
    return frozenset(r.raw["id"] for r in found if r.raw.get("optional"))


def _folder(folder: Path) -> Gold:
    if not (folder / "mentions.jsonl").is_file():
        raise ConfigError(f"{folder}: holds no mentions.jsonl, so it is no gold")
    documents = {d.id: d for d in _documents(folder)} if _has(folder, "documents.jsonl") else None
    mention_rows = list(rows(folder / "mentions.jsonl"))
    statement_rows = list(_rows_of(folder, "statements.jsonl"))
    _refuse_twice(mention_rows)
    mentions = [_checked(row, row.record(EventMention), documents) for row in mention_rows]
    statements = [_checked(row, row.record(Statement), documents) for row in statement_rows]
    files = {d.id: d.file for d in documents.values()} if documents else _files(mention_rows)
    threads = (
        {r["file"]: r["thread"] for r in reports(folder)} if _has(folder, "reports.csv") else {}
    )
    told, said = _by_document(mentions), _by_document(statements)
    every = [*dict.fromkeys([*files, *told, *said])]
    return Gold(
        mentions={d: told.get(d, []) for d in every},
        statements={d: said.get(d, []) for d in every} if statement_rows else None,
        documents=documents,
        units={d: threads[f] for d, f in files.items() if f in threads},
        files=files,
        optional=_optional([*mention_rows, *statement_rows]),
        events=tuple(
            frozenset(r.raw.get("mentions", ())) for r in _rows_of(folder, "events.jsonl")
        ),
        traps=tuple(_trap(r, documents) for r in _rows_of(folder, "traps.jsonl")),
        families=tuple((r.raw["of"], r.raw["like"]) for r in _rows_of(folder, "families.jsonl"))
        if _has(folder, "families.jsonl")
        else None,
    )


def _refuse_twice(found: list[Row]) -> None:
    """ConfigError where two rows have one id."""
    seen: set[str] = set()
    for row in found:
        id = str(row.raw.get("id"))
        if id in seen:
            raise ConfigError(f"{row.where}: the id {id} stands in a line before; ids are unique")
        seen.add(id)


def _has(folder: Path, name: str) -> bool:
    return (folder / name).exists()


def _trap(row: Row, documents: Mapping[str, Document] | None) -> Trap:
    try:
        trap = Trap(**row.raw)
    except TypeError:
        raise ConfigError(f"{row.where}: a trap has document_id, start, end, quote, why") from None
    text = documents[trap.document_id].text if documents and trap.document_id in documents else None
    if documents is not None and (text is None or text[trap.start : trap.end] != trap.quote):
        raise ConfigError(f"{row.where}: {trap.quote!r} is not at {trap.start}:{trap.end}")
    return trap


def _rows_of(folder: Path, name: str) -> Iterator[Row]:
    if _has(folder, name):
        yield from rows(folder / name)


def _documents(folder: Path) -> Iterator[Document]:
    for row in rows(folder / "documents.jsonl"):
        path = folder / "reports" / str(row.raw.get("file"))
        if not path.is_file():
            raise ConfigError(f"{row.where}: there is no reports/{path.name}")
        row.raw["text"] = path.read_bytes().decode("utf-8")
        yield row.record(Document)


def _checked(row: Row, record: R, documents: Mapping[str, Document] | None) -> R:
    """The record, all its spans held against the text; ConfigError names the one that is off."""
    if documents is None:
        return record
    document = documents.get(row.raw["document_id"])
    if document is None:
        raise ConfigError(f"{row.where}: document {row.raw['document_id']} is not in the gold")
    for span in spans(record):
        if document.text[span.start : span.end] != span.quote:
            raise ConfigError(f"{row.where}: {span.quote!r} is not at {span.start}:{span.end}")
    return record


def spans(value: object) -> Iterator[Span]:
    """Every span inside a record."""
    if isinstance(value, Span):
        yield value
    elif is_dataclass(value):
        for f in fields(value):
            yield from spans(getattr(value, f.name))
    elif isinstance(value, tuple | list):
        for item in value:
            yield from spans(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from spans(item)


def load_predictions(path: Path, files: Mapping[str, str]) -> Predicted:
    """Mentions that any coder wrote as JSON Lines.

    A row names its document by `document_id`, or by a `file` of `files` (document → file: those of
    the whole gold). A row without an id is given one by its line.
    """
    by_file = {file: document for document, file in files.items()}
    found = list(rows(path))
    for number, row in enumerate(found, 1):
        row.raw.setdefault("id", f"em_line{number}")
        if "document_id" not in row.raw:
            file = str(row.raw.get("file"))
            if file not in by_file:
                raise ConfigError(f"{row.where}: has no document_id, and no gold file is {file!r}")
            row.raw["document_id"] = by_file[file]
    _refuse_twice(found)
    mentions = [row.record(EventMention) for row in found]
    return Predicted(_by_document([m for m in mentions if shown(m)]))


def unread() -> frozenset[str]:
    """The documents of the bundled gold whose errors are never read: those of its test part."""
    if not (BUNDLED / "reports.csv").is_file():
        return frozenset()
    test = {r["file"] for r in reports() if r["part"] == "test"}
    lines = rows(BUNDLED / "documents.jsonl")
    return frozenset(row.raw["id"] for row in lines if row.raw["file"] in test)
