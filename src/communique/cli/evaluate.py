"""The commands that measure: `eval record`, `eval pairs`, `eval attributions`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from communique.cli import options
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.analyze.eval import Gold, Predicted, Score
    from communique.model import EventMention, Statement

T = TypeVar("T")

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
@click.option("--errors", is_flag=True, help="List the errors instead; not of a test part.")
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
    errors: bool,
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
    if errors:
        part = _part_to_read(path, part)
    due = scoring.load_gold(path, part=part)
    found = _found(path, due, store, predictions, config_file)
    tally, pairs = scoring.compare(due, found)
    if errors:
        from communique.analyze.eval.mistakes import described, mistakes

        text = "\n\n".join(described(m, dict(due.files)) for m in mistakes(due, found, pairs))
    else:
        text = _written(scoring.scores(tally), form, path, part)
    _deliver(text, out)


def _part_to_read(path: Path, part: str | None) -> str | None:
    """The part whose errors may be read."""
    from communique.analyze.eval import reports

    if not (path / "reports.csv").is_file():
        return part
    if part == "test" or not any(r["part"] == "dev" for r in reports(path)):
        raise UsageError("--errors never shows a test part: its errors are not for reading")
    return "dev"


def _found(
    path: Path, gold: Gold, store: Path | None, predictions: Path | None, config_file: Path | None
) -> Predicted:
    from communique.analyze import eval as scoring

    if predictions:
        found = scoring.load_predictions(predictions, gold)
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
    from communique.model import Document
    from communique.pipeline import Pipeline, inputs, world

    folder = path / "reports"
    if not folder.is_dir():
        raise UsageError(
            f"{path} holds no reports to code; give --store or --predictions to be scored"
        )
    settings = config.load(config_file)
    table = path / "metadata.csv"
    read = list(inputs([folder], table if table.is_file() else None, settings))
    broken = [d for d in read if not isinstance(d, Document)]
    for fault in broken:
        click.echo(f"communique: {fault}", err=True)
    documents = [d for d in read if isinstance(d, Document) and d.id in gold.mentions]
    coded = list(_with_progress(Pipeline(settings).code(documents), len(documents)))
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


OUT = click.option("-o", "--out", type=FILE, required=True, metavar="FILE", help="Write there.")


@evaluate.command("pairs")
@click.argument("table", type=FILE, metavar="IN.tsv")
@OUT
@options.config
def pairs(table: Path, out: Path, config_file: Path | None) -> None:
    """One PLOVER type for each sentence whose two sides are marked.

    IN.tsv has the columns uid and marked_sentence, in which <s>…</s> marks the actor and <t>…</t>
    the recipient; a missing mark says that the text names no such participant. Writes a CSV of
    uid, pred_root, status, confidence. Every row is answered.
    """
    import csv

    from communique import config
    from communique.analyze.eval.pairs import Answer, answer, read_pairs
    from communique.pipeline import Pipeline
    from communique.read import read_text

    questions = list(read_pairs(table))
    asked = {f"{number}": q for number, q in enumerate(questions) if q.text.strip()}
    documents = (read_text(q.text, name=key, language="en") for key, q in asked.items())
    answers: dict[str, Answer] = {}
    for coded in _with_progress(Pipeline(config.load(config_file)).code(documents), len(asked)):
        answers[coded.document.file] = answer(asked[coded.document.file], coded)
    with out.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("uid", "pred_root", "status", "confidence"))
        for key in asked:
            a = answers[key]
            rows.writerow((a.uid, a.root, a.status, f"{a.confidence:.2f}"))
    empty = len(questions) - len(asked)
    click.echo(f"{len(asked)} answered, {empty} empty rows left out; written to {out}", err=True)


@evaluate.command("attributions")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@OUT
def attributions(folder: Path, out: Path) -> None:
    """Source, cue and content of every attribution in a folder of text files.

    Writes JSON Lines: doc (the file's stem), and lists of [start, end] for source, cue, content.
    Each text is read as one body block; what stands inside another attribution is left out.
    """
    import json

    from communique.analyze.eval.attributions import attributions, texts
    from communique.parse import Parser, load_model

    documents = list(texts(folder))
    if not documents:
        raise UsageError(f"{folder}: holds no .txt file")
    with out.open("w", encoding="utf-8") as stream:
        parsed = _with_progress(Parser(load_model()).parse(documents), len(documents))
        for row in attributions(parsed):
            stream.write(json.dumps(row) + "\n")
    click.echo(f"{len(documents)} texts; written to {out}", err=True)


@evaluate.command("articles")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@OUT
@click.option("--stripped", is_flag=True, help="Read each page's bare text, its markup gone.")
def articles(folder: Path, out: Path, stripped: bool) -> None:
    """The story of every web page in a folder (.html, .html.gz).

    Writes one JSON object: page (the file's name without suffix) to {"articleBody": text}.
    """
    import json

    from communique.analyze.eval.articles import pages, story, stripped_story

    read = stripped_story if stripped else story
    found = list(pages(folder))
    if not found:
        raise UsageError(f"{folder}: holds no .html or .html.gz file")
    bodies = {n: {"articleBody": read(n, raw)} for n, raw in _with_progress(found, len(found))}
    out.write_text(json.dumps(bodies, ensure_ascii=False), encoding="utf-8")
    empty = sum(not b["articleBody"] for b in bodies.values())
    click.echo(f"{len(bodies)} pages, {empty} without a story; written to {out}", err=True)


def _with_progress(items: Iterable[T], length: int) -> Iterator[T]:
    """The same items, counted on standard error where that is a terminal."""
    bar = click.progressbar(
        items, length=length, label="reading", file=sys.stderr, hidden=not sys.stderr.isatty()
    )
    with bar as steps:
        yield from steps


commands = {"eval": evaluate}
