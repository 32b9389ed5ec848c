"""Which of the lines before the story is its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from communique.clean.measure import Unit
from communique.clean.tables import words

MOST_WORDS = 32
MOST_CHARACTERS = 260

_NAV = re.compile(r"\s[|»>•]\s.*\s[|»>•]\s")


def can_be_title(unit: Unit) -> bool:
    """Whether a line is short, in Latin letters, and ends in no full stop."""
    n = len(unit.words)
    return (
        2 <= n <= MOST_WORDS
        and len(unit.flat) <= MOST_CHARACTERS
        and not unit.flat.rstrip("\"'”’)").endswith((".", ":", ","))
        and not unit.trails_off
        and unit.latin_share > 0.6
        and any(map(str.isupper, unit.flat))
        and not _NAV.search(unit.flat)
    )


def choose_title(
    units: Sequence[Unit], candidates: Sequence[int], story: Sequence[int], given: str | None
) -> int | None:
    """The index of the headline among `candidates`; None where none will do.

    The one that is the given title, else the one that shares most words with the story's opening,
    has the length of a headline and stands early.
    """
    known = _content(units[i] for i in story[:4])
    wanted = " ".join((given or "").split()).casefold()
    best, best_score = None, 0.0
    for place, i in enumerate(candidates):
        unit = units[i]
        if wanted and unit.flat.casefold() == wanted:
            return i
        own = _content([unit])
        shared = len(own & known) / max(1, len(own))
        score = 2 * shared + (0.7 if len(unit.words) >= 4 else 0.1) - 0.05 * place
        score = max(score - 2, 0.01) if is_letterhead(unit) else score
        if can_be_title(unit) and score > best_score + 1e-9:
            best, best_score = i, score
    return best


def is_letterhead(unit: Unit) -> bool:
    """Whether a line is an issuing body's name: all words capitalized, such a word first."""
    found = [word for word in unit.words if word.lower() != "the"]
    small = words("connectors")
    named = bool(found) and found[0].lower() in words("letterhead")
    return named and all(word[0].isupper() or word in small for word in found)


def _content(units: Iterable[Unit]) -> set[str]:
    found: set[str] = set()
    small = words("function")
    for unit in units:
        found |= {word[:6].lower() for word in unit.words if word.lower() not in small}
    return found
