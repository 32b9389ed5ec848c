"""What a reader may take in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Limits of reading, all in bytes.

    `max_bytes` holds for one text (a file, or one line's text in JSON Lines), `max_line_bytes`
    for one raw line of JSON Lines, `max_page_bytes` for one page's markup: more than this is never
    held in memory at once.
    """

    max_bytes: int = 5_000_000
    max_line_bytes: int = 32_000_000
    max_page_bytes: int = 20_000_000
