"""What a statement is about, by the words of its content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from communique.attribute.cues import read_table
from communique.model import Span, Why


@cache
def _any_word() -> re.Pattern[str]:
    """What holds for a word of any theme: one look spares one for each theme."""
    table: dict[str, list[str]] = read_table("themes.yaml")
    words = sorted({_word(word) for words in table.values() for word in words})
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table: dict[str, list[str]] = read_table("themes.yaml")
    return tuple(
        (theme, re.compile(rf"\b(?:{'|'.join(map(_word, words))})\b", re.IGNORECASE))
        for theme, words in table.items()
    )


def _word(word: str) -> str:
    spaced = r"\s+".join(re.escape(part) for part in word.rstrip("*").split())
    return spaced + (r"\w*" if word.endswith("*") else "")


def themes_of(text: str, content: Iterable[Span]) -> tuple[tuple[str, ...], Why]:
    """The themes whose words stand in the content, most frequent first, with those words."""
    spans = tuple(content)
    found: dict[str, list[Span]] = {}
    spans = tuple(span for span in spans if _any_word().search(span.quote))
    for theme, pattern in _patterns() if spans else ():
        hits = [
            Span.of(text, span.start + hit.start(), span.start + hit.end())
            for span in spans
            for hit in pattern.finditer(span.quote)
        ]
        if hits:
            found[theme] = hits
    ordered = sorted(found, key=lambda theme: -len(found[theme]))
    if not ordered:
        return (), Why("no theme's words stand in the content")
    words = tuple(sorted(hit for theme in ordered for hit in found[theme]))
    return tuple(ordered), Why("words of these themes stand in the content", words)
