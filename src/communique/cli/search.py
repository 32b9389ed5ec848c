"""The command that finds words in the reports."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options

if TYPE_CHECKING:
    from communique.cli.screen import Screen

MARKS = ("\ue000", "\ue001")
"""Private characters, which no report has use for, around what was found."""

_MARKED = re.compile("\ue000(.*?)\ue001")


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@options.store
@options.limit
def search(words: tuple[str, ...], path: Path, limit: int | None) -> None:
    """Find words in the reports.

    Sentences with all the WORDS, best first, each with the records that stand on it. Words in
    double quotes must stand in a row; a * at the end of a word leaves its end open.
    """
    from communique.cli.screen import Screen
    from communique.store import Store

    screen, query = Screen.of_stdout(), " ".join(words)
    n = 0
    with Store.open(path, readonly=True) as store:
        for hit in store.search(query, limit=limit, marks=MARKS):
            screen.echo(f"{screen.head(hit.file)}  {hit.document_id}  {hit.start}–{hit.end}")
            screen.echo("  " + _shown(screen, hit.snippet))
            if hit.records:
                screen.echo("  " + screen.dim(" ".join(hit.records)))
            n += 1
        total = store.count_hits(query)
    of = f" of {total}" if total > n else ""
    found = f"{n}{of} {'sentence' if n == 1 and not of else 'sentences'}"
    click.echo(found if n else "no sentence has all these words", err=True)


def _shown(screen: Screen, snippet: str) -> str:
    """The snippet on one line, what was found highlighted."""
    from communique.cli.screen import clean

    pieces = _MARKED.split(" ".join(snippet.split()))
    return "".join(screen.mark(p) if i % 2 else clean(p) for i, p in enumerate(pieces))


commands = {"search": search}
