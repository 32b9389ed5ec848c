"""What to list: the filters that all listing commands share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from communique.errors import UsageError
from communique.model import Date, dates
from communique.model.records import Label, Stance, Status

SPOKEN = ("speaker", "about", "stance", "theme")
"""Filters that look at statements."""

TOOK_PART = ("actor", "recipient", "party", "between", "office")
"""Filters that look at who takes part."""

HAPPENED = ("type", "status", "place", "label", "contested")
"""Filters that look at events."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Which records to list; a filter with several values lets through what fits any of them.

    Names are those of the command line's options (`from_` is `--from`). An actor, place or `about`
    value is a country's or bloc's code, an `ac_` id, or words of a name in any case. `from_` and
    `to` are EDTF; a record without a date passes neither. `all` includes the abstained and the
    labeled, which are left out otherwise unless `label` asks for them.

    `party` takes part on whichever side (speaks, is addressed or spoken about, of statements).
    `words` stand in a sentence that the record stands on. `undated` asks for those without a date
    of their own; with `reported`, `from_` and `to` look at when these were first reported.
    """

    type: tuple[str, ...] = ()
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    between: tuple[str, str] | None = None
    office: tuple[str, ...] = ()
    speaker: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    stance: tuple[int, ...] = ()
    theme: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    from_: str | None = None
    to: str | None = None
    place: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    label: tuple[str, ...] = ()
    contested: bool = False
    min_confidence: float = 0.0
    limit: int | None = None
    all: bool = False
    party: tuple[str, ...] = ()
    words: str | None = None
    undated: bool = False
    reported: bool = False

    def __post_init__(self) -> None:
        _check("--status", self.status, get_args(Status))
        _check("--label", self.label, get_args(Label))
        _check("--stance", self.stance, get_args(Stance))
        if not 0 <= self.min_confidence <= 1:
            raise UsageError(f"--min-confidence {self.min_confidence} is not between 0 and 1")
        if self.limit is not None and self.limit < 0:
            raise UsageError(f"--limit {self.limit} is below 0")
        first, last = self.bounds()
        if first and last and first > last:
            raise UsageError(f"--from {self.from_} is after --to {self.to}")

    def bounds(self) -> tuple[str | None, str | None]:
        """The first day of `from_` and the last day of `to`, as ISO dates."""
        first = _edtf("--from", self.from_)
        last = _edtf("--to", self.to)
        return (first.min if first else None), (last.max if last else None)

    def uses(self, names: tuple[str, ...]) -> bool:
        """Whether any of the filters so named is set."""
        return any(bool(getattr(self, name)) for name in names)


def _check(option: str, values: tuple[object, ...], allowed: tuple[object, ...]) -> None:
    for value in values:
        if value not in allowed:
            raise UsageError(f"{option} {value}: one of {', '.join(str(a) for a in allowed)}")


def _edtf(option: str, text: str | None) -> Date | None:
    if text is None:
        return None
    try:
        found = dates.parse_edtf(text)
    except ValueError as e:
        raise UsageError(f"{option}: {e}") from None
    if found.min and found.max and found.min > found.max:
        raise UsageError(f"{option}: {text} ends before it begins")
    return found
