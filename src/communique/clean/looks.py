"""What a paragraph is by its looks: script, case, and dates with nothing else beside them."""

from __future__ import annotations

import re

from communique.clean.cues import Label
from communique.clean.dates import find_dates, left_of_header, weekday_in
from communique.clean.measure import Unit

HEADER = 25
"""Words up to which a paragraph can be a header line."""

_SMALL_PART = re.compile(r"[|•·/,;:()\[\]–—▲▼-]+|\s{2,}")
FEW_PARTS, MORE_PARTS = 3, 6
"""Small parts that a date line may have; the more where its date names the weekday and the year."""
_LETTER = re.compile(r"[^\W\d_]")
_KEYWORD = re.compile(r"[^\W\d_][\w'’&/-]*")
_SENTENCE_MARKS = re.compile(r"[.!?:;“”\"()]")


def by_looks(unit: Unit, latin_page: bool = True) -> Label | None:
    """Metadata where a paragraph of a Latin page is in another script, or just a date."""
    if latin_page and unit.latin_share < 0.5:
        return Label("metadata", "written in another script than the report")
    if is_date_line(unit):
        return Label("metadata", "a date or time with nothing else")
    return None


def is_date_line(unit: Unit) -> bool:
    """Whether a short line is dates and times, and at most a few small parts set off by marks."""
    if len(unit.words) > HEADER or unit.is_strong or not any(map(str.isdigit, unit.flat)):
        return False
    found = find_dates(unit.flat)
    rest = left_of_header(unit.flat, found)
    if not _LETTER.search(rest):
        return True
    parts = [part.split() for part in _SMALL_PART.split(rest) if _LETTER.search(part)]
    dated = any(date.has_year for date in found)
    week = weekday_in(unit.flat) is not None
    most = MORE_PARTS if dated and week else FEW_PARTS
    marked = _SMALL_PART.search(unit.flat.replace(",", "")) is not None or (week and "," in rest)
    script = unit.latin_share < 1.0
    return (
        dated
        and not unit.stops
        and (marked or script)
        and all(len(p) <= 3 for p in parts)
        and len(parts) <= most
    )


def is_keyword_line(unit: Unit) -> bool:
    """Whether a line is a row of key words: small letters or commas, no sentence."""
    if not 2 <= len(unit.words) <= 40 or _SENTENCE_MARKS.search(unit.flat):
        return False
    tokens = [token for token in re.split(r"[\s,|;#]+", unit.flat) if token]
    if not all(map(_KEYWORD.fullmatch, tokens)):
        return False
    small = unit.flat == unit.flat.lower() and unit.function_share <= 0.2
    parts = [part.split() for part in re.split("[,|;]", unit.flat)]
    listed = len(parts) >= 3 and max(map(len, parts)) <= 4 and unit.function_share <= 0.1
    return small or listed


def is_name_line(unit: Unit) -> bool:
    """Whether a line can be a person's name: two to four capitalized words and nothing else."""
    parts = unit.flat.split()
    return (
        2 <= len(parts) <= 4
        and all(part[0].isupper() and not any(map(str.isdigit, part)) for part in parts)
        and not unit.stops
    )
