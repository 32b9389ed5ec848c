"""Plain texts to attributions, parsed once for each test run."""

from __future__ import annotations

from functools import cache

from communique.attribute import Attribution, attribute
from communique.model import Block, Document
from communique.parse import Parsed, Parser, load_model
from communique.recognize.recognized import Recognized


@cache
def parser() -> Parser:
    return Parser(load_model())


def parsed(text: str, kind: str = "body") -> Parsed:
    blocks = (Block(0, len(text), kind, "test"),)  # type: ignore[arg-type]
    document = Document("dc_test", text, "test.txt", "", len(text), blocks=blocks)
    return next(iter(parser().parse([document])))


def attributed(text: str, kind: str = "body") -> list[Attribution]:
    """The attributions of the text that stand in no other one."""
    found = attribute(Recognized(parsed(text, kind), {}, {}))
    return [a for a in found if not a.nested]


def shown(spans: tuple[object, ...]) -> str:
    return " … ".join(span.quote for span in spans)  # type: ignore[attr-defined]
