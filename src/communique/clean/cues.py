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
    named: bool
    without: re.Pattern[str] | None
    opens: re.Pattern[str] | None
    line: re.Pattern[str] | None
    ends: re.Pattern[str] | None
    needs: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class CueBook:
    """All cues, with matchers over all: `owners[i]` is the cue of phrase i, `opens` any opening."""

    cues: tuple[Cue, ...]
    phrases: AhoCorasick
    owners: tuple[int, ...]
    opens: re.Pattern[str]

    def labels(self, unit: Unit) -> tuple[Label | None, Label | None]:
        """What the unit is anywhere, and what it is if it stands outside the story."""
        held = self._phrases_in(unit.flat.lower())
        opened = self.opens.match(unit.flat) is not None
        edge = None
        for number, cue in enumerate(self.cues):
            if (edge and not cue.anywhere) or len(unit.words) > cue.max_words:
                continue
            if number in held or (opened and _opens(cue, unit.flat)) or _line_or_end(cue, unit):
                if _is_barred(cue, unit.flat):
                    continue
                if cue.anywhere:
                    return cue.label, edge
                edge = cue.label
        return None, edge

    def _phrases_in(self, low: str) -> set[int]:
        found = set()
        for index, start, end in self.phrases.find_matches_as_indexes(low, overlapping=True):
            if not (low[start - 1 : start].isalnum() or low[end : end + 1].isalnum()):
                found.add(self.owners[index])
        return found


def _opens(cue: Cue, flat: str) -> bool:
    return cue.opens is not None and cue.opens.match(flat) is not None


def _line_or_end(cue: Cue, unit: Unit) -> bool:
    flat = unit.flat
    if cue.line is not None and len(flat) <= SHORT_LINE and cue.line.fullmatch(flat):
        return True
    if cue.ends is None:
        return False
    tail = max(0, len(flat) - TAIL)
    needed = cue.needs is None or cue.needs.search(flat, tail) is not None
    return needed and cue.ends.search(flat, tail) is not None


def _is_barred(cue: Cue, flat: str) -> bool:
    """Whether a word that speaks against the cue stands in the text, or no name opens it."""
    barred = cue.without is not None and cue.without.search(flat) is not None
    return barred or (cue.named and not opens_with_name(flat))


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
    opens = re.compile(
        rf"(?:{any_of(p for entry in entries for p in entry.get('opens', ()))})(?!\w)",
        re.IGNORECASE,
    )
    return CueBook(tuple(map(_cue, entries)), matcher, tuple(i for _, i in phrases), opens)
