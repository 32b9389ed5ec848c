"""The components that can be chosen by name; outsiders add theirs by entry points."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points

from communique.coding import Agreement, Codebook, Coder, CombinedCoder, pattern_coder
from communique.errors import ConfigError

ENTRY_POINTS = "communique.coders"

JOINED = "+"
"""Stands between the names of coders that code together, the most trusted first."""

CODERS: dict[str, Callable[..., Coder]] = {"patterns/1": pattern_coder}
"""Called with the codebook, and by name with `sides`. Only they find events by its words alone."""


def coder(
    name: str, codebook: Codebook, agreement: Agreement = "any", *, sides: bool = True
) -> Coder:
    """The coder `name`, or several joined by `JOINED`; ConfigError lists the known ones.

    `sides` says whether learned weights choose the sides of acts, for coders that have such.
    """
    names = _names(name)
    if twice := next((n for n in names if names.count(n) > 1), None):
        raise ConfigError(f"coder {name!r} names {twice!r} twice; each can code once")
    found = tuple(_one(part, codebook, sides=sides) for part in names)
    return found[0] if len(found) == 1 else CombinedCoder(found, agreement)


def goes_by_words(name: str) -> bool:
    """Whether the coder, or each of those joined, finds events by the codebook's words alone."""
    return all(part in CODERS for part in _names(name))


def _names(name: str) -> list[str]:
    return [part.strip() for part in name.split(JOINED)]


def _one(name: str, codebook: Codebook, *, sides: bool) -> Coder:
    if name in CODERS:
        return CODERS[name](codebook, sides=sides)
    outside = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    if name in outside:
        made: Coder = outside[name].load()(codebook)
        return made
    known = ", ".join(sorted({*CODERS, *outside}))
    raise ConfigError(f"no coder named {name!r}; known are {known}")
