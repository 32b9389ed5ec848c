"""Who holds what on an idea: the statements that speak of it, one row for each speaker."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from communique.analyze.ideas import Idea
from communique.model import Date, Participant, Statement

Held = Literal["for", "against", "mixed", "not told"]
DatedBy = Literal["statement", "publication"]

UNNAMED = "speaker not told"


@dataclass(frozen=True, slots=True)
class Source:
    """A document in short: its outlet (or file), and when it came out, None where not known."""

    outlet: str
    published: Date | None


@dataclass(frozen=True, slots=True)
class Position:
    """What one speaker holds on an idea.

    `first` and `latest` are each a statement's own date or else its document's publication, as
    `first_by` and `latest_by` say; None where neither is known. `quote` is the earliest of the
    speaker's own words on it, else of the words that report them; it stands in `document_id`.
    """

    speaker: str
    kind: str | None
    actor_id: str | None
    office: str | None
    country: str | None
    stance: Held
    first: Date | None
    first_by: DatedBy | None
    latest: Date | None
    latest_by: DatedBy | None
    statements: int
    documents: int
    quote: str
    outlet: str
    document_id: str
    statement_id: str
    statement_ids: tuple[str, ...]
    reason: str
    """Why the stance is what it is, in plain words."""


@dataclass(frozen=True, slots=True)
class _Said:
    statement: Statement
    speaker: Participant | None
    stances: Sequence[int | None]
    date: Date | None
    by: DatedBy | None


def positions(
    statements: Iterable[Statement],
    idea: Idea,
    sources: Mapping[str, Source],
    speakers: Collection[str] = (),
) -> tuple[Position, ...]:
    """The rows by first date, those without one last; what was *not* said counts for nobody.

    `speakers` are ids of actors: of a joint statement by some of them, only these have a row.
    """
    rows: dict[tuple[str, ...], list[_Said]] = {}
    for statement in {s.id: s for s in statements if not s.negated}.values():
        stances = idea.stances(statement)
        if stances is None:
            continue
        date, by = _dated(statement, sources)
        for speaker in _asked(statement, speakers):
            said = _Said(statement, speaker, stances, date, by)
            rows.setdefault(_key(speaker), []).append(said)
    found = [_position(sorted(row, key=_order), sources) for row in rows.values()]
    return tuple(sorted(found, key=lambda p: (_day(p.first), p.speaker, p.statement_id)))


def _asked(statement: Statement, ids: Collection[str]) -> Iterator[Participant | None]:
    """Each speaker once; None for a statement whose speaker is not told."""
    meant = [p for p in statement.speakers if p.actor_id in ids] or statement.speakers
    yield from {_key(p): p for p in meant}.values() if meant else (None,)


def _key(speaker: Participant | None) -> tuple[str, ...]:
    if speaker is None:
        return ()
    if speaker.actor_id:
        return (speaker.actor_id,)
    return (speaker.kind, speaker.name, speaker.country or "", speaker.office or "")


def _dated(
    statement: Statement, sources: Mapping[str, Source]
) -> tuple[Date | None, DatedBy | None]:
    if statement.date:
        return statement.date, "statement"
    source = sources.get(statement.document_id)
    return (source.published, "publication") if source and source.published else (None, None)


def _day(date: Date | None) -> str:
    return (date.min or date.max or "9999") if date else "9999"


def _order(said: _Said) -> tuple[str, str, int]:
    s = said.statement
    return _day(said.date), s.document_id, s.content[0].start if s.content else 0


def _position(row: list[_Said], sources: Mapping[str, Source]) -> Position:
    dated = [said for said in row if said.date] or row
    first, last = dated[0], max(dated, key=lambda s: (s.date and s.date.max) or _day(s.date))
    shown = next((s for s in row if s.statement.form != "indirect"), row[0]).statement
    names = Counter(s.speaker.name for s in row if s.speaker)
    people = [s.speaker for s in row if s.speaker]
    offices = [p.office for p in people if p.office]
    source = sources.get(shown.document_id)
    stance, reason = _stance([s.stances for s in row])
    return Position(
        speaker=names.most_common(1)[0][0] if names else UNNAMED,
        kind=people[0].kind if people else None,
        actor_id=people[0].actor_id if people else None,
        office=offices[-1] if offices else None,
        country=next((p.country or p.bloc for p in people if p.country or p.bloc), None),
        stance=stance,
        first=first.date,
        first_by=first.by,
        latest=last.date,
        latest_by=last.by,
        statements=len(row),
        documents=len({s.statement.document_id for s in row}),
        quote=" … ".join(c.quote for c in shown.content),
        outlet=source.outlet if source else shown.document_id,
        document_id=shown.document_id,
        statement_id=shown.id,
        statement_ids=tuple(s.statement.id for s in row),
        reason=reason,
    )


def _stance(told: Sequence[Sequence[int | None]]) -> tuple[Held, str]:
    """One stance for all statements; a neutral one takes no side."""
    pro, con = (sum(sign in stances for stances in told) for sign in (1, -1))
    reason = f"for in {pro}, against in {con} of {len(told)} statements that speak of it"
    if pro and con:
        return "mixed", reason
    return ("for", reason) if pro else ("against", reason) if con else ("not told", reason)
