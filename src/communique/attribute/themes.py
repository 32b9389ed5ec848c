"""What a statement is about, by the words of its content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from communique.attribute.cues import read_table
from communique.model import Span, Why

_START = re.compile(r"\b\w\w")


@cache
def _starting() -> dict[str, re.Pattern[str]]:
    """First two letters → the words of any theme that begin so, the longest first.

    One pattern for all words would be tried at every word of a text, and takes long.
    """
    table: dict[str, list[str]] = read_table("themes.yaml")
    found: dict[str, set[str]] = {}
    for word in {word for words in table.values() for word in words}:
        found.setdefault(word[:2].lower(), set()).add(word)
    return {
        start: re.compile(
            rf"(?:{'|'.join(map(_word, sorted(words, key=lambda w: (-len(w), w))))})\b",
            re.IGNORECASE,
        )
        for start, words in found.items()
    }


def _words_of_themes(text: str) -> Iterator[re.Match[str]]:
    """The words of any theme in the text, from left to right."""
    end = 0
    for start in _START.finditer(text):
        pattern = _starting().get(start[0].lower()) if start.start() >= end else None
        if pattern is not None and (hit := pattern.match(text, start.start())) is not None:
            end = hit.end()
            yield hit


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
        for hit in _words_of_themes(span.quote):
            for theme, first, last in _hits(hit[0].lower()):
                start = span.start + hit.start()
                found.setdefault(theme, []).append(Span.of(text, start + first, start + last))
    ordered = sorted(found, key=lambda theme: (-len(found[theme]), _order()[theme]))
    if not ordered:
        return (), Why("no theme's words stand in the content")
    words = tuple(sorted(hit for theme in ordered for hit in found[theme]))
    return tuple(ordered), Why("words of these themes stand in the content", words)
