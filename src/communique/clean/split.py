"""Paragraphs to blocks: a dateline at a paragraph's head becomes a block of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from communique.clean.cues import Label
from communique.clean.dateline import Dateline, find_dateline
from communique.clean.measure import Unit
from communique.model import Block

FIRST = 30
"""Paragraphs of the story that are looked at for a dateline."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A page's blocks, with what each dateline among them says, by its block's start."""

    blocks: tuple[Block, ...]
    datelines: dict[int, Dateline]


def split_datelines(text: str, units: Sequence[Unit], labels: Sequence[Label]) -> Marked:
    """The blocks of the labeled paragraphs."""
    heads = _accepted(text, units, labels)
    blocks: list[Block] = []
    for i, (unit, label) in enumerate(zip(units, labels, strict=True)):
        start = unit.start
        if (head := heads.get(i)) and head.end < unit.end - unit.start:
            cut = unit.start + head.end
            end = unit.start + len(text[unit.start : cut].rstrip())
            blocks.append(Block(start, end, "dateline", _reason(head)))
            start = cut + len(text[cut : unit.end]) - len(text[cut : unit.end].lstrip())
        blocks.append(Block(start, unit.end, label.kind, label.reason))
    return Marked(tuple(blocks), {units[i].start: head for i, head in heads.items()})


def _accepted(text: str, units: Sequence[Unit], labels: Sequence[Label]) -> dict[int, Dateline]:
    """The datelines by paragraph, whole ones included."""
    alone = [i for i, label in enumerate(labels) if label.kind == "dateline"]
    whole = {i: text[units[i].start : units[i].end] for i in alone}
    heads = {i: head for i, line in whole.items() if (head := find_dateline(line, whole=True))}
    story = [i for i, label in enumerate(labels) if label.kind in {"body", "analysis"}][:FIRST]
    found = {i: head for i in story if (head := find_dateline(text[units[i].start : units[i].end]))}
    for place, i in enumerate(story):
        if (head := found.get(i)) and _is_dateline(head, place, i, found, labels):
            heads[i] = head
    return heads


def _is_dateline(
    head: Dateline, place: int, i: int, found: dict[int, Dateline], labels: Sequence[Label]
) -> bool:
    """Whether a head that looks like a dateline is one, from where it stands and how often."""
    if head.agency or head.outlet or (head.dates and head.places):
        return True
    alike = sum(_shape(other) == _shape(head) for other in found.values())
    if head.only_date or not head.is_weak:
        return alike == 1 and place < 3
    opens = place == 0 or labels[i - 1].kind not in {"body", "analysis", "caption"}
    return alike == 1 and opens and place < 3


def _shape(head: Dateline) -> tuple[bool, bool, bool]:
    return head.only_date, head.is_weak, bool(head.agency or head.outlet or head.dates)


def _reason(head: Dateline) -> str:
    parts = [
        ("a place" if head.places else ""),
        ("a day" if head.dates else ""),
        ("an agency" if head.agency else ""),
        ("an outlet" if head.outlet else ""),
    ]
    if head.is_weak:
        return "a bare name set off by a dash at the head of the story"
    return f"{' and '.join(part for part in parts if part)} at the head of a paragraph"
