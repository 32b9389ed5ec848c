"""The story of web pages: ours beside other libraries, by an outside scorer.

    pip install readability-lxml resiliparse justext
    python benchmarks/articles.py HTML_FOLDER GROUND_TRUTH.json --score SCRIPT

SCRIPT is the benchmark's scorer (PRED.json GROUND_TRUTH.json). Libraries that are not installed are
left out and named. CPU seconds are of extraction alone.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from communique.analyze.eval.articles import pages, story, stripped_story

Extract = Callable[[bytes], str]


def ours(raw: bytes) -> str:
    return story("page", raw)


def ours_stripped(raw: bytes) -> str:
    return stripped_story("page", raw)


def trafilatura_with(**options: Any) -> Extract:
    module = importlib.import_module("trafilatura")
    return lambda raw: module.extract(raw, **options) or ""


def readability() -> Extract:
    module = importlib.import_module("readability")
    html = importlib.import_module("lxml.html")

    def extract(raw: bytes) -> str:
        summary = module.Document(raw.decode("utf-8", "replace")).summary()
        return str(html.fromstring(summary).text_content())

    return extract


def resiliparse() -> Extract:
    module = importlib.import_module("resiliparse.extract.html2text")
    return lambda raw: module.extract_plain_text(raw.decode("utf-8", "replace"), main_content=True)


def justext() -> Extract:
    module = importlib.import_module("justext")

    def extract(raw: bytes) -> str:
        found = module.justext(raw, module.get_stoplist("English"))
        return "\n".join(p.text for p in found if not p.is_boilerplate)

    return extract


EXTRACTORS: dict[str, Callable[[], Extract]] = {
    "ours, HTML": lambda: ours,
    "trafilatura, precision": lambda: trafilatura_with(favor_precision=True),
    "trafilatura, default": lambda: trafilatura_with(),
    "trafilatura, recall": lambda: trafilatura_with(favor_recall=True),
    "trafilatura, precision, no tables": lambda: trafilatura_with(
        favor_precision=True, include_comments=False, include_tables=False
    ),
    "trafilatura, precision, no repeats": lambda: trafilatura_with(
        favor_precision=True, include_comments=False, deduplicate=True
    ),
    "trafilatura, fast": lambda: trafilatura_with(fast=True, include_comments=False),
    "readability-lxml": readability,
    "resiliparse": resiliparse,
    "jusText": justext,
    "ours, stripped to bare text": lambda: ours_stripped,
}


def main() -> None:
    plain = argparse.RawTextHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=plain)
    parser.add_argument("folder", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--score", type=Path, required=True)
    given = parser.parse_args()
    found = list(pages(given.folder))
    print("| extractor | precision | recall | F1 | CPU-s |\n|---|---|---|---|---|")
    for name, make in EXTRACTORS.items():
        try:
            extract = make()
        except ImportError as error:
            print(f"{name}: not installed ({error})", file=sys.stderr)
            continue
        begin = time.process_time()
        bodies = {page: {"articleBody": extract(raw)} for page, raw in found}
        spent = time.process_time() - begin
        with tempfile.NamedTemporaryFile("w", suffix=".json") as out:
            json.dump(bodies, out)
            out.flush()
            command = [sys.executable, given.score, out.name, given.truth]
            scored = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
        row = (f"{scored[k]:.3f}" for k in ("precision", "recall", "f1"))
        print(f"| {name} | {' | '.join(row)} | {spent:.1f} |")


if __name__ == "__main__":
    main()
