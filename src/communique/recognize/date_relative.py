"""Patterns for times that count from the publication, or from another event."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from communique.recognize.date_rules import Found, Read, Rule, group, plain, rules
from communique.recognize.date_words import date_words
from communique.recognize.datewords import DateReading

_DAYS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "last night": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


@cache
def relative_rules() -> tuple[Rule, ...]:
    """Patterns with the reading that each gives; case does not matter but for weekdays."""
    readers: dict[str, Read] = {
        "named_day": _named_day,
        "overnight": lambda _: DateReading("span", unit="day", offset=-1, until=0),
        "ago": _ago,
        "ahead": _ahead,
        "period": _period,
        "year_end": _year_end,
        "past": _past,
        "coming": _coming,
        "within": _within,
        "anchored": _anchored,
        "nearly": _nearly,
        "eve": lambda _: DateReading("anchored", unit="day", offset=-1),
        "neighbor": _neighbor,
        "vague": lambda found: DateReading("vague", reason=f"{plain(found[0])!r} names no day"),
        "weekday": _weekday,
    }
    return rules("relative", readers, flags=re.IGNORECASE)


def _slant(found: Found) -> Any:
    slant = plain(group(found, "slant"))
    return {"earlier": "last", "later": "next"}.get(slant)


def _named_day(found: Found) -> DateReading:
    word = plain(found["word"])
    offset = _DAYS.get(word, 0)
    return DateReading("relative", unit="day", offset=offset, reason=f"{word!r}")


def _unit(found: Found) -> Any:
    return date_words().units.get(found["unit"].lower(), "day")


def _count(found: Found, sign: int) -> int | None:
    """The signed number of units; a fortnight is two weeks. None where nothing is counted."""
    number = date_words().number(group(found, "number"))
    twice = 2 if found["unit"].lower() == "fortnight" else 1
    return None if number is None else sign * number * twice


def _ago(found: Found) -> DateReading:
    count = _count(found, -1)
    if count is None:
        return DateReading("span", unit=_unit(found), until=0, reason="how many is not said")
    return DateReading("relative", unit=_unit(found), offset=count)


def _ahead(found: Found) -> DateReading:
    count = _count(found, 1)
    if count is None:
        return DateReading("span", unit=_unit(found), offset=0, reason="how many is not said")
    return DateReading("relative", unit=_unit(found), offset=count)


def _period(found: Found) -> DateReading:
    way = date_words().table["directions"].get(plain(group(found, "direction")), "this")
    part, slant = plain(group(found, "part")), plain(group(found, "slant"))
    parts: Any = {"beginning": "start", "start": "start", "close": "end", "end": "end"}
    return DateReading(
        "relative",
        unit=_unit(found),
        offset={"last": -1, "this": 0, "next": 1}[way],
        direction=_slant(found),
        part=parts.get(part, slant if slant in {"early", "late"} else None),
    )


def _year_end(found: Found) -> DateReading:
    return DateReading("relative", unit=found["part"].lower(), offset=0, part="end")  # type: ignore[arg-type]


def _past(found: Found) -> DateReading:
    one = not found["unit"].lower().endswith("s")
    return DateReading("span", unit=_unit(found), offset=-1 if one else _count(found, -1), until=0)


def _coming(found: Found) -> DateReading:
    return DateReading("span", unit=_unit(found), offset=0, until=_count(found, 1))


def _within(found: Found) -> DateReading:
    return DateReading(
        "span", unit=_unit(found), offset=0, until=_count(found, 1), is_deadline=True
    )


def _anchored(found: Found) -> DateReading:
    earlier = found["side"].lower().split()[0] in {
        "before",
        "prior",
        "earlier",
        "previously",
        "beforehand",
    }
    sign = -1 if earlier else 1
    plain = (group(found, "number") is None) and not found["unit"].lower().endswith("s")
    offset = sign if plain else _count(found, sign)
    return DateReading("anchored", unit=_unit(found), offset=offset)


def _nearly(found: Found) -> DateReading:
    """From the other event to one day short of the count: "less than a week later"."""
    return DateReading("anchored", unit=_unit(found), offset=0, until=_count(found, 1))


def _neighbor(found: Found) -> DateReading:
    side = plain(group(found, "side"))
    offset = {"following": 1, "next": 1, "previous": -1, "preceding": -1}.get(side, 0)
    return DateReading("anchored", unit=_unit(found), offset=offset)


def _weekday(found: Found) -> DateReading:
    words = date_words()
    away = {"last": -1, "this": 0, "next": 1}.get(plain(found["rel"]))
    return DateReading(
        "weekday",
        weekday=words.weekdays[found["weekday"].lower()],
        direction=words.table["directions"].get(plain(found["direction"])),
        unit="week" if away is not None else None,
        offset=away,
    )
