"""What given names and titles show: a person's gender, and that a name is a person's."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Any

from communique.recognize.tables import read_yaml


def gender_of_name(words: tuple[str, ...]) -> str:
    """f or m where the first word of a name of two or more is a given name; "" where unknown."""
    return _genders().get(plain(words[0]), "") if len(words) > 1 else ""


def gender_of_title(word: str) -> str:
    """f or m where the title or the word before a name shows it: "spokeswoman"; "" elsewhere."""
    return _titles().get(word.lower().rstrip("."), "")


def is_given_name(word: str) -> bool:
    """Whether a capitalized word is in the table of given names."""
    return word[:1].isupper() and plain(word) in _genders()


def plain(word: str) -> str:
    """In small letters without marks."""
    decomposed = unicodedata.normalize("NFKD", word.casefold().replace("ø", "o").replace("ł", "l"))
    return "".join(c for c in decomposed if c.isascii() and c.isalpha())


@cache
def _genders() -> Mapping[str, str]:
    return {name: gender for gender in ("f", "m") for name in _table()[gender]}


@cache
def _titles() -> Mapping[str, str]:
    titles = _table()["titles"]
    return {word: gender for gender in ("f", "m") for word in titles[gender]}


@cache
def _table() -> Any:
    return read_yaml("given_names.yaml")
