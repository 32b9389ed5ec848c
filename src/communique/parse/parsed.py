"""A document with the syntax of its coded blocks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from communique.model import Block, Document, Span
from communique.parse.tokens import Doc, Token
from communique.parse.tokens import Span as TokenSpan


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of one block that was parsed at once, usually a paragraph.

    `doc` has one code point for each of the stored text from `start` on (white space of any kind
    reads as a blank there), so a token stands at `start + token.idx` of the document's text.
    """

    index: int
    block: Block
    start: int
    doc: Doc

    def offset(self, token: Token) -> int:
        """Where the token begins in the document's text."""
        return self.start + token.idx

    def span(self, text: str, first: int, last: int) -> Span:
        """The tokens from `first` up to but not including `last` as a span of `text`."""
        tokens = self.doc[first:last]
        return Span.trimmed(text, self.start + tokens.start_char, self.start + tokens.end_char)

    def sentences(self) -> Iterator[TokenSpan]:
        """The unit's sentences that are not mere white space."""
        return (s for s in self.doc.sents if s.text.strip())


@dataclass(frozen=True, slots=True)
class Parsed:
    """A document and its parsed units in the order of the text."""

    document: Document
    units: tuple[Unit, ...]

    @property
    def text(self) -> str:
        """The stored text."""
        return self.document.text
