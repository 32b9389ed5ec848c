"""Values put in words for templates. Nothing here is markup but what is escaped first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from markupsafe import Markup, escape

from communique.model import (
    About,
    Assertion,
    Date,
    GatheringRef,
    Link,
    NameCount,
    Object,
    Participant,
    Place,
    Quantity,
    Relation,
    Span,
    Via,
    Why,
)

BLOCS = {
    "IGO": "intergovernmental bodies",
    "UNO": "United Nations",
    "EUR": "European Union",
    "NGO": "non-governmental organizations",
    "ISM": "movements across borders",
    "IMG": "armed groups across borders",
    "MNC": "companies of many states",
}
MONTHS = (
    "January February March April May June July August September October November December"
).split()
STANCES = {-1: "against", 0: "neutral", 1: "in favor", None: "stance not clear"}
SIGNS = {-1: "−", 0: "±", 1: "+", None: ""}
LEFT_OUT = frozenset({"id", "why", "text", "blocks", "mentions", "evidence", "explanation"})
_MARKED = re.compile("\ue000(.*?)\ue001", re.S)
_OPENING = tuple("“\"‘«„'")
_ID = re.compile(r"\b((?:dc|em|st|ev)_[0-9a-f]{20}|ac_(?:[0-9a-f]{20}|[A-Z]{3}|Q[0-9]+))\b")
_EDTF = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def day(date: Date | str | None) -> str:
    """A date to read: 3 April 2018, April 2018, 2018; other EDTF as it stands."""
    if date is None:
        return "no date"
    text = date if isinstance(date, str) else date.edtf
    found = _EDTF.fullmatch(text)
    if not found:
        return text
    year, month, number = found.groups()
    if not month or not 1 <= int(month) <= 12:
        return text
    name = MONTHS[int(month) - 1]
    return f"{int(number)} {name} {year}" if number else f"{name} {year}"


def marked(text: str) -> Markup:
    """A snippet, what was found in it marked."""
    pieces = _MARKED.split(" ".join(text.split()))
    return Markup("").join(
        Markup("<mark>{}</mark>").format(p) if i % 2 else escape(p) for i, p in enumerate(pieces)
    )


def quoted(text: str) -> Markup:
    """Words of a report between marks, unless they begin with marks of their own."""
    kind = Markup(' class="bare"') if str(text).removeprefix("<mark>")[:1] in _OPENING else ""
    return Markup("<q{}>{}</q>").format(kind, text)


def linked(text: str) -> Markup:
    """A value with the ids in it as links."""
    pieces = _ID.split(text)
    return Markup("").join(
        Markup('<a href="/records/{0}">{0}</a>').format(p) if i % 2 else escape(p)
        for i, p in enumerate(pieces)
    )


def short(text: str, most: int = 220) -> str:
    """A text on one line, cut at a word."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0] + "…"


def number(n: float | int) -> str:
    """A number with thin spaces between thousands."""
    return f"{n:,}".replace(",", "\u202f")


def plural(n: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def sign(stance: int | None) -> str:
    """A stance as a sign."""
    return SIGNS[stance]


def stance(value: int | None) -> str:
    """A stance in words."""
    return STANCES[value]


def web(url: str | None) -> str | None:
    """The address where it leads to the web; None where it could do anything else."""
    return url if url and re.match(r"https?://[^\s]", url, re.I) else None


def percent(share: float | None) -> str:
    """A share of one as a percentage."""
    return "–" if share is None else f"{share:.0%}"


def capital(text: str) -> str:
    """The first letter large."""
    return text[:1].upper() + text[1:]


def fields_of(record: Any) -> Iterator[tuple[str, list[str], list[tuple[str, Why]]]]:
    """Each field of a record: its name, its value in lines, and the reasons for it.

    Fields that hold nothing and have no reason are passed over.
    """
    whys: Mapping[str, Why] = getattr(record, "why", {})
    for name in (f.name for f in fields(record) if f.name not in LEFT_OUT):
        mine = [
            (k[len(name) :].lstrip("."), w)
            for k, w in whys.items()
            if k == name or k.startswith(f"{name}.")
        ]
        value = getattr(record, name)
        if value in (None, (), "", {}) and not mine:
            continue
        yield name.replace("_", " "), list(_entries(value)) or ["–"], mine


def _entries(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        if all(isinstance(item, str) for item in value):
            yield from ([", ".join(value)] if value else [])
        else:
            yield from map(one, value)
    elif isinstance(value, dict):
        yield from (f"{k}: {' / '.join(v)}" for k, v in value.items())
    else:
        yield one(value)


def one(value: Any) -> str:
    """A single value in plain words."""
    if say := _SAY.get(type(value)):
        return say(value)
    return getattr(value, "id", None) or str(value) if is_dataclass(value) else str(value)


def _with(name: str, *notes: str | None) -> str:
    found = ", ".join(note for note in notes if note)
    return f"{name} ({found})" if found else name


def _date(d: Date) -> str:
    exact = d.min == d.max == d.edtf
    return day(d) if exact else f"{day(d)} ({d.min or '…'} to {d.max or '…'})"


def _participant(p: Participant) -> str:
    text = _with(p.name, p.kind, p.country, p.bloc, " ".join(p.sectors), p.office, p.role)
    return f"{text} “{p.mentioned.quote}”" if p.mentioned else text


_SAY: dict[Any, Callable[[Any], str]] = {
    type(None): lambda v: "–",
    bool: lambda v: "yes" if v else "no",
    float: lambda v: f"{v:.2f}",
    Span: lambda v: f"“{v.quote}” {v.start}–{v.end}",
    Date: _date,
    Place: lambda v: _with(v.name, v.country, v.precision),
    Participant: _participant,
    Object: lambda v: _with(v.name, v.kind),
    GatheringRef: lambda v: _with(v.name, v.relation),
    Quantity: lambda v: f"{v.of}: {v.words}",
    Assertion: lambda v: " ".join(filter(None, (v.by, v.stance, v.statement_id, v.scope))),
    Link: lambda v: f"{v.kind} {v.to}",
    Relation: lambda v: f"{v.kind} {v.to}",
    Via: lambda v: _with(v.name, v.kind),
    About: lambda v: _with(v.name, v.kind, STANCES[v.stance]),
    NameCount: lambda v: f"{v.text} ({v.n})",
}

FILTERS: dict[str, Callable[..., Any]] = {
    "day": day,
    "marked": marked,
    "short": short,
    "number": number,
    "plural": plural,
    "sign": sign,
    "stance": stance,
    "web": web,
    "percent": percent,
    "capital": capital,
    "quoted": quoted,
    "linked": linked,
}
