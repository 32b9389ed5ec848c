"""The commands that answer what outside scorers ask: pairs, attributions, articles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options
from communique.cli.progress import with_progress
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.analyze.eval.pairs import Answer

FILE = click.Path(path_type=Path)
OUT = click.option("-o", "--out", type=FILE, required=True, metavar="FILE", help="Write there.")


@click.command("pairs")
@click.argument("table", type=FILE, metavar="IN.tsv")
@OUT
@options.config
def pairs(table: Path, out: Path, config_file: Path | None) -> None:
    """One PLOVER type for each sentence whose two sides are marked.

    IN.tsv has the columns uid and marked_sentence, in which <s>…</s> marks the actor and <t>…</t>
    the recipient; a missing mark says that the text names no such participant. Writes a CSV of
    uid, pred_root, status, confidence. Every row with a sentence is answered.
    """
    import csv

    from communique import config
    from communique.analyze.eval.pairs import answer, read_pairs
    from communique.pipeline import Pipeline
    from communique.read import read_text

    questions = list(read_pairs(table))
    asked = {f"{number}": q for number, q in enumerate(questions) if q.text.strip()}
    documents = (read_text(q.text, name=key, language="en") for key, q in asked.items())
    answers: dict[str, Answer] = {}
    for coded in with_progress(Pipeline(config.load(config_file)).code(documents), len(asked)):
        answers[coded.document.file] = answer(asked[coded.document.file], coded)
    with out.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("uid", "pred_root", "status", "confidence"))
        for key in asked:
            a = answers[key]
            rows.writerow((a.uid, a.root, a.status, f"{a.confidence:.2f}"))
    empty = len(questions) - len(asked)
    click.echo(f"{len(asked)} answered, {empty} empty rows left out; written to {out}", err=True)


@click.command("attributions")
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
        parsed = with_progress(Parser(load_model()).parse(documents), len(documents))
        for row in attributions(parsed):
            stream.write(json.dumps(row) + "\n")
    click.echo(f"{len(documents)} texts; written to {out}", err=True)


@click.command("articles")
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
    bodies = {n: {"articleBody": read(n, raw)} for n, raw in with_progress(found, len(found))}
    out.write_text(json.dumps(bodies, ensure_ascii=False), encoding="utf-8")
    empty = sum(not b["articleBody"] for b in bodies.values())
    click.echo(f"{len(bodies)} pages, {empty} without a story; written to {out}", err=True)
