"""Who wrote the text and which agency or outlet it comes from, as the page states it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from communique.clean.dateline import Dateline
from communique.clean.tables import agencies
from communique.model import Block, Span, Why

Stated = tuple[str | None, Why]

_OPENING = re.compile(
    r"\W*(?:(?:written|reported|reporting|compiled|posted|published|translated|interview|text|words|story)?\s*"
    r"(?:by|von|par|por|di)\b|(?:authors?|writer|reporter|correspondent|editor|text|autor|auteur|autore|"
    r"автор|текст|yazar)\s*:)\s*",
    re.IGNORECASE,
)
_NAMES = re.compile(r"[^|•(\d–—;\n\r]*?(?=\s*(?:[|•(\d–—;\n\r]|\s-\s|,\s|\bin\b|\bfor\b|\.?\s*$))")
_RIGHTS = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\(c\)\s*)?(?:\d{4}(?:\s?[-–]\s?\d{4})?)?[\s,.]*(?:by\s+)?"
    r"(?P<name>[^\W\d_][^.|,;:\n\r©\d]{1,50}?)(?=\s*(?:[.|,;:\n\r\d]|all rights|$))",
    re.IGNORECASE,
)
_ORIGIN = re.compile(
    r"(?:sources?|agency|fuente|fonte|quelle|источник)\s*:\s*(?P<name>.+?)\W*$", re.IGNORECASE
)


def byline(text: str, blocks: Sequence[Block]) -> Stated:
    """The author's name as the page writes it."""
    for block in (b for b in blocks if b.kind == "byline"):
        quote = text[block.start : block.end]
        opening = _OPENING.match(quote)
        start = opening.end() if opening else 0
        names = _NAMES.match(quote, start)
        if names and any(map(str.isupper, names[0])):
            span = Span.trimmed(text, block.start + names.start(), block.start + names.end())
            return span.quote, Why("named in the byline", (span,))
    return None, Why("no byline found")


def agency(text: str, blocks: Sequence[Block], datelines: dict[int, Dateline]) -> Stated:
    """The news agency that the dateline or a credit line names."""
    for start, found in sorted(datelines.items()):
        if found.agency:
            span = Span.of(text, start + found.agency[0], start + found.agency[1])
            return span.quote, Why("named in the dateline", (span,))
    for block in (b for b in blocks if b.kind in {"byline", "metadata"}):
        bare = Span.trimmed(text, block.start, block.end)
        origin = _ORIGIN.match(bare.quote)
        first, last = origin.span("name") if origin else (0, len(bare.quote))
        name = bare.quote[first:last].strip("()[]/ .")
        if name in agencies():
            at = bare.start + bare.quote.index(name, first)
            return name, Why("named in a credit line", (Span.of(text, at, at + len(name)),))
    return None, Why("no agency named in a dateline or credit line")


def publisher(text: str, blocks: Sequence[Block], datelines: dict[int, Dateline]) -> Stated:
    """The outlet that a rights notice or the dateline names."""
    for block in (b for b in blocks if b.kind == "notice"):
        if found := _RIGHTS.search(text[block.start : block.end]):
            at = block.start + found.start("name")
            span = Span.trimmed(text, at, at + len(found["name"]))
            if span.quote and span.quote.casefold() not in {"all rights reserved", "notice"}:
                return span.quote, Why("named in the rights notice", (span,))
    for start, found_line in sorted(datelines.items()):
        if found_line.outlet:
            span = Span.of(text, start + found_line.outlet[0], start + found_line.outlet[1])
            return span.quote, Why("named in the dateline", (span,))
    return None, Why("not given, and the page names none")
