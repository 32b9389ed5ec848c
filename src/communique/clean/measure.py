"""What a paragraph looks like, and how much like prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from communique.clean.tables import words

LONG = 20
"""Words from which a paragraph counts as prose even without a full stop (translated pages)."""
SENTENCE = 8
"""Words from which a line with a full stop counts as prose."""
END = 12
"""The last code points, in which a full stop with its quotes and note number must stand."""

_WORD = re.compile(r"\w+(?:[.'’-]\w+)*")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER = re.compile("[\u0250-\u1dff\u2c00-\ud7ff\uf900-\uffff\U00010000-\U0010ffff]")
_STOP = re.compile(r"""[.!?。！？]["”’»')\]]*(?:\s?[(\[]?\d{1,2}[\])]?)?$""")
_SIGNED_OFF = re.compile(
    r"(?<=[.!?\"”’)])\s+(?:enditem|\(?ends?\)?|[-/(]?[A-Za-z]{2,3}[-/][A-Za-z]{2,4}\W?|-30-)$", re.I
)
"""What agencies set after the last full stop: "Enditem", "(END)", initials."""
_TRAILS_OFF = re.compile(r"""(?:…|\.\.\.|\[…\]|\[\.\.\.\])["”’')\]]*$""")


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph with its features; `flat` has single blanks for all white space."""

    start: int
    end: int
    flat: str
    words: tuple[str, ...]
    stops: bool
    trails_off: bool
    function_share: float
    latin_share: float
    prose: float

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a sentence or more."""
        return self.prose > 0

    @property
    def is_strong(self) -> bool:
        """Whether it can hardly be anything but running text."""
        return self.prose > 0 and len(self.words) >= LONG


def measure(text: str, start: int, end: int) -> Unit:
    """The features of the paragraph at these offsets."""
    flat = " ".join(text[start:end].split())
    found = tuple(_WORD.findall(flat))
    tail = _SIGNED_OFF.sub("", flat[-2 * END :])[-END:]
    trails_off = _TRAILS_OFF.search(tail) is not None
    stops = not trails_off and _STOP.search(tail) is not None
    small = words("function")
    share = len([word for word in flat.lower().split() if word in small]) / max(1, len(found))
    score = _prose(flat, len(found), stops, trails_off, share)
    return Unit(start, end, flat, found, stops, trails_off, share, _latin_share(flat), score)


def _latin_share(flat: str) -> float:
    """The share of Latin letters among all; 1 where there are none at all."""
    if flat.isascii() or not _OTHER.search(flat):
        return 1.0
    letters = sum(map(str.isalpha, flat))
    return len(_LATIN.findall(flat)) / letters if letters else 1.0


def _prose(flat: str, n: int, stops: bool, trails_off: bool, share: float) -> float:
    if trails_off and n <= 2 * LONG:
        return -0.5
    if stops and n >= SENTENCE:
        return min(n, 60) / 10
    if n >= LONG and share >= 0.2:
        return min(n, 60) / 14
    if stops and n > 1:
        return 0.4
    if flat.endswith(":") and n > 3:
        return 0.2
    return -0.8 if n >= 5 else -0.5


def best_run(scores: Sequence[float]) -> tuple[int, int] | None:
    """The stretch (first, past the last) with the greatest sum; None where no score is positive.

    Of equal ones the first and shortest.
    """
    best, best_sum, start, total = None, 0.0, 0, 0.0
    for i, score in enumerate(scores):
        if total <= 0:
            start, total = i, 0.0
        total += score
        if total > best_sum + 1e-9:
            best, best_sum = (start, i + 1), total
    return best
