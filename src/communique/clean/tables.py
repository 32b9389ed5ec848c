"""The word lists behind the block marker, read once from the package's data files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@cache
def table(name: str) -> Any:
    """A data file of this room, as lists and dicts of text: numbers and "no" stay as written."""
    path = files("communique") / "data" / "clean" / f"{name}.yaml"
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    return yaml.load(path.read_text("utf-8"), Loader=loader)


@cache
def words(name: str) -> frozenset[str]:
    """One list of `words.yaml`, lower case."""
    return frozenset(table("words")[name])


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first."""
    ordered = sorted(set(phrases), key=lambda p: (-len(p), p))
    return "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in ordered)


@cache
def agencies() -> frozenset[str]:
    """News agencies by name."""
    return frozenset(table("agencies")["agencies"])


def is_outlet(name: str) -> bool:
    """Whether a name is an agency's, or has a word that only outlets have in theirs."""
    low = {word.casefold() for word in name.split()}
    return name in agencies() or not low.isdisjoint(table("agencies")["outlet_words"])
