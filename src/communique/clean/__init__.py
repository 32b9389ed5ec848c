"""A document to its blocks: what of a page is the story, and what the page says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from communique.clean import credits
from communique.clean.foreign import without_foreign
from communique.clean.mark import mark
from communique.clean.published import published_date
from communique.model import Document, Span, Why

__all__ = ["clean"]


def clean(document: Document) -> Document:
    """The document with blocks, title, byline, agency, publisher and published date.

    What was given with the document stands; the rest is what the page states of itself, None with
    a reason where it states nothing. The id stays what it was.
    """
    text = document.text
    marked = mark(text, document.title)
    blocks = without_foreign(text, marked.blocks)
    found: dict[str, tuple[Any, Why]] = {
        "title": _title(text, blocks),
        "published": published_date(text, blocks, document.url, document.retrieved),
        "byline": credits.byline(text, blocks),
        "agency": credits.agency(text, blocks, marked.datelines),
        "publisher": credits.publisher(text, blocks, marked.datelines),
    }
    open_ = {field: pair for field, pair in found.items() if getattr(document, field) is None}
    values = {field: value for field, (value, _) in open_.items()}
    why = document.why | {field: reason for field, (_, reason) in open_.items()}
    return replace(document, blocks=blocks, why=why, **values)


def _title(text: str, blocks: Any) -> tuple[str | None, Why]:
    for block in blocks:
        if block.kind == "title":
            span = Span.of(text, block.start, block.end)
            return " ".join(span.quote.split()), Why(block.reason, (span,))
    return None, Why("no line before the story looks like a headline")
