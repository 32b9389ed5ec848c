"""The components that can be chosen by name; outsiders add theirs by entry points."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import entry_points
from typing import Protocol

from communique.attribute import Attribution
from communique.coding import Anchored, Codebook, pattern_coder
from communique.errors import ConfigError
from communique.model import Statement
from communique.recognize import Recognized

ENTRY_POINTS = "communique.coders"


class Coder(Protocol):
    """Anything that turns an attributed document into mentions."""

    @property
    def name(self) -> str:
        """Its versioned name, such as patterns/1."""

    def code(
        self,
        recognized: Recognized,
        attributions: tuple[Attribution, ...],
        statements: tuple[Statement, ...],
    ) -> tuple[Anchored, ...]:
        """The mentions of one document, without dates and places."""


CODERS: dict[str, Callable[..., Coder]] = {"patterns/1": pattern_coder}
"""Called with the codebook, and by name with `sides`."""


def coder(name: str, codebook: Codebook, *, sides: bool = True) -> Coder:
    """The coder `name`; ConfigError lists the known ones.

    `sides` says whether learned weights choose the sides of acts, for coders that have such.
    """
    if name in CODERS:
        return CODERS[name](codebook, sides=sides)
    outside = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    if name in outside:
        made: Coder = outside[name].load()(codebook)
        return made
    known = ", ".join(sorted({*CODERS, *outside}))
    raise ConfigError(f"no coder named {name!r}; known are {known}")
