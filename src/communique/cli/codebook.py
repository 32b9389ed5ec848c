"""The commands on the codebook: its types, one type whole, what is wrong with it, its examples."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options
from communique.cli.progress import with_progress
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.coding import Codebook
    from communique.coding.codebook import TypeEntry

FOLDER = click.option(
    "--codebook",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="A folder of your own, laid over the bundled codebook.",
)


@click.group("codebook", no_args_is_help=True)
def codebook() -> None:
    """List, show, check and test event types and their patterns.

    How to write your own: docs/how-to/extend-the-codebook.md.
    """


@codebook.command("list")
@FOLDER
def listed(folder: Path | None) -> None:
    """The event types, with what each has: patterns, triggers, examples."""
    from communique.coding import load_codebook
    from communique.coding.check import triggers

    book = load_codebook(folder)
    click.echo(
        f"{'type':<12}{'quad':>5}{'score':>7}{'patterns':>10}{'triggers':>10}{'examples':>10}"
    )
    total = 0
    for name, entry in sorted(book.types.items()):
        wordings = len(triggers(entry))
        total += wordings
        written = len(entry.examples) + len(entry.counter_examples)
        click.echo(
            f"{name:<12}{entry.quad:>5}{entry.score:>7}{len(entry.patterns):>10}"
            f"{wordings:>10}{written:>10}"
        )
    click.echo(f"{len(book.types)} types, {total} triggers")


@codebook.command("show")
@click.argument("event_type", metavar="TYPE")
@FOLDER
def show(event_type: str, folder: Path | None) -> None:
    """One type: its definition, tie-breaks, modes, patterns and examples."""
    from communique.coding import load_codebook

    entry = _entry(load_codebook(folder), event_type)
    click.echo(f"{entry.name}  quad class {entry.quad}, score {entry.score}\n\n{entry.definition}")
    for title, rows in _parts(entry).items():
        if rows:
            click.echo(f"\n{title}")
            click.echo("\n".join(f"  {row}" for row in rows))


def _parts(entry: TypeEntry) -> dict[str, list[str]]:
    return {
        "Tie-breaks": list(entry.tie_breaks),
        "Modes": [f"{m.name} ({m.score}): {', '.join(sorted(m.words))}" for m in entry.modes],
        "Patterns": [
            f"{p.id}: " + "; ".join(dict.fromkeys(t.text for t in p.triggers))
            for p in entry.patterns
        ],
        "Examples": [f"{e.text}  [{'; '.join(e.expect)}]" for e in entry.examples],
        "Counter-examples": [e.text for e in entry.counter_examples],
    }


def _entry(book: Codebook, name: str) -> TypeEntry:
    found = next((e for key, e in book.types.items() if key.lower() == name.lower()), None)
    if found is None:
        raise UsageError(
            f"{name}: no such event type; the types are {', '.join(sorted(book.types))}"
        )
    return found


@codebook.command("check")
@FOLDER
@click.pass_context
def check(ctx: click.Context, folder: Path | None) -> None:
    """What cannot work in a codebook (exit code 1), and what is thin.

    Looks at the form of expectations, unknown types, double ids, patterns without triggers; then
    at types with few examples, and at triggers that two types have.
    """
    from communique.coding import load_codebook
    from communique.coding.check import faults, thin

    book = load_codebook(folder)
    wrong = list(faults(book))
    for fault in wrong:
        click.echo(f"wrong: {fault}")
    for note in thin(book):
        click.echo(f"thin: {note}")
    click.echo(f"{len(wrong)} wrong in {len(book.types)} types")
    if wrong:
        ctx.exit(1)


@codebook.command("test")
@click.argument("event_types", nargs=-1, metavar="[TYPE]...")
@FOLDER
@options.config
@click.pass_context
def test(
    ctx: click.Context, event_types: tuple[str, ...], folder: Path | None, config_file: Path | None
) -> None:
    """Code the example sentences, and say which do not come out as they must (exit code 1)."""
    from dataclasses import replace

    from communique import config
    from communique.coding import load_codebook
    from communique.coding.examples import cases, lines
    from communique.pipeline import Pipeline
    from communique.read import read_text

    settings = config.load(config_file)
    settings = replace(
        settings, codebook=folder or settings.codebook, sides=False
    )  # patterns alone
    book = load_codebook(settings.codebook)
    asked = list(cases(book, [_entry(book, name).name for name in event_types]))
    documents = (
        read_text(case.text, name=str(n), language="en", published="2031-05-06")
        for n, case in enumerate(asked)
    )
    coded = with_progress(Pipeline(settings).code(documents), len(asked))
    missed = 0
    for case, one in zip(asked, coded, strict=True):
        found = lines(one)
        if not case.is_met(found):
            missed += 1
            due = "; ".join(case.wanted) or f"no {case.event_type}"
            click.echo(
                f"{case.event_type}: {case.text}\n  due {due}\n  got {'; '.join(found) or '–'}"
            )
    click.echo(f"{len(asked) - missed} of {len(asked)} sentences come out as they must")
    if missed:
        ctx.exit(1)


commands = {"codebook": codebook}
