"""Writes tests/gold/bundled-floors.json: below what the coder must not fall (development part).

    python tools/gold/floors.py [--raise]

Each floor is today's figure less `SLACK`, so that a fall shows and noise does not. Types have
floors where there are `ENOUGH` of them. Without --raise the old floors are printed beside what
today allows and nothing is written; floors are never lowered without a note in the changelog.
"""

from __future__ import annotations

import argparse
import json
import sys
from math import floor
from pathlib import Path

from communique.analyze.eval import BUNDLED, Score, compare, load_gold, predicted, scores
from communique.config import Config
from communique.model import Document
from communique.pipeline import Pipeline, inputs, world

FLOORS = Path(__file__).parents[2] / "tests" / "gold" / "bundled-floors.json"
SLACK = 0.01
ENOUGH = 30
SECTIONS = ("mentions", "right, by type", "statements", "pages", "across documents")

Floors = dict[str, dict[str, dict[str, float]]]


def today() -> list[Score]:
    """The scores of today's coder on the development part."""
    gold = load_gold(part="dev")
    read = inputs([BUNDLED / "reports"], BUNDLED / "metadata.csv", Config())
    documents = [d for d in read if isinstance(d, Document) and d.id in gold.mentions]
    coded = list(Pipeline().code(documents))
    tally, _ = compare(gold, predicted(coded, world(coded)))
    return scores(tally)


def floors(found: list[Score]) -> Floors:
    """The floors that these scores allow."""
    made: Floors = {}
    for score in found:
        if score.section not in SECTIONS or "traps" in score.row:
            continue
        row = {
            name: round(floor((figure.value - SLACK) * 1000) / 1000, 3)
            for name, figure, n in (
                ("precision", score.precision, score.predicted),
                ("recall", score.recall, score.due),
            )
            if figure.value is not None and n >= ENOUGH and figure.value > SLACK
        }
        if row:
            made.setdefault(score.section, {})[score.row] = row
    return made


def main() -> None:
    """Print, or write."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--raise", action="store_true", dest="write")
    given = parser.parse_args()
    made = floors(today())
    if given.write:
        FLOORS.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
        return
    old: Floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {}
    for section, rows in made.items():
        for row, values in rows.items():
            sys.stdout.write(f"{section}: {row}: {old.get(section, {}).get(row)} → {values}\n")


if __name__ == "__main__":
    main()
