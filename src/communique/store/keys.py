"""Keys by which names are compared: no case, no marks, single blanks, padded at both ends."""

from __future__ import annotations

from collections.abc import Iterable

from communique.model import Date
from communique.model.ids import name_key


def padded(*names: str | None) -> str:
    """The names' keys between blanks, so that whole words are found by `instr`."""
    keys = [name_key(name) for name in names if name]
    return f" {' | '.join(keys)} " if keys else ""


def office(name: str | None) -> str:
    """The key of an office, in American spelling."""
    return padded(name).replace(" defence ", " defense ")


def words(items: Iterable[str]) -> str:
    """Codes between blanks."""
    found = " ".join(items)
    return f" {found} " if found else ""


def bounds(date: Date | None) -> tuple[str | None, str | None]:
    """A date's first and last day."""
    return (date.min, date.max) if date else (None, None)
