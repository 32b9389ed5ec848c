"""How long ago a page says that it was posted, counted back from when it was fetched."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from communique.model import Block, Date, Span, Why, dates

_AGO = re.compile(
    r"\b(?P<n>\d{1,3}|an?|one|two|three|four|five|six)\s?"
    r"(?P<unit>sec|min|minute|hr|hour|day|week|[smhdw])s?\.?\s+ago\b",
    re.IGNORECASE,
)
SHORT = 8
"""Words of a line that can be the time of posting."""
MOST_DAYS = 31
_WORDS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def posted_ago(
    text: str, blocks: Sequence[Block], retrieved: str | None
) -> tuple[Date, Why] | None:
    """The day of posting by a line before the story such as "3 hours ago".

    None without the time of fetching (`retrieved`, ISO 8601), without such a line, and where the
    time is told in weeks, which is too coarse for a day.
    """
    if retrieved is None:
        return None
    for block in blocks:
        if block.kind in {"body", "analysis"}:
            return None
        quote = text[block.start : block.end]
        if block.kind not in {"metadata", "byline"} or len(quote.split()) > SHORT:
            continue
        if (found := _AGO.search(text, block.start, block.end)) and (back := _delta(found)):
            try:
                day = (datetime.fromisoformat(retrieved).astimezone(UTC) - back).date()
            except (ValueError, OverflowError):
                return None
            reason = f"told as {found[0]!r}, counted back from when the page was fetched"
            return dates.day(day), Why(reason, (Span.of(text, *found.span()),))
    return None


def _delta(found: re.Match[str]) -> timedelta | None:
    unit = _UNITS[found["unit"][0].lower()]
    number = _WORDS.get(found["n"].lower()) or int(found["n"])
    if unit == "weeks" or (unit == "days" and number > MOST_DAYS):
        return None
    return timedelta(**{unit: number})
