"""`eval sentences`: raw sentences with nothing given, against one PLOVER type for each."""

from __future__ import annotations

from pathlib import Path

import click

from communique.cli import options
from communique.cli.progress import with_progress
from communique.errors import UsageError

FILE = click.Path(path_type=Path)


@click.command("sentences")
@click.argument("gold", type=FILE, metavar="GOLD.jsonl")
@click.option("--part", type=click.Choice(("dev", "test")), help="Only this part of the gold.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "markdown", "jsonl")),
    default="table",
    show_default=True,
    help="How to print the scores.",
)
@options.config
def sentences(gold: Path, part: str | None, form: str, config_file: Path | None) -> None:
    """PLOVER types of raw sentences, with intervals.

    GOLD.jsonl has a line for each sentence: id, text, root (the folded type of its main event),
    actors and recipients (lists of country codes or blocs). Predicted are the distinct types of
    what is exported. A type is right with both sides where a participant of each is met too.
    """
    from communique import config
    from communique.analyze import eval as scoring
    from communique.analyze.eval import tables
    from communique.analyze.eval.sentences import count, read_sentences
    from communique.pipeline import Pipeline
    from communique.read import read_text

    due = {s.id: s for s in read_sentences(gold) if part in {None, s.part}}
    if not due:
        raise UsageError(f"{gold}: holds no sentence" + (f" of the {part} part" if part else ""))
    documents = (read_text(s.text, name=s.id, language="en") for s in due.values())
    tally = scoring.Tally()
    for coded in with_progress(Pipeline(config.load(config_file)).code(documents), len(due)):
        count(due[coded.document.file], coded, tally)
    written = {"markdown": tables.as_markdown, "jsonl": tables.as_jsonl}.get(form, tables.as_text)
    click.echo(written(scoring.scores(tally)).rstrip("\n"))
