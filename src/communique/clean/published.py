"""When a page says that it was published."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from communique.clean.address import read_address
from communique.clean.ago import posted_ago
from communique.clean.dates import Found, find_dates, says
from communique.clean.looks import HEADER
from communique.model import Block, Date, Span, Why

NONE = "no date in a dateline, header or metadata block"
_RANKS = (
    "stated as the date of publication",
    "stated in the dateline",
    "stated in a header line",
    "stated as the date of an update",
    "stated in a line after the story",
    "stated in the dateline without a year",
    "stated in a header line without a year",
)
"""Where a date can stand, the most telling first."""


_DATELINES, _HEADERS = {1, 5}, {2, 6}
PRINTED_WITHIN = timedelta(days=2)
"""Days from filing to printing; a later day in a header is more likely that of the visit."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A date that may be the page's own; `rank` counts through `_RANKS`."""

    rank: int
    found: Found
    span: Span


def published_date(
    text: str, blocks: Sequence[Block], url: str | None = None, retrieved: str | None = None
) -> tuple[Date | None, Why]:
    """The date of publication as the page states it, never a date of the story.

    The address is asked where the page states no day, or a day without its year; "3 hours ago" is
    a date only where it is known when the page was fetched. Where nothing gives the year, the day
    is given as EDTF with the year open.
    """
    stated, why = _stated(text, blocks)
    address = read_address(url)
    if stated is None and address.day is not None:
        return address.day, Why("in the page's address")
    if stated is None and (posted := posted_ago(text, blocks, retrieved)):
        return posted
    if stated is not None and stated.edtf.startswith("XXXX"):
        if whole := address.completed(stated):
            return whole, Why(
                f"{why.reason.split(';')[0]}; the year stands in its address", why.spans
            )
    return stated, why


def _stated(text: str, blocks: Sequence[Block]) -> tuple[Date | None, Why]:
    candidates = sorted(_candidates(text, blocks), key=lambda c: (c.rank, c.span.start))
    if not candidates:
        return None, Why(NONE)
    best = _printed_after(candidates)
    same = [c for c in candidates if c.found.value == best.found.value]
    others = {c.found.value.edtf for c in candidates if not _agree(c.found.value, best.found.value)}
    reason = _RANKS[best.rank]
    if best.found.calendar != "Gregorian":
        reason += f", in the {best.found.calendar} calendar"
    if not best.found.has_year:
        reason += "; the year is left open"
    if others:
        reason += f"; the page also has {', '.join(sorted(others))}"
    return best.found.value, Why(reason, tuple(sorted(c.span for c in same)))


def _printed_after(candidates: Sequence[Candidate]) -> Candidate:
    """The best candidate; a header's day shortly after the dateline's is when it was printed."""
    best = candidates[0]
    if best.rank not in _DATELINES:
        return best
    filed = _as_day(best.found.value)
    for other in candidates:
        day = _as_day(other.found.value) if other.rank in _HEADERS else None
        if filed and day and timedelta(0) < day - filed <= PRINTED_WITHIN:
            return other
    return best


def _as_day(value: Date) -> date | None:
    """The day; of one without a year, that day of a leap year; None of a month or a year."""
    edtf = value.edtf.replace("XXXX", "2000")
    return date.fromisoformat(edtf) if len(edtf) == len("2000-01-01") else None


def _agree(a: Date, b: Date) -> bool:
    """Whether two dates can be one, an open year agreeing with any."""
    whole, part = sorted((a.edtf, b.edtf), key=lambda edtf: edtf.startswith("XXXX"))
    return whole == part or (part.startswith("XXXX") and whole[4:] == part[4:])


def _candidates(text: str, blocks: Sequence[Block]) -> Iterator[Candidate]:
    story = [block.start for block in blocks if block.kind in {"body", "analysis"}]
    last = story[-1] if story else 0
    for block in blocks:
        if block.kind not in {"dateline", "metadata", "byline", "notice"}:
            continue
        quote = text[block.start : block.end]
        if len(quote.split()) > HEADER:
            continue
        for found in find_dates(quote):
            rank = _rank(block, quote, found, after=block.start > last)
            if rank is not None:
                span = Span.of(text, block.start + found.start, block.start + found.end)
                yield Candidate(rank, found, span)


def _rank(block: Block, quote: str, found: Found, *, after: bool) -> int | None:
    """The place in `_RANKS`; None where such a date tells nothing."""
    before = quote[max(0, found.start - 40) : found.start]
    if block.kind == "dateline":
        return 1 if found.has_year else 5
    if says("updated", before):
        return 3 if found.has_year else None
    if says("published", before) and found.has_year:
        return 0
    if block.kind == "notice":
        return None
    if after:
        return 4 if found.has_year else None
    return 2 if found.has_year else 6
