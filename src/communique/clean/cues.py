"""Cue words: what a paragraph is by its own words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from ahocorasick_rs import AhoCorasick

from communique.clean.measure import Unit
from communique.clean.tables import any_of, table, words
from communique.model.records import BlockKind

SHORT_LINE = 320
"""Patterns for whole lines look at paragraphs of up to this many code points."""
TAIL = 120
"""Patterns for the end look at this many code points."""


class Label(NamedTuple):
    """What a paragraph is, and why."""

    kind: BlockKind
    reason: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One entry of `cues.yaml`, compiled; see there."""

    label: Label
    anywhere: bool
    max_words: int
    min_words: int
    named: bool
    without: re.Pattern[str] | None
    opens: re.Pattern[str] | None
    line: re.Pattern[str] | None
    ends: re.Pattern[str] | None
    needs: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class CueBook:
    """All cues, with one matcher for the phrases of all; `owners[i]` is phrase i's cue."""

    cues: tuple[Cue, ...]
    phrases: AhoCorasick
    owners: tuple[int, ...]

    def labels(self, unit: Unit) -> tuple[Label | None, Label | None]:
        """What the unit is anywhere, and what it is if it stands outside the story."""
        inside, edge = None, None
        held = self._phrases_in(unit.flat.lower())
        for number, cue in enumerate(self.cues):
            if (
                inside is None
                and (edge is None or cue.anywhere)
                and _fits(cue, number in held, unit)
            ):
                if cue.anywhere:
                    inside = cue.label
                else:
                    edge = cue.label
        return inside, edge

    def _phrases_in(self, low: str) -> set[int]:
        found = set()
        for index, start, end in self.phrases.find_matches_as_indexes(low, overlapping=True):
            if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum()):
                found.add(self.owners[index])
        return found


def _fits(cue: Cue, holds_phrase: bool, unit: Unit) -> bool:
    if not cue.min_words <= len(unit.words) <= cue.max_words:
        return False
    flat = unit.flat
    hit = (
        holds_phrase
        or (cue.opens is not None and cue.opens.match(flat) is not None)
        or (
            cue.line is not None
            and len(flat) <= SHORT_LINE
            and cue.line.fullmatch(flat) is not None
        )
        or _ends(cue, flat)
    )
    if hit and cue.without and cue.without.search(flat):
        return False
    return hit and (not cue.named or opens_with_name(unit.flat))


def _ends(cue: Cue, flat: str) -> bool:
    tail = max(0, len(flat) - TAIL)
    if cue.ends is None or (cue.needs and not cue.needs.search(flat, tail)):
        return False
    return cue.ends.search(flat, tail) is not None


_AUTHOR = re.compile(r"(?:the|this) (?:author|writer|columnist|reporter|contributor)s?\b", re.I)


def opens_with_name(flat: str) -> bool:
    """Whether the text opens with two capitalized words that can be a name, or "The author"."""
    first, second, *_ = [*flat.split(maxsplit=2), "", ""]
    if _AUTHOR.match(flat):
        return True
    if first.lower() in {"he", "she", "they"}:
        return True
    capital = first[:1].isupper() and second[:1].isupper()
    return capital and first.lower() not in words("openers") | {"the"}


def _pattern(parts: Sequence[str], form: str) -> re.Pattern[str] | None:
    return re.compile(form.format("|".join(parts)), re.IGNORECASE) if parts else None


def _cue(entry: dict[str, Any]) -> Cue:
    opens = entry.get("opens")
    without = entry.get("without")
    return Cue(
        label=Label(entry["kind"], entry["reason"]),
        anywhere=entry["where"] == "any",
        max_words=int(entry.get("max_words", 60)),
        min_words=int(entry.get("min_words", 0)),
        named=entry.get("named") == "true",
        without=_pattern([any_of(without)], r"\b(?:{})\b") if without else None,
        opens=_pattern([any_of(opens)], r"(?:{})(?!\w)") if opens else None,
        line=_pattern(entry.get("line", ()), "(?:{})"),
        ends=_pattern(entry.get("ends", ()), "(?:{})$"),
        needs=_pattern([entry["needs"]], "{}") if "needs" in entry else None,
    )


@cache
def cue_book() -> CueBook:
    """The cues of `cues.yaml`."""
    entries = table("cues")
    phrases = [(p.lower(), i) for i, entry in enumerate(entries) for p in entry.get("contains", ())]
    matcher = AhoCorasick([phrase for phrase, _ in phrases])
    return CueBook(tuple(map(_cue, entries)), matcher, tuple(i for _, i in phrases))
