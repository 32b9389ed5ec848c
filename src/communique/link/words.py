"""The words of a text, as far as comparing texts needs them."""

from __future__ import annotations

import re

_WORD = re.compile(r"\w+")


def plain_words(text: str) -> list[str]:
    """The runs of letters and digits, without case; much faster than `name_key`, marks stay."""
    return _WORD.findall(text.casefold())
