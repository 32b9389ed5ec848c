"""What stands before the story: the headline, a lead, a dateline, menus."""

from __future__ import annotations

from collections.abc import Sequence

from communique.clean.cues import Label
from communique.clean.dateline import find_dateline
from communique.clean.dates import find_dates
from communique.clean.headline import can_be_title, choose_title, is_letterhead
from communique.clean.looks import is_name_line
from communique.clean.measure import SENTENCE, Unit
from communique.clean.sections import Labels

NEAR = 5
"""Lines without a label of their own that may stand between a lead and the story."""


def label_head(
    units: Sequence[Unit], labels: Labels, edges: Labels, run: tuple[int, int], title: str | None
) -> None:
    """Labels every paragraph before `run`, and its first where that is the headline."""
    start, end = run
    for i in range(start):
        labels[i] = labels[i] or edges[i] or _dateline(units[i])
    story = [i for i in range(start, end) if labels[i] is None]
    free = [i for i in range(start) if labels[i] is None]
    leads = [i for n, i in enumerate(free) if _is_lead(units[i]) and len(free) - n - 1 <= NEAR]
    first = leads[0] if leads else start
    lines = [i for i in free if i < first] or [i for i in free if i not in leads]
    if story and _can_head(units, story):
        lines = [*lines, story[0]]
    best = _title(units, labels, lines, [i for i in story if i not in lines], title)
    if best is not None and (reason := _signature(units, labels, best)):
        labels[best + 1] = Label("byline", reason)
    for n, i in enumerate(free):
        between = sum(best is not None and best < j < i for j in free[:n])
        labels[i] = labels[i] or _leftover(units[i], i, best, leads, between)


def _dateline(unit: Unit) -> Label | None:
    """A dateline where the line is a place with a day or an agency and nothing else."""
    found = find_dateline(unit.flat, whole=True) if len(unit.words) <= SENTENCE else None
    if not found or found.is_weak or found.only_date:
        return None
    if not (found.dates or found.known):
        return None
    return Label("dateline", "a place with a day or an agency, alone on its line")


def _is_lead(unit: Unit) -> bool:
    return unit.is_prose and len(unit.words) >= SENTENCE and not can_be_title(unit)


def _can_head(units: Sequence[Unit], story: Sequence[int]) -> bool:
    """Whether the story's first unit can be a headline after all, such as a question."""
    first = units[story[0]]
    return len(story) > 1 and can_be_title(first) and not first.is_strong


def _title(
    units: Sequence[Unit],
    labels: Labels,
    lines: Sequence[int],
    story: Sequence[int],
    given: str | None,
) -> int | None:
    """Labels the headline and its repetitions; of "Headline - Outlet" and "Headline" the latter."""
    best = choose_title(units, lines, story, given)
    if best is None:
        return None
    whole = units[best].flat
    again = [i for i in lines if i > best and len(units[i].words) > 2 and units[i].flat in whole]
    if again and units[again[0]].flat != whole:
        labels[best] = Label("metadata", "the headline with the outlet's name")
        best = again.pop(0)
    labels[best] = Label("title", "a short line without a full stop before the story")
    for i in again:
        labels[i] = Label("metadata", "the headline once more")
    return best


def _signature(units: Sequence[Unit], labels: Labels, title: int) -> str | None:
    """Why the line after the headline is the author's name; None where it is not."""
    if title + 2 >= len(units) or labels[title + 1] is not None:
        return None
    name, then = units[title + 1], labels[title + 2]
    if not is_name_line(name) or name.flat.isupper():
        return None
    bios = [u for u, own in zip(units, labels, strict=True) if own and own.kind == "bio"]
    if any(bio.flat.startswith(name.flat) for bio in bios):
        return "the name that the note on the author opens with"
    dated = then is not None and then.kind == "metadata" and find_dates(units[title + 2].flat)
    return "a name between the headline and the date" if dated else None


def _leftover(unit: Unit, i: int, title: int | None, leads: list[int], between: int) -> Label:
    """What an unlabeled line is; `between` counts such lines from the headline to it."""
    if i in leads:
        return Label("body", "a lead set apart from the rest of the story")
    if leads and i > leads[0]:
        return Label("body", "a short line between paragraphs")
    if title is not None and i > title and between < 2 and len(unit.words) >= 5:
        return Label("body", "a standfirst under the headline")
    if title is None and unit.is_prose:
        return Label("body", "a short sentence before the story")
    if is_letterhead(unit):
        return Label("metadata", "the issuing body's name")
    if len(unit.words) >= 5:
        return Label("related", "another headline or teaser before the story")
    return Label("metadata", "a short line before the story")
