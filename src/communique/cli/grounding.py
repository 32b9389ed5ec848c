"""`eval grounding`: names, offices, dates and places where a gold says what is mentioned."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options
from communique.cli.gold_reports import documents_of, gold_of
from communique.cli.progress import with_progress
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.analyze.eval.grounding import Judged

FILE = click.Path(path_type=Path)


@click.command("grounding")
@click.argument("gold", required=False, type=FILE)
@click.option("--part", type=click.Choice(("dev", "test")), help="Only this part of the gold.")
@click.option(
    "--errors",
    type=click.Choice(("actor", "office", "date", "place")),
    help="List the errors in this field instead; not of a test part.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "markdown", "jsonl")),
    default="table",
    show_default=True,
    help="How to print the scores.",
)
@options.config
def grounding(
    gold: Path | None, part: str | None, errors: str | None, form: str, config_file: Path | None
) -> None:
    """Accuracy of actors, offices, dates and places, given the mention.

    For every mention of GOLD (the bundled one unless named) its own words are read: who the words
    of each participant mean and in which office, when and where the event of its trigger was. A
    field that the gold leaves empty is right where it is left empty. A table of the kinds of
    errors follows the scores of the development part. Accuracy stands in the column of recall.
    """
    from communique import config
    from communique.analyze import eval as scoring
    from communique.analyze.eval.grounding import count, described, error_table, judge
    from communique.pipeline import Pipeline, offices

    path = gold or scoring.BUNDLED
    if not (path / "reports").is_dir():
        raise UsageError(f"{path} holds no reports to read; name a gold with its reports")
    due = gold_of(path, part, for_errors=bool(errors))
    settings = config.load(config_file)
    documents = documents_of(path, due, settings)
    tally = scoring.Tally()
    found: list[Judged] = []
    holders = offices(settings)
    for recognized in with_progress(Pipeline(settings).recognized(documents), len(documents)):
        for judged in judge(due, recognized, holders):
            count(judged, due.unit(judged.document_id), tally)
            found.append(judged)
            if errors == judged.field and judged.error:
                file = due.files.get(judged.document_id, judged.document_id)
                click.echo(described(judged, file, recognized.parsed.text) + "\n")
    if errors:
        return
    from communique.analyze.eval import tables

    write = {"table": tables.as_text, "markdown": tables.as_markdown, "jsonl": tables.as_jsonl}
    click.echo(write[form](scoring.scores(tally)).rstrip("\n"))
    if form != "jsonl" and part == "dev":
        click.echo("\n" + error_table(found))
