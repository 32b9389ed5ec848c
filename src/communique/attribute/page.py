"""One document as the attribute stage reads it: its units, their quotations, the cue words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.attribute.cues import Cues, Sense, load_cues
from communique.attribute.quotes import Quotation, quotations
from communique.attribute.subjects import Source
from communique.parse import Parsed, Unit
from communique.parse.tokens import Token
from communique.parse.units import blank

Range = tuple[int, int, int]
"""A unit and the half-open range of its tokens."""


@dataclass(frozen=True, slots=True)
class Page:
    """What every mechanism looks at."""

    parsed: Parsed
    quotes: Mapping[int, tuple[Quotation, ...]]
    cues: Cues
    texts: tuple[str, ...]
    """Each unit's words as stored, with blanks for white space."""

    @classmethod
    def of(cls, parsed: Parsed) -> Page:
        """The page of a parsed document, with the bundled cue words."""
        texts = tuple(_text(parsed, unit) for unit in parsed.units)
        return cls(parsed, quotations(parsed, texts), load_cues(), texts)

    def cue_words(self, unit: Unit) -> list[int]:
        """The tokens of the unit that could be a cue by their lemma, in order."""
        words = self.cues.words
        return [t.i for t in unit.doc if t.lemma_.lower() in words]

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units, each at its own index."""
        return self.parsed.units

    def quote_at(self, unit: int, token: int) -> Quotation | None:
        """The quotation that holds the token."""
        return next((q for q in self.quotes[unit] if q.first <= token < q.last), None)

    def runs_on(self, quote: Quotation) -> list[Quotation]:
        """The quotation with those of the next paragraphs that it goes on in."""
        chain = [quote]
        while chain[-1].open_right and chain[-1].unit + 1 < len(self.units):
            following = self.quotes[chain[-1].unit + 1]
            if not following or not following[0].open_left:
                break
            chain.append(following[0])
        return chain


def _text(parsed: Parsed, unit: Unit) -> str:
    return blank(parsed.text[unit.start : unit.start + unit.doc[:].end_char])


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution before its spans are cut."""

    unit: Unit
    cue: tuple[Token, ...]
    """The cue's head first; empty where a quotation only goes on."""
    sense: Sense
    content: tuple[Range, ...]
    content_head: Token | None
    source: Source | None
    mechanism: str
    shape: str
    """The frame that gave the content, "quote" and "around" included."""
    addressee: Token | None = None
    inherited: bool = False
    source_unit: int | None = None
    """Where the source stands, when in another unit than the cue."""
    addressee_unit: int | None = None
    """Where the hearer stands, when in another unit than the cue."""
    label: Range | None = None
    """The words to be quoted as source, where these are no phrase of the syntax."""
