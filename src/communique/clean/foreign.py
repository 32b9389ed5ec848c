"""Paragraphs in another language than English: kept, and not coded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from communique.model import CODED_BLOCKS, Block
from communique.read.language import ENGLISH, guess, language_name

LONG = 12
"""Words that a paragraph needs before its language is told."""
FEW = 0.12
"""Share of English function words below which a paragraph is looked at; prose has .3 to .5."""
SURE = 0.7
"""Least score of the detector."""

_WORD = re.compile(r"[^\W\d_]+")
_FUNCTION = frozenset(
    "the of and to in a that is was for on with as by at from it its his her their he she they "
    "has have had be been are were will would this which who not but an or after before "
    "over".split()
)


def without_foreign(text: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks; a coded one in another language becomes metadata, with its language as reason.

    Where most of the story is in other languages nothing is touched: the text was said to be
    English, and is read as that.
    """
    coded = [b for b in blocks if b.kind in CODED_BLOCKS]
    foreign = {b: c for b in coded if (c := _language(text[b.start : b.end])) != ENGLISH}
    if _letters(foreign) * 2 > _letters(coded):
        return tuple(blocks)
    return tuple(_as_metadata(b, foreign[b]) if b in foreign else b for b in blocks)


def _letters(blocks: Iterable[Block]) -> int:
    return sum(b.end - b.start for b in blocks)


def _as_metadata(block: Block, code: str) -> Block:
    reason = f"in {language_name(code)}; only English is coded"
    return replace(block, kind="metadata", reason=reason)


def _language(text: str) -> str:
    words = _WORD.findall(text.casefold())
    if len(words) < LONG or sum(w in _FUNCTION for w in words) >= FEW * len(words):
        return ENGLISH
    code, score = guess(text)
    return code if score >= SURE else ENGLISH
