"""`eval record`, and the group of all commands that measure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options
from communique.cli.answers import articles, attributions, pairs
from communique.cli.gold_reports import documents_of, gold_of
from communique.cli.grounding import grounding
from communique.cli.progress import with_progress
from communique.cli.sentences import sentences
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.analyze.eval import Gold, Predicted, Score
    from communique.analyze.eval.align import Pairs
    from communique.model import EventMention, Statement

FORMATS = ("table", "markdown", "html", "jsonl")
PARTS = ("dev", "test")
FILE = click.Path(path_type=Path)


@click.group("eval", no_args_is_help=True)
def evaluate() -> None:
    """Measure a coder against a gold.

    Each of these reads what a measuring set gives and writes what its scorer takes; `record` scores
    by itself.
    """


@evaluate.command("record")
@click.argument("gold", required=False, type=FILE)
@click.option("--part", type=click.Choice(PARTS), help="Only this part of the gold.")
@click.option("--store", type=FILE, metavar="FILE", help="Score what this store holds.")
@click.option(
    "--predictions",
    type=FILE,
    metavar="FILE",
    help="Score mentions of any coder, as JSON Lines.",
)
@click.option(
    "--errors",
    is_flag=False,
    flag_value="mentions",
    type=click.Choice(("mentions", "statements")),
    help="List the errors instead, of mentions or of statements; not of a test part.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to print the scores.",
)
@click.option("-o", "--out", type=FILE, metavar="FILE", help="Write there and not to the screen.")
@options.config
def record(
    gold: Path | None,
    part: str | None,
    store: Path | None,
    predictions: Path | None,
    errors: str | None,
    form: str,
    out: Path | None,
    config_file: Path | None,
) -> None:
    """Precision, recall and F1 per field and per type, with intervals.

    GOLD is a folder or a JSON Lines file of mentions; without it the bundled reports and their gold
    are taken. Without --store and --predictions the gold's reports are coded now.
    How mentions are matched: docs/reference/scoring.md.
    """
    from communique.analyze import eval as scoring

    if store and predictions:
        raise UsageError("--store and --predictions say two things; give one of them")
    path = gold or scoring.BUNDLED
    if out and not out.absolute().parent.is_dir():
        raise UsageError(f"{out}: there is no folder {out.parent}; make it first")
    due = gold_of(path, part, for_errors=bool(errors))
    found = _found(path, due, store, predictions, config_file)
    tally, pairs = scoring.compare(due, found)
    if errors:
        text = "\n\n".join(_mistakes(errors, due, found, pairs))
    else:
        text = _written(scoring.scores(tally), form, path, part)
    _deliver(text, out)


def _mistakes(errors: str, due: Gold, found: Predicted, pairs: dict[str, Pairs]) -> Iterator[str]:
    from communique.analyze.eval import mistakes, statement_mistakes

    files = dict(due.files)
    if errors == "statements":
        for one in statement_mistakes.misread(due, found):
            yield statement_mistakes.described(one, files)
        return
    for mistake in mistakes.mistakes(due, found, pairs):
        yield mistakes.described(mistake, files)


def _found(
    path: Path, gold: Gold, store: Path | None, predictions: Path | None, config_file: Path | None
) -> Predicted:
    from communique.analyze import eval as scoring

    if predictions:
        found = scoring.load_predictions(predictions, scoring.load_gold(path).files)
    elif store:
        found = _stored(store)
    else:
        found = _coded(path, gold, config_file)
    here = {d for d in gold.mentions if d in found.mentions}
    if not here and any(gold.mentions.values()):
        raise UsageError(
            f"none of the gold's {len(gold.mentions)} documents is in "
            f"{predictions or store or path}; code the gold's reports with its own metadata"
        )
    if absent := len(gold.mentions) - len(here):
        click.echo(
            f"{absent} of the gold's {len(gold.mentions)} documents have nothing in "
            f"{predictions or store or path}; they count as found empty",
            err=True,
        )
    return found


def _stored(path: Path) -> Predicted:
    """What a store holds, the world level applied, as a listing shows it."""
    from communique.analyze.eval import Predicted
    from communique.store import Filters

    with options.open_store(path) as store:
        documents = {d.id: d for d in store.documents(Filters())}
        leads = {d: kin[d].lead for d in documents if (kin := store.kin(d))}
        empty: tuple[dict[str, list[EventMention]], dict[str, list[Statement]]] = (
            {d: [] for d in documents},
            {d: [] for d in documents},
        )
        found = Predicted(*empty, documents, leads)
        assert found.statements is not None
        for mention in store.mentions(Filters()):
            found.mentions[mention.document_id].append(mention)
        for statement in store.statements(Filters()):
            found.statements[statement.document_id].append(statement)
    return found


def _coded(path: Path, gold: Gold, config_file: Path | None) -> Predicted:
    """The gold's reports, coded now and linked, in memory."""
    from communique import config
    from communique.analyze.eval import predicted
    from communique.pipeline import Pipeline, world

    if not (path / "reports").is_dir():
        raise UsageError(
            f"{path} holds no reports to code; give --store or --predictions to be scored"
        )
    settings = config.load(config_file)
    documents = documents_of(path, gold, settings)
    coded = list(with_progress(Pipeline(settings).code(documents), len(documents)))
    return predicted(coded, world(coded))


def _written(found: list[Score], form: str, path: Path, part: str | None) -> str:
    from communique.analyze.eval import tables

    if form == "markdown":
        return tables.as_markdown(found)
    if form == "html":
        name = f"{path.name}, {part} part" if part else path.name
        return tables.as_html(found, f"Scores on {name}")
    if form == "jsonl":
        return tables.as_jsonl(found)
    return tables.as_text(found)


def _deliver(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text.rstrip("\n"))
        return
    out.write_text(text if text.endswith("\n") else text + "\n", encoding="utf-8")
    click.echo(f"written to {out}", err=True)


evaluate.add_command(pairs)
evaluate.add_command(attributions)
evaluate.add_command(articles)
evaluate.add_command(grounding)
evaluate.add_command(sentences)

commands = {"eval": evaluate}
