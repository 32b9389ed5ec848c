"""Paragraphs in another language than English: kept, and not coded."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
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


def without_foreign(text: str, blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; a coded one in another language becomes metadata, with its language as reason."""
    for block in blocks:
        code = _language(text[block.start : block.end]) if block.kind in CODED_BLOCKS else ENGLISH
        if code == ENGLISH:
            yield block
        else:
            reason = f"in {language_name(code)}; only English is coded"
            yield replace(block, kind="metadata", reason=reason)


def _language(text: str) -> str:
    words = _WORD.findall(text.casefold())
    if len(words) < LONG or sum(w in _FUNCTION for w in words) >= FEW * len(words):
        return ENGLISH
    code, score = guess(text)
    return code if score >= SURE else ENGLISH
