"""What the user knows about the inputs: a CSV with one row per file."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path

from communique.errors import ConfigError
from communique.model import Date, dates

COLUMNS = ("file", "published", "publisher", "title", "url")


@dataclass(frozen=True, slots=True)
class Given:
    """What came with a text from outside; None where nothing was said. `where` says whence."""

    where: str
    published: Date | None = None
    publisher: str | None = None
    title: str | None = None
    url: str | None = None
    language: str | None = None
    byline: str | None = None

    def at(self, url: str) -> Given:
        """The same, of the page at this address."""
        return replace(self, url=url)


@dataclass(frozen=True, slots=True)
class Metadata:
    """The rows by the file they name: a base name, or a path under the given folder."""

    rows: dict[str, Given] = field(default_factory=dict)

    def find(self, *names: str) -> Given | None:
        """The row of the first of `names` that has one."""
        return next((self.rows[name] for name in names if name in self.rows), None)


def given_date(text: str) -> Date:
    """The date that `text` writes in EDTF; ValueError says what is wrong and what to write."""
    try:
        value = dates.parse_edtf(text)
        first, last = dates.first_day(value), dates.last_day(value)
    except ValueError as error:
        raise ValueError(
            f"{text!r} is not a date; write 2018-04-03, 2018-04 or 2018 ({error})"
        ) from None
    if first and last and first > last:
        raise ValueError(f"{text!r} ends before it begins; write the earlier date first")
    return value


def load_metadata(path: str | Path) -> Metadata:
    """The metadata in a CSV file; ConfigError names the line, the column and what to do."""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read ({error.strerror or error})") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not in UTF-8; save it as CSV UTF-8") from None
    try:
        return _parse(text, str(path))
    except csv.Error as error:
        raise ConfigError(f"{path}: is not a CSV file ({error})") from None


def _parse(text: str, path: str) -> Metadata:
    reader = csv.reader(io.StringIO(text, newline=""))
    header = [cell.strip().lower() for cell in next(reader, [])]
    _check_header(header, path)
    rows: dict[str, Given] = {}
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        where = f"{path} line {reader.line_num}"
        if len(cells) != len(header):
            raise ConfigError(
                f"{where}: has {len(cells)} cells for {len(header)} columns; "
                "put quotes around a cell that holds a comma"
            )
        name, row = _row(dict(zip(header, map(str.strip, cells), strict=True)), where)
        if name in rows:
            raise ConfigError(f"{where}: column file: {name!r} has a row already; keep one of them")
        rows[name] = row
    return Metadata(rows)


def _check_header(header: list[str], path: str) -> None:
    need = f"the first line must be {','.join(COLUMNS)}"
    for column in COLUMNS:
        if column not in header:
            raise ConfigError(f"{path} line 1: column {column} is missing; {need}")
    for column in header:
        if column not in COLUMNS or header.count(column) > 1:
            raise ConfigError(f"{path} line 1: column {column!r} is one too many; {need}")


def _row(cells: dict[str, str], where: str) -> tuple[str, Given]:
    name = cells["file"].replace("\\", "/").removeprefix("./")
    if not name:
        raise ConfigError(f"{where}: column file: is empty; write the file's name")
    published = None
    if cells["published"]:
        try:
            published = given_date(cells["published"])
        except ValueError as error:
            raise ConfigError(f"{where}: column published: {error}") from None
    rest = {column: cells[column] or None for column in COLUMNS[2:]}
    return name, Given("the metadata", published, **rest)
