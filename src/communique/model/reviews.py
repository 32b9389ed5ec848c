"""A person's verdict on a piece of the record; kept apart, never replaced by a machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from communique.model.ids import digest

Verdict = Literal["right", "wrong", "edit", "skip"]
JudgementKind = Literal["split", "join"]


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


@dataclass(frozen=True, slots=True)
class Judged:
    """An actor as coding has it: in one document, or (None) in whichever document has the id."""

    actor_id: str
    document_id: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word on who is one actor; it overrules `link`, and a later one an earlier.

    "join": all `parts` are one actor. "split": the `parts` are another actor than whatever else was
    put together with them. Parts go by the ids of coding, which no re-run changes. `at` is ISO 8601
    in UTC.
    """

    id: str
    kind: JudgementKind
    parts: tuple[Judged, ...]
    reviewer: str
    at: str
    note: str | None = None


def judgement(
    kind: JudgementKind,
    parts: tuple[Judged, ...],
    *,
    reviewer: str,
    at: str,
    note: str | None = None,
) -> Judgement:
    """The judgement with its id, a hash of what it says, the reviewer and the time."""
    told = sorted(f"{p.document_id or ''} {p.actor_id}" for p in parts)
    return Judgement(
        f"rv_{digest(kind, *told, reviewer, at)}",
        kind,
        tuple(sorted(parts, key=_key)),
        reviewer,
        at,
        note,
    )


def _key(part: Judged) -> tuple[str, str]:
    return part.actor_id, part.document_id or ""
