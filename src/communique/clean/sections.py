"""Parts of a page that a heading opens: other stories, comments, the author, an opinion."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from communique.clean.cues import Label
from communique.clean.measure import SENTENCE, Unit
from communique.clean.tables import any_of, table

INLINE = 40
"""Words up to which "Read also: ..." is a line of its own."""
AHEAD = 8
"""Paragraphs that are looked at to see whether the story goes on."""
RESUMES = 30
"""Words from which one paragraph alone shows that the story goes on after a list of headlines."""

AGO = "says how long ago"
"""How the reason begins of a line that `cues.yaml` takes for the time of a post."""

Labels = list[Label | None]


@cache
def _headings() -> tuple[tuple[Label, re.Pattern[str], re.Pattern[str]], ...]:
    """Each kind of part with the patterns of its heading line and of "heading: more words"."""
    found = []
    for entry in table("headings"):
        heads = any_of(entry["heads"])
        line = re.compile(rf"\W{{0,3}}(?:{heads})\W{{0,3}}(?:\d{{1,4}}\W?)?", re.IGNORECASE)
        same = re.compile(
            rf"\W{{0,3}}(?:{heads})\s?[:|»→]\s?\S|(?:READ MORE|READ ALSO|SEE ALSO) \S",
            re.IGNORECASE,
        )
        found.append((Label(entry["kind"], entry["reason"]), line, same))
    return tuple(found)


def mark_sections(units: Sequence[Unit], labels: Labels) -> None:
    """Labels every part that a heading opens, up to where the story goes on; changes `labels`."""
    i = 0
    while i < len(units):
        label, alone = _heading(units[i])
        if label is None or (labels[i] and not alone):
            i += 1
            continue
        end = _end(units, labels, i, label) if alone else i + 1
        for j in range(i, end):
            if not _keeps(labels[j], label):
                labels[j] = label
        i = end


def _heading(unit: Unit) -> tuple[Label | None, bool]:
    """The part that this unit opens, and whether it is a heading alone on its line."""
    if len(unit.words) > INLINE:
        return None, False
    for label, line, same in _headings():
        if len(unit.words) <= 8 and line.fullmatch(unit.flat):
            return label, True
        if label.kind == "related" and same.match(unit.flat):
            return label, False
    return None, False


def _keeps(own: Label | None, part: Label) -> bool:
    """Whether what a unit is by its own words outdoes the part it stands in."""
    return own is not None and own.kind in {"notice", "tags"} and part.kind != "notice"


def _end(units: Sequence[Unit], labels: Labels, head: int, label: Label) -> int:
    """Where the part that unit `head` opens ends."""
    if label.kind in {"bio", "notice"}:
        last = head + 2 if label.kind == "bio" else head + 4
        return next(
            (j for j in range(head + 1, min(last, len(units))) if _new_part(units[j])),
            min(last, len(units)),
        )
    prose_met = plain = False
    for j in range(head + 1, len(units)):
        unit = units[j]
        if _new_part(unit):
            return j
        plain = plain or unit.trails_off or labels[j] is not None
        if _runs_on(units, labels, j):
            return j
        if unit.is_strong and labels[j] is None:
            if _strong(units, labels, j + 1):
                return j
            alone = j + 1 == len(units) or labels[j + 1] is not None
            if alone and not prose_met and not plain and len(unit.words) >= RESUMES:
                return j
            prose_met = True
    return len(units)


def _strong(units: Sequence[Unit], labels: Labels, i: int) -> bool:
    return i < len(units) and units[i].is_strong and labels[i] is None


def _runs_on(units: Sequence[Unit], labels: Labels, i: int) -> bool:
    """Whether mostly full sentences follow from here, more than lists of other stories have."""
    ahead = units[i : i + AHEAD]
    if len(ahead) < AHEAD or not all(unit.is_prose for unit in ahead[:1]):
        return False
    listed = any(unit.trails_off for unit in ahead) or any(labels[i : i + AHEAD])
    return not listed and sum(unit.prose >= SENTENCE / 10 for unit in ahead) > AHEAD * 0.6


def _new_part(unit: Unit) -> bool:
    return _heading(unit)[1]


def mark_listings(units: Sequence[Unit], labels: Labels) -> None:
    """Labels headline, teaser and "2 days ago" groups that follow a story; changes `labels`."""
    times = [i for i, own in enumerate(labels) if own is not None and own.reason.startswith(AGO)]
    if len(times) < 2 or sum(unit.is_prose for unit in units[: max(0, times[0] - 2)]) < 2:
        return
    for i in times:
        back = next((n for n in (1, 2) if i >= n and not units[i - n].is_prose), 0)
        teased = back == 1 and units[i - 1].trails_off and not units[i - 2].is_prose
        for j in range(i - back - teased, i + 1):
            labels[j] = Label("related", "a headline or teaser with its time after the story")


@cache
def _opinion() -> tuple[re.Pattern[str], re.Pattern[str]]:
    found = table("opinion")
    opens = rf"(?:{any_of(found['opens'])})\s?(?::|\s[–—-]|[–—])\s?(?=\S)"
    return re.compile(opens, re.IGNORECASE), re.compile(
        rf"(?:{any_of(found['alone'])})\W?", re.IGNORECASE
    )


@cache
def _sections() -> tuple[re.Pattern[str], re.Pattern[str]]:
    names = any_of(table("opinion")["sections"])
    alone = rf"\W{{0,3}}(?:{names})\W{{0,3}}"
    trail = (
        rf"[^»>›/|]{{1,40}}(?:\s?[»>›/]\s?[^»>›/|]{{1,40}}){{0,4}}\s?[»>›/]\s?(?:{names})\W{{0,3}}"
    )
    return re.compile(alone, re.IGNORECASE), re.compile(trail, re.IGNORECASE)


def is_opinion_heading(unit: Unit) -> bool:
    """Whether a line alone opens a comment, with the colon that tells it from a button."""
    return (
        len(unit.words) <= 4 and ":" in unit.flat[-2:] and bool(_opinion()[1].fullmatch(unit.flat))
    )


def opinion_section(units: Sequence[Unit], labels: Labels, start: int) -> str | None:
    """The line before the story that puts the whole page into a section of comment."""
    for unit, own in zip(units[:start], labels[:start], strict=True):
        if own is None or own.kind not in {"metadata", "tags"} or len(unit.words) > 8:
            continue
        if any(pattern.fullmatch(unit.flat) for pattern in _sections()):
            return unit.flat
    return None


def opinion_from(units: Sequence[Unit], story: Sequence[int]) -> tuple[int, str] | None:
    """The place in `story`, a list of indices, where a marked comment begins, and why."""
    opens, alone = _opinion()
    for place, i in enumerate(story):
        unit = units[i]
        if len(unit.words) >= 5 and (found := opens.match(unit.flat)):
            return place, f"opens with {found[0].strip()!r}"
        follows = story[place + 1 : place + 2] == [i + 1] and (
            units[i + 1].is_strong or (is_opinion_heading(unit) and units[i + 1].is_prose)
        )
        before = place > 0 and units[story[place - 1]].is_prose
        if len(unit.words) <= 4 and follows and before and alone.fullmatch(unit.flat):
            return place, f"headed {unit.flat!r}"
    return None
