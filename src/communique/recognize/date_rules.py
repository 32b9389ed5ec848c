"""The patterns of the words of time, compiled."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from communique.recognize.date_words import fragments
from communique.recognize.datewords import DateReading
from communique.recognize.tables import read_yaml

Found = re.Match[str]
Read = Callable[[Found], DateReading | None]
Rule = tuple[re.Pattern[str], Read]


def rules(kind: str, readers: Mapping[str, Read], *, flags: re.RegexFlag) -> tuple[Rule, ...]:
    """The patterns of one kind in `date_patterns.yaml`, each with the function that reads it."""
    table = read_yaml("date_patterns.yaml")
    return tuple(
        (_compiled(row["words"], table["pieces"], flags), readers[row["read"]])
        for row in table[kind]
    )


def plain(words: str | None) -> str:
    """The words in lower case with single blanks."""
    return " ".join((words or "").lower().split())


def group(found: Found, name: str) -> str | None:
    """What a group caught; None where the pattern has no such group."""
    return found.groupdict().get(name)


def _compiled(words: str, pieces: Mapping[str, Any], flags: re.RegexFlag) -> re.Pattern[str]:
    for name, piece in {**pieces, **fragments()}.items():
        words = words.replace("{" + name + "}", f"(?:{piece})")
    return re.compile(rf"(?<![\w$€£#.,/-])(?:{words})(?!\w)", flags)
