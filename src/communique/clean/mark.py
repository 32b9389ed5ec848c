"""The block marker: which kind every paragraph of a page is."""

from __future__ import annotations

from collections.abc import Sequence

from communique.clean.cues import Label, cue_book
from communique.clean.cut import cut
from communique.clean.dateline import find_dateline
from communique.clean.dates import find_dates
from communique.clean.headline import can_be_title, choose_title
from communique.clean.looks import by_looks, is_keyword_line, is_name_line
from communique.clean.measure import Unit, best_run, measure
from communique.clean.sections import AGO, Labels, mark_listings, mark_sections, opinion_from
from communique.clean.split import Marked, split_datelines


COST = {"caption": -0.2, "metadata": -0.4}
"""What a paragraph that is no prose costs a run that goes on over it; -1 for other kinds."""


def mark(text: str, title: str | None = None) -> Marked:
    """The blocks of a page; `title` is the given one, if any, which tells the headline's line."""
    units = [measure(text, start, end) for start, end in cut(text)]
    labels = label(units, title)
    return split_datelines(text, units, labels)


def label(units: Sequence[Unit], title: str | None) -> list[Label]:
    """What each paragraph is."""
    pairs = [cue_book().labels(unit) for unit in units]
    labels: Labels = [
        strong or by_looks(unit) for unit, (strong, _) in zip(units, pairs, strict=True)
    ]
    edges = [edge for _, edge in pairs]
    if len(units) == 1 and units[0].words and not _alone(labels[0]):
        return [Label("body", "the only paragraph of the text")]
    mark_listings(units, labels)
    mark_sections(units, labels)
    start, end = _story(units, labels, edges)
    _after(units, labels, edges, end)
    _before(units, labels, edges, (start, end), title)
    _inside(units, labels, start, end)
    return [found or Label("body", "kept as text of the page") for found in labels]


def _alone(found: Label | None) -> bool:
    """Whether a label stands even where the page is that one paragraph."""
    return found is not None and found.kind in {"metadata", "notice"}


def _story(units: Sequence[Unit], labels: Labels, edges: Labels) -> tuple[int, int]:
    """The best run of prose; the whole page where it has none."""

    def score(unit: Unit, own: Label | None, edge: Label | None) -> float:
        if own is not None:
            return COST.get(own.kind, -1.0)
        return min(unit.prose, 0.0) if edge is not None else unit.prose

    scores = [score(*triple) for triple in zip(units, labels, edges, strict=True)]
    run = best_run(scores)
    if run is None:
        run = best_run([score(u, own, None) for u, own in zip(units, labels, strict=True)])
    return run or (_first_line(units, labels), len(units))


def _first_line(units: Sequence[Unit], labels: Labels) -> int:
    """Where a page without prose begins to be body: after a line that can be its headline."""
    i = next((i for i, own in enumerate(labels) if own is None), 0)
    return i + 1 if i + 1 < len(units) and can_be_title(units[i]) else 0


def _after(units: Sequence[Unit], labels: Labels, edges: Labels, end: int) -> None:
    """Labels what follows the story."""
    for i in range(end, len(units)):
        unit, own, before = units[i], labels[i], labels[i - 1] if i > end else None
        listed = before is not None and before.kind == "related"
        if own is not None:
            if listed and own.reason.startswith(AGO):
                labels[i] = Label("related", "the time of another story")
        elif edges[i]:
            labels[i] = edges[i]
        elif is_keyword_line(unit):
            labels[i] = Label("tags", "a row of key words after the story")
        elif is_name_line(unit) and _is_bio_of(unit, i + 1, units, edges):
            labels[i] = Label("byline", "the name that the note on the author opens with")
        elif listed or (not unit.is_prose and len(unit.words) >= 5):
            labels[i] = Label("related", "a headline or teaser after the story")
        elif not unit.is_prose:
            labels[i] = Label("metadata", "a short line after the story")


def _is_bio_of(name: Unit, i: int, units: Sequence[Unit], edges: Labels) -> bool:
    edge = edges[i] if i < len(units) else None
    return edge is not None and edge.kind == "bio" and units[i].flat.startswith(name.flat)


def _before(
    units: Sequence[Unit], labels: Labels, edges: Labels, run: tuple[int, int], title: str | None
) -> None:
    """Labels what precedes the story, the headline among it."""
    start, end = run
    for i in range(start):
        if labels[i] is None and edges[i]:
            labels[i] = edges[i]
    open_ = [i for i in range(start) if labels[i] is None]
    story = [i for i in range(start, end) if labels[i] is None]
    for i in open_:
        if find_dateline(units[i].flat, whole=True) and _is_header_dateline(units[i].flat):
            labels[i] = Label("dateline", "a place with a day or an agency, alone on its line")
    lines = [
        i
        for i in open_
        if labels[i] is None and not (units[i].is_prose and _ends_in_stop(units[i]))
    ]
    if story and _can_head(units, story):
        lines.append(story[0])
    lead = next((i for i in open_ if units[i].is_prose and i not in lines), start)
    lines = [i for i in lines if i < lead or lead == start] or lines
    best = choose_title(units, lines, [i for i in story if i not in lines], title)
    if best is not None:
        labels[best] = Label("title", "a short line without a full stop before the story")
        if _is_signed(units, labels, best):
            labels[best + 1] = Label("byline", "a name between the headline and the date")
    for i in open_:
        labels[i] = labels[i] or _leftover(units[i], i, best, lead)


def _is_signed(units: Sequence[Unit], labels: Labels, title: int) -> bool:
    """Whether a name alone stands between the headline and a line with the date."""
    if title + 2 >= len(units) or labels[title + 1] is not None:
        return False
    then = labels[title + 2]
    name = units[title + 1]
    dated = then is not None and then.kind == "metadata" and bool(find_dates(units[title + 2].flat))
    return dated and is_name_line(name) and not name.flat.isupper()


def _ends_in_stop(unit: Unit) -> bool:
    return unit.flat.rstrip("\"'”’)").endswith(".")


def _is_header_dateline(flat: str) -> bool:
    found = find_dateline(flat, whole=True)
    return bool(
        found and not found.is_weak and (found.dates or found.agency) and not found.only_date
    )


def _can_head(units: Sequence[Unit], story: Sequence[int]) -> bool:
    """Whether the story's first unit can be a headline after all: a question, or no prose."""
    first = units[story[0]]
    return len(story) > 1 and can_be_title(first) and not first.is_strong


def _leftover(unit: Unit, i: int, title: int | None, lead: int) -> Label:
    """What an unlabeled line before the story is."""
    if unit.is_prose:
        return Label("body", "a lead set apart from the rest of the story")
    if i > lead:
        return Label("body", "a short line between paragraphs")
    if title is not None and i > title and len(unit.words) >= 5:
        return Label("body", "a standfirst under the headline")
    if len(unit.words) >= 5:
        return Label("related", "another headline before the story")
    return Label("metadata", "a short line before the story")


def _inside(units: Sequence[Unit], labels: Labels, start: int, end: int) -> None:
    """Labels the story itself, and the marked comment in it."""
    story = [i for i in range(start, end) if labels[i] is None]
    opinion = opinion_from(units, story)
    for place, i in enumerate(story):
        if opinion and place >= opinion[0]:
            first = place == opinion[0]
            labels[i] = Label("analysis", opinion[1] if first else "follows a marked comment")
        elif units[i].is_prose:
            labels[i] = Label("body", "prose in the story's run")
        else:
            labels[i] = Label("body", "a short line inside the story")
