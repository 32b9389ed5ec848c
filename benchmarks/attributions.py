"""Attributions of a folder of plain texts, as JSON Lines that `score_polnear.py` reads.

    python benchmarks/attributions.py FOLDER -o OUT.jsonl

Each text is read as one body block. Statements inside statements are left out, as PolNeAR has none.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterator
from pathlib import Path

from communique.attribute import Attribution, attribute
from communique.model import Block, Document, Span
from communique.parse import Parser, load_model
from communique.recognize.recognized import Recognized


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("-o", "--out", type=Path, required=True)
    given = arguments.parse_args()
    begun, spent, words = time.process_time(), 0.0, 0
    with given.out.open("w", encoding="utf-8") as out:
        for parsed in Parser(load_model()).parse(documents(given.folder)):
            before = time.process_time()
            found = attribute(Recognized(parsed, {}, {}))
            spent += time.process_time() - before
            words += len(parsed.text.split())
            for attribution in found:
                if not attribution.nested:
                    out.write(json.dumps(line(parsed.document.file, attribution)) + "\n")
    total = time.process_time() - begun
    print(f"{words} words; {total:.1f} CPU-s with parsing, {spent:.1f} CPU-s for attribution alone")


def documents(folder: Path) -> Iterator[Document]:
    for path in sorted(folder.glob("*.txt")):
        with path.open(encoding="utf-8", newline="") as file:
            text = file.read()
        block = Block(0, len(text), "body", "the whole text")
        yield Document("dc_" + path.stem, text, path.stem, "", len(text), blocks=(block,))


def line(stem: str, attribution: Attribution) -> dict[str, object]:
    return {
        "doc": stem,
        "source": offsets(attribution.source),
        "cue": offsets(attribution.cue),
        "content": offsets(attribution.content),
    }


def offsets(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


if __name__ == "__main__":
    main()
