"""The block marker: which kind every paragraph of a page is."""

from __future__ import annotations

from collections.abc import Sequence

from communique.clean.cues import Label, cue_book
from communique.clean.cut import cut
from communique.clean.head import label_head
from communique.clean.headline import can_be_title
from communique.clean.looks import by_looks
from communique.clean.measure import Unit, best_run, measure
from communique.clean.sections import (
    Labels,
    is_opinion_heading,
    mark_listings,
    mark_sections,
    opinion_from,
    opinion_section,
)
from communique.clean.split import Marked, split_datelines
from communique.clean.tail import label_tail

COST = {"caption": -0.2, "metadata": -0.4}
"""What a paragraph that is no prose costs a run that goes on over it; -1 for other kinds."""


def mark(text: str, title: str | None = None) -> Marked:
    """The blocks of a page; `title` is the given one, if any, which tells the headline's line."""
    units = [measure(text, start, end) for start, end in cut(text)]
    return split_datelines(text, units, label(units, title))


def label(units: Sequence[Unit], title: str | None) -> list[Label]:
    """What each paragraph is."""
    pairs = [cue_book().labels(unit) for unit in units]
    latin = sum(u.latin_share * len(u.words) for u in units) * 2 >= sum(len(u.words) for u in units)
    labels: Labels = [
        None if is_opinion_heading(u) else own or by_looks(u, latin)
        for u, (own, _) in zip(units, pairs, strict=True)
    ]
    edges = [edge for _, edge in pairs]
    if len(units) == 1 and units[0].words and not _stands_alone(labels[0]):
        return [Label("body", "the only paragraph of the text")]
    mark_listings(units, labels)
    mark_sections(units, labels)
    start, end = _story(units, labels, edges)
    label_tail(units, labels, edges, end)
    label_head(units, labels, edges, (start, end), title)
    _label_story(units, labels, start, end)
    return [found or Label("body", "prose after the story's run") for found in labels]


def _stands_alone(found: Label | None) -> bool:
    """Whether a label holds even where the page is that one paragraph."""
    return found is not None and found.kind in {"metadata", "notice"}


def _story(units: Sequence[Unit], labels: Labels, edges: Labels) -> tuple[int, int]:
    """The best run of prose; of a page without prose, what follows its first line."""
    pairs = list(zip(units, labels, strict=True))
    scores = [unit.prose if own is None else COST.get(own.kind, -1.0) for unit, own in pairs]
    strict = [min(s, 0.0) if edge else s for s, edge in zip(scores, edges, strict=True)]
    if run := best_run(strict) or best_run(scores):
        return run
    first = next((i for i, own in enumerate(labels) if own is None), 0)
    headed = first + 1 < len(units) and can_be_title(units[first])
    return (first + 1 if headed else 0), len(units)


def _label_story(units: Sequence[Unit], labels: Labels, start: int, end: int) -> None:
    """Labels the story itself, and the marked comment in it."""
    story = [i for i in range(start, end) if labels[i] is None]
    opinion = opinion_from(units, story)
    if section := opinion_section(units, labels, start):
        opinion = 0, f"stands in the section {section!r}"
    for place, i in enumerate(story):
        if opinion and place >= opinion[0]:
            first = place == opinion[0]
            labels[i] = Label("analysis", opinion[1] if first else "follows a marked comment")
        elif units[i].is_prose:
            labels[i] = Label("body", "prose in the story's run")
        else:
            labels[i] = Label("body", "a short line inside the story")
