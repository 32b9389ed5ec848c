"""Read numbers in figures and words, with what hedges them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.recognize.tables import read_yaml

_FIGURES = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_LARGEST = 1e15


@dataclass(frozen=True, slots=True)
class Number:
    """A number at `start` to `end` of a text: from `min` to `max`, None where open."""

    start: int
    end: int
    min: float | None
    max: float | None
    currency: str | None = None


@cache
def quantity_words() -> dict[str, Any]:
    """How words count."""
    found: dict[str, Any] = read_yaml("quantities.yaml")
    return found


def numbers_in(text: str) -> list[Number]:
    """The numbers of a text in order, each with its hedge."""
    found = (_number(match) for match in _pattern().finditer(text))
    return [number for number in found if number is not None]


def _number(match: re.Match[str]) -> Number | None:
    bounds = _bounds(match)
    if bounds is None:
        return None
    alone = match["between"] and not match["second"]
    start = match.start("sign" if match["sign"] else "first") if alone else match.start()
    currency = quantity_words()["currencies"].get((match["sign"] or "").upper())
    return Number(start, match.end(), *_hedged(match["hedge"], *bounds), currency)


@cache
def _pattern() -> re.Pattern[str]:
    words = quantity_words()
    sign = _either([w for w in words["currencies"] if not w.isalpha()])
    power = _either(words["powers"])
    spelled = _either([*words["ones"], *words["tens"], *words["powers"]])
    figure = rf"(?:{_FIGURES})(?:[\s-]+(?:{power}))?"
    spoken = rf"(?:(?:a\s+)?(?:{spelled}))(?:(?:[\s-]+|\s+and\s+)(?:{spelled}))*"
    one = rf"{_either(words['vague'])}|{_either(words['exact'])}|{figure}|{spoken}"
    return re.compile(
        rf"(?<![\w$€£.,/:-])(?:(?P<hedge>{_either(words['hedges'])})\s+)?"
        rf"(?:(?P<between>between|from)\s+)?(?P<sign>{sign})?\s?(?P<first>{one})"
        rf"(?:\s*(?:to|or|[-–]|(?(between)and|to))\s*(?P<sign2>{sign})?(?P<second>{figure}|{spoken}))?(?![\w%]|[.,:/]\d)",
        re.IGNORECASE,
    )


def _either(words: Any) -> str:
    longest_first = sorted(map(str, words), key=lambda w: (-len(w), w))
    return "|".join(r"\s+".join(map(re.escape, w.split())) for w in longest_first)


def _bounds(match: re.Match[str]) -> tuple[float | None, float | None] | None:
    first = _range(match["first"])
    if first is None or not match["second"]:
        return first
    second = _range(match["second"])
    if second is None or first[0] is None or second[1] is None:
        return first
    low, high = _same_power(match, first[0], second[1])
    return (low, high) if low <= high else first


def _same_power(match: re.Match[str], low: float, high: float) -> tuple[float, float]:
    """In "2 to 3 million" the power holds for both."""
    for name, power in quantity_words()["powers"].items():
        if match["second"].lower().endswith(name) and low * power <= high and low < power:
            return low * power, high
    return low, high


def _range(words: str) -> tuple[float | None, float | None] | None:
    plain = " ".join(words.lower().split())
    table = quantity_words()
    if plain in table["vague"]:
        low, high = table["vague"][plain]
        return _float(low), _float(high)
    value = table["exact"].get(plain)
    value = _value(plain) if value is None else float(value)
    return None if value is None or value > _LARGEST else (value, value)


def _float(value: int | None) -> float | None:
    return None if value is None else float(value)


def _value(plain: str) -> float | None:
    """Figures or words as a number: "1.5 million", "two hundred and six"."""
    table, total, part = quantity_words(), 0.0, 0.0
    for word in re.split(r"[\s-]+", plain):
        if word in {"and", "a"}:
            continue
        if re.fullmatch(_FIGURES, word):
            part += float(word.replace(",", ""))
        elif word in table["powers"]:
            power = table["powers"][word]
            part = (part or 1) * power
            if power >= 1000:
                total, part = total + part, 0.0
        else:
            part += table["ones"].get(word, 0) + table["tens"].get(word, 0)
    return total + part


def _hedged(
    hedge: str | None, low: float | None, high: float | None
) -> tuple[float | None, float | None]:
    """The bounds as the words before the number leave them."""
    kind = quantity_words()["hedges"].get(" ".join((hedge or "exact").lower().split()), "exact")
    slack = float(quantity_words()["about"])
    if kind in {"min", "above"}:
        return low, None
    if kind in {"max", "below"}:
        return None, high
    if kind == "about" and low is not None and low == high:
        return round(low * (1 - slack), 6), round(low * (1 + slack), 6)
    return low, high
