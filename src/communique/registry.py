"""The components that can be chosen by name; outsiders add theirs by entry points."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points

from communique.coding import Agreement, Codebook, Coder, CombinedCoder, PatternCoder
from communique.errors import ConfigError

ENTRY_POINTS = "communique.coders"

JOINED = "+"
"""Stands between the names of coders that code together, the most trusted first."""

CODERS: dict[str, Callable[[Codebook], Coder]] = {"patterns/1": PatternCoder}


def coder(name: str, codebook: Codebook, agreement: Agreement = "any") -> Coder:
    """The coder `name`, or several joined by `JOINED`; ConfigError lists the known ones."""
    names = [part.strip() for part in name.split(JOINED)]
    if twice := next((n for n in names if names.count(n) > 1), None):
        raise ConfigError(f"coder {name!r} names {twice!r} twice; each can code once")
    found = tuple(_one(part, codebook) for part in names)
    return found[0] if len(found) == 1 else CombinedCoder(found, agreement)


def _one(name: str, codebook: Codebook) -> Coder:
    if name in CODERS:
        return CODERS[name](codebook)
    outside = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    if name in outside:
        made: Coder = outside[name].load()(codebook)
        return made
    known = ", ".join(sorted({*CODERS, *outside}))
    raise ConfigError(f"no coder named {name!r}; known are {known}")
