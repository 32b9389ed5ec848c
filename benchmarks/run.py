"""Scores and cost in one run: `make bench`, or with the folders of your own measuring data.

    python benchmarks/run.py [--pages FOLDER] [--polnear FOLDER] [--score SCRIPT]

Prints recall and precision of coded mentions against the project's reader's lists, and with
--pages against the list of the five sample pages (a folder with metadata.csv), whose texts are
not part of the project. With --polnear (a folder with text/ and .ann files) and --score (the
scorer of that corpus) prints the attribution scores as well. CPU seconds are the process's own.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mentions import as_gold, errors, report, rows

from communique.config import Config
from communique.errors import InputError
from communique.model import jsonio
from communique.pipeline import Pipeline, inputs

ROOT = Path(__file__).resolve().parent.parent
GOLD = ROOT / "tests" / "gold"
DEMO = ROOT / "src" / "communique" / "data" / "demo"
SETS = {"demo": DEMO, "development": GOLD / "development", "siblings": GOLD / "siblings"}
BLIND = frozenset({"siblings"})
"""Sets whose errors are never listed."""


def coded(folder: Path, pipeline: Pipeline) -> list[dict[str, object]]:
    """Mentions that are neither abstained nor labelled, with their file's name."""
    documents = inputs([folder], folder / "metadata.csv", Config())
    texts = (d for d in documents if not isinstance(d, InputError))
    return [
        {**jsonio.to_dict(mention), "file": found.document.file}
        for found in pipeline.code(texts)
        for mention in found.mentions
        if not mention.abstained and not mention.labels
    ]


def score(name: str, folder: Path, pipeline: Pipeline, *, list_errors: bool) -> None:
    begin = time.process_time()
    founds = [as_gold(row) for row in coded(folder, pipeline)]
    print(f"\n== {name} ({time.process_time() - begin:.1f} CPU-s)")
    golds = rows(GOLD / f"{name}.jsonl")
    report(golds, founds)
    if list_errors and name not in BLIND:
        errors(golds, founds)


def attributions(folder: Path, scorer: Path) -> None:
    with tempfile.TemporaryDirectory() as place:
        out = Path(place) / "attributions.jsonl"
        command = [sys.executable, "-m", "communique.cli", "eval", "attributions"]
        subprocess.run([*command, folder / "text", "-o", out], check=True)
        subprocess.run([sys.executable, scorer, folder, out, "--by-form"], check=True)


def main() -> None:
    plain = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("--pages", type=Path)
    parser.add_argument("--polnear", type=Path)
    parser.add_argument("--score", type=Path)
    parser.add_argument("--errors", action="store_true", help="list errors (not of blind sets)")
    options = parser.parse_args()
    pipeline = Pipeline()
    for name, folder in SETS.items():
        score(name, folder, pipeline, list_errors=options.errors)
    if options.pages:
        score("pages", options.pages, pipeline, list_errors=options.errors)
    if options.polnear and options.score:
        attributions(options.polnear, options.score)


if __name__ == "__main__":
    main()
