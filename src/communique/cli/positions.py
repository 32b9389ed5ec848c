"""The command that tells who holds what on an idea."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options

if TYPE_CHECKING:
    from communique.analyze.ideas import Idea
    from communique.analyze.positions import Position
    from communique.store import Filters, Store

FORMATS = ("table", "jsonl", "csv")
_FILTERS = ("--speaker", "--from", "--to", "--publisher", "--limit")


def _filters(command: click.Command) -> click.Command:
    """Add the options of listings that positions share."""
    made: dict[str, click.Option] = {}
    for decorator in options.FILTERS:
        for option in decorator(click.Command("listing")).params:
            made.update({name: option for name in option.opts})
    command.params[2:2] = [made[name] for name in _FILTERS]
    return command


@click.command("positions")
@click.argument("words", nargs=-1, required=True, metavar="IDEA…")
@options.store
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="A table to read, or one for other programs.",
)
def positions(
    words: tuple[str, ...],
    path: Path,
    form: str,
    speaker: tuple[str, ...],
    from_: str | None,
    to: str | None,
    publisher: tuple[str, ...],
    limit: int | None,
) -> None:
    """Tell who holds what on an idea, since when, in whose words.

    IDEA is a theme ("world order", "sanctions") or words by which it is found ("multipolar
    order"), or any words of what statements are about: a thing, an agreement, a gathering, an
    actor. One row for each speaker. Dates are those of the words, else of publication, and then
    marked so; --from and --to look at the same. What somebody is reported not to have said is
    left out. Where nothing speaks of it, close themes are named, and the exit code is 0.
    """
    from communique.analyze.ideas import read_idea
    from communique.analyze.positions import Position
    from communique.cli.countries import countries
    from communique.export import write

    filters = options.as_filters(
        {"speaker": speaker, "from_": from_, "to": to, "publisher": publisher, "limit": limit}
    )
    text = " ".join(words)
    code = countries().get(text.strip().lower())
    idea = read_idea(text, f"ac_{code}" if code else None)
    with options.open_store(path) as store:
        rows = _rows(store, idea, filters)
    write(islice(rows, limit), Position, form, sys.stdout.buffer)
    sys.stdout.buffer.flush()
    click.echo(_note(idea, len(rows), filters), err=True)


def _rows(store: Store, idea: Idea, filters: Filters) -> tuple[Position, ...]:
    """The rows; a statement without a date of its own passes by its document's."""
    from dataclasses import replace

    from communique.analyze.positions import Source, positions
    from communique.store import Filters

    base = replace(filters, limit=None, reported=True)
    found = [
        *(store.statements(replace(base, theme=idea.themes)) if idea.themes else ()),
        *store.statements(replace(base, about=(idea.words,))),
    ]
    sources: dict[str, Source] = {}
    for id in {s.document_id for s in found}:
        if document := store.document(id):
            sources[id] = Source(document.publisher or document.file, document.published)
    meant = store.ids("actor", Filters(actor=filters.speaker)) if filters.speaker else ()
    return positions(found, idea, sources, frozenset(meant))


def _note(idea: Idea, n: int, filters: Filters) -> str:
    from communique.analyze.ideas import close_themes

    read = f"“{idea.words}”"
    if idea.themes and idea.themes != (idea.words,):
        read += f", read as the theme {' and '.join(idea.themes)}"
    if n:
        return f"{n} {'speaker' if n == 1 else 'speakers'} on {read}"
    narrowed = filters.uses(("speaker", "from_", "to", "publisher"))
    message = f"no statement{' that passes these filters' if narrowed else ''} speaks of {read}"
    near = [theme for theme in close_themes(idea.words) if theme not in idea.themes]
    return message + (f"; close themes: {', '.join(near)}" if near else "")


commands = {"positions": _filters(positions)}
