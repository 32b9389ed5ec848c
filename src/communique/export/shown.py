"""What tables for reading show of each kind of record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from communique.analyze.positions import Position
from communique.model import (
    Actor,
    Date,
    Document,
    Event,
    EventMention,
    Participant,
    Place,
    Statement,
    Tenure,
)

LONGEST_QUOTE = 160
"""Characters of a quotation that fit in a table; `communique show` prints it whole."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A column of a table.

    `share` is its part of the width left over, 0 for fixed columns; `cut` ones keep to one line.
    """

    name: str
    value: Callable[[Any], str]
    share: int = 0
    cut: bool = False


def names(found: Iterable[Participant]) -> str:
    """Participants in a few words: name and country."""
    return ", ".join(_name(p) for p in found)


def _name(p: Participant) -> str:
    code = p.country or p.bloc
    return p.name if p.kind == "state" or not code else f"{p.name} ({code})"


def _day(date: Date | None) -> str:
    return date.edtf if date else "–"


def _place(place: Place | None) -> str:
    return place.name if place else "–"


def _status(event: Event) -> str:
    return event.status + (", contested" if event.contested else "")


def _about(statement: Statement) -> str:
    signs = {-1: " −", 0: " ±", 1: " +", None: ""}
    return ", ".join(a.name + signs[a.stance] for a in statement.about)


def _quote(mention: EventMention) -> str:
    return _short((mention.evidence or (mention.trigger,))[0].quote)


def _said(statement: Statement) -> str:
    return _short(" … ".join(c.quote for c in statement.content))


def _borne_out(tenure: Tenure) -> str:
    quotes = dict.fromkeys(s.quote for s in tenure.spans)
    return _short("; ".join(filter(None, (tenure.table, *quotes))))


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1] + "…"


def _speaker(p: Position) -> str:
    code = f" ({p.country})" if p.country and p.kind != "state" else ""
    return p.speaker + code


def _dated(date: Date | None, by: str | None) -> str:
    return _day(date) + (" (published)" if by == "publication" else "")


TABLES: dict[type, tuple[Shown, ...]] = {
    Document: (
        Shown("id", lambda d: d.id),
        Shown("published", lambda d: _day(d.published)),
        Shown("publisher", lambda d: d.publisher or "–", 2),
        Shown("title", lambda d: d.title or "–", 4),
        Shown("file", lambda d: d.file, 2),
    ),
    EventMention: (
        Shown("id", lambda m: m.id),
        Shown("date", lambda m: _day(m.date)),
        Shown("type", lambda m: m.event_type),
        Shown("status", lambda m: m.status),
        Shown("actors", lambda m: names(m.actors), 2),
        Shown("recipients", lambda m: names(m.recipients), 2),
        Shown("evidence", _quote, 4, cut=True),
    ),
    Event: (
        Shown("id", lambda e: e.id),
        Shown("date", lambda e: _day(e.date)),
        Shown("type", lambda e: e.event_type),
        Shown("status", _status, 1),
        Shown("actors", lambda e: names(e.actors), 3),
        Shown("recipients", lambda e: names(e.recipients), 3),
        Shown("place", lambda e: _place(e.place), 1),
        Shown("texts", lambda e: str(e.text_families)),
    ),
    Statement: (
        Shown("id", lambda s: s.id),
        Shown("date", lambda s: _day(s.date)),
        Shown("speakers", lambda s: names(s.speakers) or "–", 2),
        Shown("cue", lambda s: s.cue_lemma),
        Shown("about", _about, 2),
        Shown("content", _said, 5, cut=True),
    ),
    Actor: (
        Shown("id", lambda a: a.id),
        Shown("kind", lambda a: a.kind),
        Shown("name", lambda a: a.name, 2),
        Shown("country", lambda a: a.country or a.bloc or "–"),
        Shown("sectors", lambda a: " ".join(a.sectors), 1),
        Shown("spellings", lambda a: ", ".join(n.text for n in a.names), 3),
    ),
    Tenure: (
        Shown("id", lambda t: t.id),
        Shown("office", lambda t: t.office, 3),
        Shown("of", lambda t: t.organization or "–", 2),
        Shown("holder", lambda t: t.name or t.actor_id, 3),
        Shown("start", lambda t: t.start or "–", 1),
        Shown("end", lambda t: t.end or "–", 1),
        Shown("evidence", _borne_out, 4, cut=True),
    ),
    Position: (
        Shown("id", lambda p: p.statement_id),
        Shown("speaker", _speaker, 2),
        Shown("office", lambda p: p.office or "–", 2),
        Shown("stance", lambda p: p.stance),
        Shown("since", lambda p: _dated(p.first, p.first_by), 1),
        Shown("latest", lambda p: _dated(p.latest, p.latest_by), 1),
        Shown("said", lambda p: f"{p.statements} in {p.documents}"),
        Shown("words", lambda p: _short(p.quote), 5, cut=True),
        Shown("report", lambda p: p.outlet, 2),
    ),
}
"""Kind of record → the columns of its table."""
