"""What a statement is about, by the words of its content."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache

from communique.attribute.cues import read_table
from communique.model import Span, Why


@cache
def _any_word() -> re.Pattern[str]:
    """What holds for a word of any theme, the longest first: one look spares one for each theme."""
    table: dict[str, list[str]] = read_table("themes.yaml")
    words = sorted({word for words in table.values() for word in words}, key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(_word, words))})\b", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    table: dict[str, list[str]] = read_table("themes.yaml")
    return tuple(
        (theme, re.compile(rf"\b(?:{'|'.join(map(_word, words))})\b", re.IGNORECASE))
        for theme, words in table.items()
    )


@cache
def _order() -> dict[str, int]:
    return {theme: number for number, (theme, _) in enumerate(_patterns())}


@lru_cache(maxsize=4096)
def _hits(words: str) -> tuple[tuple[str, int, int], ...]:
    """The themes that words of some theme hold, with where in them."""
    return tuple(
        (theme, *hit.span()) for theme, pattern in _patterns() for hit in pattern.finditer(words)
    )


def _word(word: str) -> str:
    spaced = r"\s+".join(re.escape(part) for part in word.rstrip("*").split())
    return spaced + (r"\w*" if word.endswith("*") else "")


def themes_of(text: str, content: Iterable[Span]) -> tuple[tuple[str, ...], Why]:
    """The themes whose words stand in the content, most frequent first, with those words."""
    found: dict[str, list[Span]] = {}
    for span in content:
        for hit in _any_word().finditer(span.quote):
            for theme, first, last in _hits(hit[0].lower()):
                start = span.start + hit.start()
                found.setdefault(theme, []).append(Span.of(text, start + first, start + last))
    ordered = sorted(found, key=lambda theme: (-len(found[theme]), _order()[theme]))
    if not ordered:
        return (), Why("no theme's words stand in the content")
    words = tuple(sorted(hit for theme in ordered for hit in found[theme]))
    return tuple(ordered), Why("words of these themes stand in the content", words)
