"""The days that a date can mean, sets of days included."""

from __future__ import annotations

from datetime import date

from communique.model import dates


def bounds(text: str | None) -> tuple[date, date]:
    """The first and last day that a date in EDTF can mean.

    Besides what `dates.parse_edtf` reads: "2018~" and "2018?", and the sets "[..2018-04-03]" (by
    then at the latest), "[2018-04-03..]" (then at the earliest), "[2018-04-03..2019]". None is open
    on both sides. ValueError names what is none of these.
    """
    if text is None:
        return date.min, date.max
    if text.startswith("[") and text.endswith("]") and ".." in text:
        first, last = text[1:-1].split("..", 1)
        return (
            bounds(first)[0] if first else date.min,
            bounds(last)[1] if last else date.max,
        )
    found = dates.parse_edtf(text.rstrip("~?%"))
    return dates.first_day(found) or date.min, dates.last_day(found) or date.max
