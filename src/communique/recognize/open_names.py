"""Whether a text holds names, told by its letters and the gazetteer before it is parsed."""

from __future__ import annotations

import re

from spacy.lang.en.stop_words import STOP_WORDS

from communique.recognize.gazetteer import gazetteer

_WORD = re.compile(r"[^\W_]+")
_TIME = re.compile(r"\d")


def names_open(text: str) -> bool:
    """Whether there is anything to be recognized: a capitalized word or a number.

    Names of the gazetteer are open too: whether one is a place or a side is read off the entity.
    """
    return bool(_TIME.search(text)) or any(_may_name(m.group()) for m in _WORD.finditer(text))


def _may_name(word: str) -> bool:
    """A word with a capital that is no "The" or "He"; "US" and "WHO" may be names."""
    if word.islower() or not any(letter.isupper() for letter in word):
        return False
    return word != word.capitalize() or word.lower() not in STOP_WORDS


def names_known(text: str) -> bool:
    """Whether the gazetteer knows a name in the text."""
    return bool(gazetteer().find(text))
