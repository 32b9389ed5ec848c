"""A person's verdict on a piece of the record; kept apart, never replaced by a machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.ids import digest

Verdict = Literal["right", "wrong", "edit", "skip"]


@dataclass(frozen=True, slots=True)
class ReviewedPlace:
    """What a verdict is on: a stretch of a document, and the field; None for the whole mention."""

    document_id: str
    start: int
    end: int
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Review:
    """One verdict. `at` is ISO 8601 in UTC, `value` what an edit puts in the field's place."""

    id: str
    on: ReviewedPlace
    verdict: Verdict
    value: str | None
    reviewer: str
    at: str
    note: str | None = None


def review(
    on: ReviewedPlace,
    verdict: Verdict,
    *,
    reviewer: str,
    at: str,
    value: str | None = None,
    note: str | None = None,
) -> Review:
    """The verdict with its id, a hash of what it is on, the reviewer and the time."""
    key = digest(on.document_id, f"{on.start}-{on.end}", on.field or "", reviewer, at)
    return Review(f"rv_{key}", on, verdict, value, reviewer, at, note)
