"""A record's fields in plain words, each with its why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from communique.cli.screen import Screen, clean
from communique.model import (
    About,
    Assertion,
    Date,
    EventMention,
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

LEFT_OUT = frozenset({"id", "why", "text", "blocks", "mentions", "evidence"})
"""Fields that are shown as text below, or not at all."""


def lines(record: Any, screen: Screen, told: frozenset[str] = frozenset()) -> Iterator[str]:
    """Each field with its value and, under it, the reasons for it; unset ones without one fall.

    Fields in `told` are left out: they are shown already.
    """
    whys: Mapping[str, Why] = getattr(record, "why", {})
    names = [f.name for f in fields(record) if f.name not in LEFT_OUT | told]
    width = max(map(len, names))
    for name in names:
        mine = {k: w for k, w in whys.items() if k == name or k.startswith(f"{name}.")}
        value = getattr(record, name)
        if value in (None, (), "", {}) and not mine:
            continue
        first, *rest = [*entries(value)] or ["–"]
        yield f"  {name:<{width}}  {clean(first)}"
        yield from (f"  {'':<{width}}  {clean(line)}" for line in rest)
        for key, why in mine.items():
            yield screen.dim(f"  {'':<{width}}    {reason(key, name, why)}")


def entries(value: Any) -> Iterator[str]:
    """A field's value: one line for each of its parts."""
    if isinstance(value, tuple):
        if all(isinstance(item, str) for item in value):
            yield from ([", ".join(value)] if value else [])
        else:
            yield from (one(item) for item in value)
    elif isinstance(value, dict):
        yield from (f"{k}: {' / '.join(v)}" for k, v in value.items())
    else:
        yield one(value)


def one(value: Any) -> str:
    """A single value in plain words."""
    match value:
        case None:
            return "–"
        case bool():
            return "yes" if value else "no"
        case Span():
            return f"“{value.quote}” {value.start}–{value.end}"
        case Date():
            bounds = f"{value.min or '…'} to {value.max or '…'}"
            return (
                value.edtf if value.edtf in (value.min, value.max) else f"{value.edtf} ({bounds})"
            )
        case Place():
            return _with(value.name, value.country, value.precision)
        case Participant():
            return _participant(value)
        case Object() | GatheringRef():
            return _with(
                value.name, getattr(value, "kind", None) or getattr(value, "relation", None)
            )
        case Quantity():
            return f"{value.of}: {value.words} ({value.min} to {value.max} {value.unit or ''})"
        case Assertion():
            return " ".join(filter(None, (value.by, value.stance, value.statement_id, value.scope)))
        case Link() | Relation():
            return f"{value.kind} {value.to}"
        case Via():
            return _with(value.name, value.kind)
        case About():
            return _with(value.name, value.kind, value.id, _stance(value.stance))
        case NameCount():
            return f"{value.text} ({value.n})"
        case EventMention():
            return value.id
    return str(value)


def _participant(p: Participant) -> str:
    sectors = " ".join(p.sectors)
    text = _with(p.name, p.kind, p.country, p.bloc, sectors, p.office, p.role, p.actor_id)
    return f"{text} “{p.mentioned.quote}”" if p.mentioned else text


def _stance(stance: int | None) -> str | None:
    return None if stance is None else f"stance {stance:+d}" if stance else "stance 0"


def _with(name: str, *notes: str | None) -> str:
    found = ", ".join(note for note in notes if note)
    return f"{name} ({found})" if found else name


def reason(key: str, name: str, why: Why) -> str:
    """The reason under `key` for the field `name` or a part of it, with the words it rests on."""
    part = key.removeprefix(name).lstrip(".")
    words = " ".join(f"“{' '.join(s.quote.split())}”" for s in why.spans)
    return " ".join(filter(None, (f"why {part}:" if part else "why:", why.reason, words)))
