"""Names that the labels of a transcript's turns give: "DE SOUZA: …", "HARBI: …"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.parse.tokens import Token
from communique.recognize.given_names import is_given_name
from communique.recognize.name_runs import is_name, leftward
from communique.recognize.tagging import Tagged

_LONGEST = 7
"""Tokens of a label before its colon."""


def label_runs(units: list[Tagged]) -> list[dict[int, int]]:
    """For each unit the stretches, start to end, that the labels show to be a person's name.

    A label in capitals names a person where its last word stands elsewhere as a name does:
    "HARBI:" where the text has "Salma Harbi".
    """
    labels = [_label_end(tagged) for tagged in units]
    if not any(labels):
        return [{} for _ in units]
    written: dict[str, list[tuple[int, int]]] = {}
    for n, tagged in enumerate(units):
        for token in tagged.doc:
            if token.is_title and token.pos_ == "PROPN":
                written.setdefault(token.text.upper(), []).append((n, token.i))
    found: list[dict[int, int]] = [{} for _ in units]
    for n, (tagged, end) in enumerate(zip(units, labels, strict=True)):
        where = written.get(tagged.doc[end - 1].text, []) if end else []
        if not where:
            continue
        found[n][0] = end
        for unit, i in where:
            found[unit].update(_name_around(units[unit], i))
    return found


def _label_end(tagged: Tagged) -> int:
    """Where the label that opens the unit ends; 0 where none does."""
    doc = tagged.doc
    for token in doc[: _LONGEST + 1]:
        if token.text == ":":
            return token.i if token.i and doc[token.i - 1].text.isupper() else 0
        if not (_is_capital(token) or token.text in {"-", "'", "’"}):
            return 0
    return 0


def _is_capital(token: Token) -> bool:
    return token.is_alpha and token.text.isupper() and len(token) > 1


def _name_around(tagged: Tagged, i: int) -> Iterator[tuple[int, int]]:
    if not is_name(tagged, tagged.doc[i]):
        return
    start = leftward(tagged, i)
    given = (n for n in range(start, i) if is_given_name(tagged.doc[n].text))
    yield next(given, start), i + 1
