"""A report's page as its notation has it: the document, its blocks, its published date."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from lookup import Raw, Words, edtf

from communique.model import Block, Document, Span, Why, ids


def document(name: str, given: Raw, raw: Raw, words: Words) -> Document:
    """The document with its blocks and its published date."""
    text = words.page.text
    said = raw.get("published") or {}
    date = edtf(f"{name} published", said.get("edtf"), words.faults)
    whys = {}
    at = words.find(f"{name} published", said.get("words"), said.get("s"))
    if at:
        whys["published"] = Why("stated on the page", (at,))
    elif date:
        whys["published"] = Why("known from the metadata only")
    else:
        whys["published"] = Why("not stated")
    url, publisher = given.get("url") or None, given.get("publisher") or None
    return Document(
        id=ids.document_id(text, url=url, publisher=publisher, name=name),
        text=text,
        file=name,
        sha256="",
        length=len(text),
        title=given.get("title") or None,
        publisher=publisher,
        url=url,
        language="en",
        published=date,
        blocks=tuple(_blocks(name, raw.get("blocks") or [], words)),
        why=whys,
    )


def _blocks(name: str, rows: list[Raw], words: Words) -> Iterator[Block]:
    """The blocks in order: what no row names is body."""
    cuts: list[tuple[int, int, str]] = []
    lines = words.page.lines
    for row in rows:
        where = f"{name} block {row}"
        wanted = row.get("lines", row.get("line"))
        for n in wanted if isinstance(wanted, list) else [wanted]:
            if not isinstance(n, int) or not 1 <= n <= len(lines):
                words.faults.add(where, f"there is no line {n!r}")
                continue
            span = lines[n - 1]
            if row.get("words"):
                own = [i for i, s in enumerate(words.page.sentences, 1) if span.contains(s)]
                part = words.find(where, row["words"], own)
                if part is None:
                    continue
                span = part
            cuts.append((span.start, span.end, str(row["kind"])))
    cuts.sort()
    for a, b in pairwise(cuts):
        if b[0] < a[1]:
            words.faults.add(name, f"blocks {a} and {b} overlap")
    for line in lines:
        at = line.start
        for start, end, kind in [c for c in cuts if line.start <= c[0] < line.end]:
            if start > at and words.page.text[at:start].strip():
                span = Span.trimmed(words.page.text, at, start)
                yield Block(span.start, span.end, "body", "not of another kind")
            yield Block(start, end, kind, "annotated")  # type: ignore[arg-type]
            at = end
        if at < line.end and words.page.text[at : line.end].strip():
            span = Span.trimmed(words.page.text, at, line.end)
            yield Block(span.start, span.end, "body", "not of another kind")
