"""On which fields the reports of one happening agree, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from communique.link.clashes import places
from communique.link.parties import Codes, party
from communique.model import Date, EventMention, Participant, Place, Quantity, dates
from communique.model.ids import name_key

Said = dict[str, list[str]]
"""A value as text → the documents that give it, both in their order."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """`agreed` fields are given alike by two documents or more; `differing` ones not alike."""

    agreed: tuple[str, ...]
    differing: dict[str, tuple[str, ...]]


def agreement(mentions: Sequence[EventMention]) -> Agreement:
    """Compares what documents say, field by field; a silent one takes no part."""
    if len(mentions) == 1:
        return Agreement((), {})
    agreed: list[str] = []
    differing: dict[str, tuple[str, ...]] = {}
    for field, said, differs in _fields(mentions):
        if differs and len(said) > 1:
            differing[field] = tuple(f"{v} ({', '.join(docs)})" for v, docs in said.items())
        elif len({d for docs in said.values() for d in docs}) > 1:
            agreed.append(field)
    return Agreement(tuple(agreed), differing)


def _fields(mentions: Sequence[EventMention]) -> Iterable[tuple[str, Said, bool]]:
    days = [m.date for m in mentions if m.date]
    yield "date", _said((m, m.date.edtf) for m in mentions if m.date), _any_apart(days)
    where = [m.place for m in mentions if m.place]
    yield "place", _said((m, m.place.name) for m in mentions if m.place), _any_elsewhere(where)
    status = _said((m, m.status) for m in mentions)
    yield "status", status, len(status) > 1
    for side in ("actors", "recipients"):
        yield _parties(mentions, side)
    for of in dict.fromkeys(q.of for m in mentions for q in m.quantities):
        counts = _said((m, _number(q)) for m in mentions for q in m.quantities if q.of == of)
        yield f"quantities.{of}", counts, len(counts) > 1


def _parties(mentions: Sequence[EventMention], side: str) -> tuple[str, Said, bool]:
    people = [(m, found) for m in mentions if (found := _names(getattr(m, side)))]
    sets: list[Codes] = [found for _, found in people]
    said = _said((m, ", ".join(sorted(found))) for m, found in people)
    return side, said, any(not (a <= b or b <= a) for a, b in combinations(set(sets), 2))


def _names(people: Iterable[Participant]) -> Codes:
    """Countries and blocs by code, bodies by name; whoever is not known takes no part."""
    known = ((party(p), p.name) for p in people)
    return frozenset(name if code.startswith("ac_") else code for code, name in known if code)


def _said(pairs: Iterable[tuple[EventMention, str]]) -> Said:
    """Spellings that differ only in case or marks are one value."""
    found: Said = {}
    first: dict[str, str] = {}
    for mention, value in pairs:
        documents = found.setdefault(first.setdefault(name_key(value) or value, value), [])
        if mention.document_id not in documents:
            documents.append(mention.document_id)
    return found


def _any_apart(days: Sequence[Date]) -> bool:
    return any(not dates.compatible(a, b) for a, b in combinations(set(days), 2))


def _any_elsewhere(where: Sequence[Place]) -> bool:
    return any(places(a, b) or _other_point(a, b) for a, b in combinations(set(where), 2))


def _other_point(a: Place, b: Place) -> bool:
    """Two names of which neither is a whole country or region."""
    near = not {a.precision, b.precision} & {"country", "region"}
    return near and name_key(a.name) != name_key(b.name)


def _number(value: Quantity) -> str:
    """The number, "4–6", "at least 4" or "up to 9" with its unit; the words where there is none."""
    low, high = _plain(value.min), _plain(value.max)
    if low is None and high is None:
        return value.words
    if low is None or high is None:
        text = f"at least {low}" if high is None else f"up to {high}"
    else:
        text = low if low == high else f"{low}–{high}"
    return f"{text} {value.unit}" if value.unit else text


def _plain(number: float | None) -> str | None:
    return None if number is None else f"{number:g}" if number < 1e6 else f"{number:.0f}"
