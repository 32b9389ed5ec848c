"""The words of time as tables and as fragments of patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.recognize.tables import read_yaml

YEAR = r"(?:1[6-9]|20)\d\d(?!\d|[.,]\d|-\d\d-\d)"
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%]|,\d{3}|\.\d)"
DASH = r"(?:to|through|[-–—])"


@dataclass(frozen=True, slots=True)
class DateWords:
    """Lower-case words → what they stand for, and the raw table for the rest."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    seasons: Mapping[str, int]
    units: Mapping[str, str]
    numbers: Mapping[str, int]
    table: Mapping[str, Any]

    def listed(self, name: str) -> frozenset[str]:
        """One of the table's word lists, lower case."""
        return _listed(name)

    def number(self, words: str | None) -> int | None:
        """The count that the words give; None where they do not count."""
        words = " ".join((words or "").lower().split())
        if words.isdecimal():
            return min(int(words), 100_000)
        return self.numbers.get(words)


@cache
def date_words() -> DateWords:
    """The bundled tables."""
    table = read_yaml("dates.yaml")
    return DateWords(
        _inverse(table["months"]),
        _inverse(table["weekdays"]),
        _inverse(table["seasons"]),
        _inverse(table["units"]),
        {str(k): int(v) for k, v in table["numbers"].items()},
        table,
    )


@cache
def fragments() -> dict[str, str]:
    """Named pieces of regular expressions; calendar names begin with a capital."""
    table = date_words().table
    months, weekdays = table["months"].values(), table["weekdays"].values()
    dotted = [word for names in months for word in (*names, *(f"{n}." for n in names[1:]))]
    short = [word for names in weekdays for word in (*names, *(f"{n}." for n in names[1:]))]
    return {
        "month": _either(_cased(dotted)),
        "full_month": _either(_cased([names[0] for names in months])),
        "weekday": _either(_cased([names[0] for names in weekdays])),
        "any_weekday": _either(_cased(short)),
        "season": _either([w for names in table["seasons"].values() for w in names]),
        "unit": _either([w for names in table["units"].values() for w in names]),
        "number": r"\d{1,4}|" + _either(table["numbers"]),
        "uncounted": _either(table["uncounted"]),
        "direction": _either(table["directions"]),
        "part": _either(table["parts"]),
        "vague": _either(table["vague"]),
        "year": YEAR,
        "day": DAY,
        "dash": DASH,
    }


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(str(word).lower() for word in date_words().table[name])


def _inverse(table: Mapping[Any, Iterable[str]]) -> dict[str, Any]:
    return {word.lower(): key for key, names in table.items() for word in names}


def _cased(words: Iterable[str]) -> list[str]:
    return [form for word in words for form in (word, word.upper())]


def _either(words: Iterable[str]) -> str:
    longest_first = sorted(set(words), key=lambda w: (-len(w), w))
    return "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
