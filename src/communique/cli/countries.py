"""Names of countries and peoples, as filters understand them."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

TABLE = Path(__file__).parent.parent / "data" / "recognize" / "countries.csv"
"""Read here as it is: `recognize`, which owns it, brings the parser along, a second's wait."""

LAYERS = (("name",), ("aliases", "adjectives", "demonyms"))
"""Columns whose words count first, and those that count where the first say nothing.

Capitals do not stand for countries here: a place may be looked for by its name.
"""


def countries() -> dict[str, str]:
    """A country's name, alias, adjective or people in lower case → its code.

    A word that fits several countries ('Congolese') leads to none, unless it is the name of one.
    """
    with TABLE.open(encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f))
    found: dict[str, str | None] = {}
    for columns in LAYERS:
        layer: dict[str, str | None] = {}
        for row in rows:
            for word in _words(row, columns):
                layer[word] = row["code"] if layer.get(word, row["code"]) == row["code"] else None
        found = {**layer, **found}
    return {word: code for word, code in found.items() if code}


def _words(row: dict[str, str], columns: Iterable[str]) -> Iterable[str]:
    cells = (part.strip() for column in columns for part in row[column].split("|"))
    return (cell.lower() for cell in cells if cell)
