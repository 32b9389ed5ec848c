"""Parsed documents out of plain sentences, for the tests of this folder."""

from __future__ import annotations

from functools import cache

from communique.model import Block, Document
from communique.parse import Parsed, Parser, load_model


@cache
def parser() -> Parser:
    return Parser(load_model())


def document(text: str, *, title: str | None = None) -> Document:
    whole = f"{title}\n{text}" if title else text
    cut = len(title) + 1 if title else 0
    blocks = [Block(cut, len(whole), "body", "test")]
    if title:
        blocks.insert(0, Block(0, len(title), "title", "test"))
    return Document("dc_test", whole, "test.txt", "", len(whole), blocks=tuple(blocks))


def parsed(text: str, *, title: str | None = None) -> Parsed:
    return next(iter(parser().parse([document(text, title=title)])))
