"""The command that shows what the package does, on reports that come with it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from communique.cli import options

if TYPE_CHECKING:
    from communique.cli.screen import Screen
    from communique.store import Store

REPORTS = Path(__file__).parent.parent / "data" / "demo"
EVENTS = 3
"""Events that are shown with their evidence."""


@click.command("demo")
@click.option(
    "--store",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Keep what was coded in this store; else it is thrown away.",
)
@click.option(
    "--pair",
    nargs=2,
    metavar="A B",
    default=("ARG", "IDN"),
    show_default=True,
    help="The two countries of the chronicle.",
)
@options.config
@click.pass_context
def demo(
    ctx: click.Context, path: Path | None, pair: tuple[str, str], config_file: Path | None
) -> None:
    """Code ten bundled reports and show what comes out.

    The reports are invented. Prints counts, a few events with their evidence, and the chronicle
    of two countries: what they did together and to each other, and said of each other.
    """
    from communique import config
    from communique.cli import work
    from communique.cli.countries import countries
    from communique.cli.screen import Screen
    from communique.store import Store

    screen, settings = Screen.of_stdout(), config.load(config_file)
    with _path(path) as file, Store.open(file, create=True, countries=countries()) as store:
        tally = work.code_into(
            store, [str(REPORTS)], metadata=REPORTS / "metadata.csv", config=settings, link=True
        )
        work.complain(tally)
        for line in (*tally.lines(), *_report(store, pair, screen), *_next_steps(path, pair)):
            screen.echo(line)
    ctx.exit(1 if tally.failed else 0)


@contextmanager
def _path(path: Path | None) -> Iterator[Path]:
    if path is not None:
        yield path
        return
    with TemporaryDirectory(prefix="communique-") as folder:
        yield Path(folder) / "demo.db"


def _report(store: Store, pair: tuple[str, str], screen: Screen) -> Iterator[str]:
    from communique.analyze import chronicle, reports
    from communique.cli import render
    from communique.store import Filters

    yield from render.summary(store)
    yield ""
    yield screen.head("A few events, and the words they stand on")
    events = sorted(store.events(Filters()), key=lambda e: -len(e.documents))
    for event in events[:EVENTS]:
        yield from render.event(event, reports(store, event), screen)
    yield ""
    yield from render.chronicle(chronicle(store, *pair), screen)


def _next_steps(path: Path | None, pair: tuple[str, str]) -> Iterator[str]:
    """Three commands to go on with."""
    store = path or Path("demo.db")
    keep = f"communique demo --store {store}"
    listing = f"communique events --store {store} --between {' '.join(pair)}"
    search = f"communique search --store {store} agreement"
    own = "communique code PATH…"
    yield ""
    yield "Next:"
    for command, what in (
        (
            (listing, "what the two countries did, as a table"),
            (search, "sentences with a word in them"),
        )
        if path
        else ((keep, "the same, kept in a store"), (listing, "then: list from it"))
    ):
        yield f"  {command}  # {what}"
    yield f"  {own}  # your own reports"


commands = {"demo": demo}
