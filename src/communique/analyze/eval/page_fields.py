"""What of a document's page is compared: kinds of blocks and the published date."""

from __future__ import annotations

from collections.abc import Iterable

from communique.analyze.eval.tally import Tally
from communique.model import CODED_BLOCKS, Block, Document

SECTION = "pages"
KINDS = "page: kinds of blocks, letters"


def by_kind(text: str, blocks: Iterable[Block]) -> dict[str, set[int]]:
    """Block kind → offsets of its letters and digits."""
    found: dict[str, set[int]] = {}
    for b in blocks:
        here = {i for i in range(b.start, b.end) if text[i].isalnum()}
        found.setdefault(b.kind, set()).update(here)
    return found


def count_page(gold: Document, found: Document, unit: str, tally: Tally) -> None:
    """Count one document's blocks, letter by letter, and its published date into the tally."""
    ours, theirs = by_kind(gold.text, gold.blocks), by_kind(gold.text, found.blocks)
    rows = {kind: {kind} for kind in sorted(ours.keys() | theirs.keys())}
    rows["what is coded"] = set(CODED_BLOCKS)
    for row, kinds in rows.items():
        due = set().union(*(ours.get(k, set()) for k in kinds))
        given = set().union(*(theirs.get(k, set()) for k in kinds))
        count = tally.at(KINDS, row, unit)
        count.hit += len(due & given)
        count.found += len(due & given)
        count.predicted += len(given)
        count.due += len(due)
    date = tally.at(SECTION, "published date", unit)
    ours_date, theirs_date = gold.published, found.published
    right = bool(
        ours_date
        and theirs_date
        and (ours_date.min, ours_date.max) == (theirs_date.min, theirs_date.max)
    )
    date.hit += right
    date.found += right
    date.predicted += theirs_date is not None
    date.due += ours_date is not None
