"""Looking up the words of a notation in a numbered page, and keeping what is wrong with it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from pages import Page

from communique.model import Date, Place, Span, dates

Raw = dict[str, Any]
ALIKE = str.maketrans("“”„‟«»‘’‛`\u00a0\u202f–—", '""""""\'\'\'\'  --')
"""Characters that count as the same in looking words up; each stands for one other."""


@dataclass(slots=True)
class Faults:
    """What is wrong with a thread's notation, each with its place."""

    found: list[str] = field(default_factory=list)

    def add(self, where: str, what: str) -> None:
        """Note one fault."""
        self.found.append(f"{where}: {what}")

    def keys(self, where: str, raw: Raw, known: set[str]) -> None:
        """Note keys that mean nothing."""
        for key in raw.keys() - known:
            self.add(where, f"unknown key {key!r}; known are {', '.join(sorted(known))}")


@dataclass(slots=True)
class Words:
    """Looks words up in a numbered page."""

    page: Page
    faults: Faults
    plain: str = field(init=False)
    """The page's text with characters that count as the same made one; of the same length."""

    def __post_init__(self) -> None:
        self.plain = self.page.text.translate(ALIKE)

    def sentence(self, where: str, numbers: Any) -> Span | None:
        """The stretch from the first to the last of the numbered sentences."""
        wanted = numbers if isinstance(numbers, list) else [numbers]
        found = []
        for n in wanted:
            if not isinstance(n, int) or not 1 <= n <= len(self.page.sentences):
                self.faults.add(where, f"there is no sentence {n!r}")
                return None
            found.append(self.page.sentences[n - 1])
        start, end = min(s.start for s in found), max(s.end for s in found)
        return Span.of(self.page.text, start, end)

    def find(self, where: str, words: Any, numbers: Any, nth: int | None = None) -> Span | None:
        """Where the words stand in the numbered sentences.

        Without `nth` the first place counts that cuts no word in two, if there is one.
        """
        if words is None:
            return None
        inside = self.sentence(where, numbers)
        if inside is None:
            return None
        parts = [p for p in re.split(r"\s*(?:\.\.\.|…)\s*", str(words).translate(ALIKE)) if p]
        patterns = [r"\s+".join(map(re.escape, part.split())) for part in parts]
        if not patterns:
            self.faults.add(where, "no words given")
            return None
        places = list(re.finditer(patterns[0], self.plain[inside.start : inside.end]))
        if len(places) < (nth or 1):
            self.faults.add(where, f"sentence {numbers} does not hold {words!r} ({nth or 1})")
            return None
        whole = [p for p in places if not _cuts(p)]
        place = places[nth - 1] if nth else (whole or places)[0]
        start, end = inside.start + place.start(), inside.start + place.end()
        for pattern in patterns[1:]:
            ends = list(re.compile(pattern).finditer(self.plain, end, inside.end))
            more = next((e for e in ends if not _cuts(e)), ends[0] if ends else None)
            if more is None:
                self.faults.add(where, f"sentence {numbers} does not end as {words!r} says")
                return None
            end = more.end()
        return Span.of(self.page.text, start, end)


def _cuts(found: re.Match[str]) -> bool:
    """Whether a match begins or ends inside a word."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    return (before.isalnum() and found[0][0].isalnum()) or (
        after.isalnum() and found[0][-1].isalnum()
    )


def edtf(where: str, value: Any, faults: Faults) -> Date | None:
    """The date written, or None; a fault where it is not EDTF."""
    if value is None:
        return None
    try:
        return dates.parse_edtf(str(value))
    except ValueError as error:
        faults.add(where, str(error))
        return None


def place(raw: Any) -> Place | None:
    """A place by name, country and precision."""
    if not raw:
        return None
    if isinstance(raw, str):
        return Place(raw)
    return Place(str(raw["name"]), raw.get("country"), precision=raw.get("precision"))
