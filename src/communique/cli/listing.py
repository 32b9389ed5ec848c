"""The commands that list records: documents, mentions, events, statements, actors, tenures."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from communique.cli import options
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.store import Filters, Store
    from communique.store.store import Kind

FORMATS = ("table", "jsonl", "csv", "parquet")

_HANGING = "A filter that does not look at {0} themselves looks at what hangs on them: "
HELP = {
    "documents": (
        "List the reports read.",
        _HANGING.format("documents") + "documents are listed that have a mention or a statement "
        "which passes. --from, --to and --publisher look at the document.",
    ),
    "mentions": (
        "List what single reports say happened.",
        "One record for each place of a text that tells of an event. "
        + _HANGING.format("mentions")
        + "--speaker, --about, --stance and --theme look at the statement it stands in.",
    ),
    "events": (
        "List events, merged from all reports of them.",
        "One record for each happening, with its mentions. "
        + _HANGING.format("events")
        + "--speaker, --about, --stance and --theme look at the statements it stands in.",
    ),
    "statements": (
        "List who said what to whom about what.",
        "--actor is who speaks, --recipient who is addressed. "
        + _HANGING.format("statements")
        + "--type, --status, --place, --label and --contested look at the events spoken of.",
    ),
    "actors": (
        "List states, organizations and persons.",
        "--actor looks at the actor. "
        + _HANGING.format("actors")
        + "actors are listed that take part in a mention, or speak in a statement, which passes.",
    ),
    "tenures": (
        "List who held which office, from when to when.",
        "--actor is the holder, --place whose office it is; --from and --to look at the term, as "
        "far as it can reach; --publisher at the reports that say it. Any other filter looks at "
        "what the holder takes part in. A start of [..2018-04-03] means by then at the latest, an "
        "end of [2018-04-03..] then at the earliest, .. still in office when the table was made.",
    ),
}
"""Command → its help in short and in full."""


def _listing(name: str) -> click.Command:
    """The command that lists one kind of record."""
    short, full = HELP[name]

    @click.command(name, help=f"{short}\n\n{full}", epilog="Repeat an option for any of several.")
    @options.store
    @options.filters
    @click.option(
        "--format",
        type=click.Choice(FORMATS),
        default="table",
        show_default=True,
        help="A table to read, or one for other programs.",
    )
    @click.option(
        "--output",
        "-o",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Write to this file instead of standard output.",
    )
    def command(path: Path, format: str, output: Path | None, **values: Any) -> None:
        if format == "parquet" and output is None and sys.stdout.isatty():
            raise UsageError("parquet is not for terminals: give --output FILE")
        filters = options.as_filters(values)
        with options.open_store(path) as store, _destination(output) as out:
            _write(store, name, filters, format, out)

    return command


RECORDS = {
    "documents": "Document",
    "mentions": "EventMention",
    "events": "Event",
    "statements": "Statement",
    "actors": "Actor",
    "tenures": "Tenure",
}
"""Command → the class in `model` of the records that it lists."""

HIDING: dict[str, Kind] = {"mentions": "mention", "events": "event"}
"""Commands that leave records out unless told --all."""

commands = {name: _listing(name) for name in HELP}


@contextmanager
def _destination(output: Path | None) -> Iterator[BinaryIO]:
    if output is None:
        yield sys.stdout.buffer
    else:
        with output.open("wb") as f:
            yield f


def _write(store: Store, name: str, filters: Filters, format: str, out: BinaryIO) -> None:
    from communique import model
    from communique.export import write

    n = write(getattr(store, name)(filters), getattr(model, RECORDS[name]), format, out)
    out.flush()
    for note in _notes(store, name, filters, n):
        click.echo(note, err=True)


def _notes(store: Store, name: str, filters: Filters, n: int) -> Iterator[str]:
    """What a reader should know of records that are not shown."""
    if n == 0:
        yield f"no {name} match"
    if name in HIDING and not filters.all:
        passing = len(store.ids(HIDING[name], replace(filters, limit=None)))
        hidden = len(store.ids(HIDING[name], replace(filters, limit=None, all=True))) - passing
        if hidden:
            yield f"{hidden} more abstained from or labeled as noise: --all lists them"
    if name in ("events", "actors", "tenures") and not store.is_linked():
        yield "documents changed since events, actors and tenures were made: run communique link"
