"""What stands after the story: notes on the author, notices, key words, other stories."""

from __future__ import annotations

from collections.abc import Sequence

from communique.clean.cues import Label
from communique.clean.looks import is_keyword_line, is_name_line
from communique.clean.measure import Unit
from communique.clean.sections import AGO, Labels


def label_tail(units: Sequence[Unit], labels: Labels, edges: Labels, end: int) -> None:
    """Labels what follows the story, which ends before `end`.

    Prose that follows no other story's headline is left to be body.
    """
    for i in range(end, len(units)):
        before = labels[i - 1] if i > end else None
        listed = before is not None and before.kind == "related"
        own = labels[i]
        if own is None:
            labels[i] = edges[i] or _label(units, i, edges, listed)
        elif listed and own.reason.startswith(AGO):
            labels[i] = Label("related", "the time of another story")


def _label(units: Sequence[Unit], i: int, edges: Labels, listed: bool) -> Label | None:
    unit = units[i]
    if is_keyword_line(unit):
        return Label("tags", "a row of key words after the story")
    if is_name_line(unit) and _is_bio_of(unit, i + 1, units, edges):
        return Label("byline", "the name that the note on the author opens with")
    if listed or (not unit.is_prose and len(unit.words) >= 5):
        return Label("related", "a headline or teaser after the story")
    if not unit.is_prose:
        return Label("metadata", "a short line after the story")
    return None


def _is_bio_of(name: Unit, i: int, units: Sequence[Unit], edges: Labels) -> bool:
    edge = edges[i] if i < len(units) else None
    return edge is not None and edge.kind == "bio" and units[i].flat.startswith(name.flat)
