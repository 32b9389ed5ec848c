"""How well actors, offices, dates and places are read where a gold says what is mentioned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from communique.analyze.eval.identity import alike, code
from communique.analyze.eval.material import Gold, shown
from communique.analyze.eval.mention_fields import office_key
from communique.analyze.eval.tally import Tally
from communique.ground import EventDates, EventPlaces, date_events
from communique.ground.offices import Offices
from communique.ground.participants import named_persons, told
from communique.ground.resolve import resolve_office
from communique.model import Date, EventMention, Participant, Place, Span, Why
from communique.model.ids import name_key
from communique.recognize import Recognized, locate, meant

SECTION = "given the mention"
WHOLE_NAMES = frozenset({"state", "person"})
"""Kinds whose names are names; of the others two readers cut the words differently."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One field of one gold mention: what is due, what is read, the kind of error if any.

    `how` says by what kind of words an actor is meant; `why` is the reader's own reason.
    """

    document_id: str
    field: str
    words: Span
    due: str
    read: str
    error: str | None
    how: str
    why: str


def judge(gold: Gold, recognized: Recognized, offices: Offices | None = None) -> Iterator[Judged]:
    """Every field of a document's gold mentions, read by the words that the gold names.

    Offices are judged as the tables (the bundled one unless given) resolve them at the read date.
    """
    document = recognized.parsed.document
    dated = date_events(recognized, document.published)
    places = EventPlaces(recognized, document)
    tables, known = offices or Offices.bundled(), named_persons(recognized)
    for mention in gold.mentions.get(document.id, ()):
        if shown(mention):
            reader = _Reader(recognized, dated, mention, places, tables, known)
            yield from reader.circumstances()
            yield from reader.actors()


def count(judged: Judged, unit: str, tally: Tally) -> None:
    """Count one answer; accuracy stands where other tables have recall."""
    rows = [judged.field]
    if judged.field in {"date", "place", "office"} and judged.due != "–":
        rows.append(f"{judged.field}, where there is one")
    if judged.field == "actor":
        rows.append(f"actor, read by {judged.how}")
    for row in rows:
        at = tally.at(SECTION, row, unit)
        at.due += 1
        at.found += judged.error is None


@dataclass(frozen=True, slots=True)
class _Reader:
    recognized: Recognized
    dated: EventDates
    mention: EventMention
    places: EventPlaces
    offices: Offices
    known: tuple[Participant, ...]

    def circumstances(self) -> Iterator[Judged]:
        """When and where, by the gold's trigger and status."""
        located = locate(self.recognized, self.mention.trigger)
        if located is None:
            return
        unit, tokens = located
        when, why = self._when()
        due = self.mention.date
        yield self._circumstance("date", _day(due), _day(when), _same_days(due, when), why)
        place, because = self.places.of(unit.index, tokens.root.i)
        where = self.mention.place
        same = _same_place(where, place)
        yield self._circumstance("place", _where(where), _where(place), same, because)

    def _when(self) -> tuple[Date | None, Why]:
        """When the event was, as read by its trigger."""
        located = locate(self.recognized, self.mention.trigger)
        if located is None:
            return None, Why("the trigger is in no part that is read")
        unit, tokens = located
        when, _, why = self.dated.of(unit.index, tokens.root.i, self.mention.status)
        return when, why

    def _circumstance(self, field: str, due: str, read: str, right: bool, why: Why) -> Judged:
        answer = self._told(self.mention.trigger, "", why.reason)
        return answer(field, due, read, None if right else _fault(due, read))

    def actors(self) -> Iterator[Judged]:
        """Who is meant by the words of each participant, and in which office."""
        published = self.recognized.parsed.document.published
        when = told(self._when()[0], self.mention.status, published).when
        for due in (*self.mention.actors, *self.mention.recipients):
            if due.mentioned is None:
                continue
            read = meant(self.recognized, due.mentioned)
            resolved = [
                resolve_office(p, when, self.offices, self.known).participant
                for p in read.participants
            ]
            found = max(resolved, key=lambda p: _is(due, p), default=None)
            error = _actor_error(due, found)
            answer = self._told(due.mentioned, read.how, read.reason)
            yield answer("actor", _who(due), _who(found), error)
            if due.kind == "person" and found is not None and error is None:
                given, office = due.office or "–", found.office or "–"
                same = office_key(due.office) == office_key(found.office)
                yield answer("office", given, office, None if same else _fault(given, office))

    def _told(
        self, words: Span, how: str, why: str
    ) -> Callable[[str, str, str, str | None], Judged]:
        document = self.recognized.parsed.document.id
        return lambda field, due, read, error: Judged(
            document, field, words, due, read, error, how, why
        )


def _fault(due: str, read: str) -> str:
    return "not read" if read == "–" else "there is none" if due == "–" else "another"


def _is(due: Participant, found: Participant) -> bool:
    return _actor_error(due, found) is None


def _actor_error(due: Participant, found: Participant | None) -> str | None:
    if found is None:
        return "not read"
    if code(due) != code(found):
        return "another country" if code(found) else "no country"
    if due.kind not in WHOLE_NAMES:
        return "taken for a person" if found.kind == "person" and found.actor_id else None
    if due.kind == "state":
        return None if found.kind == "state" else f"taken for a {found.kind}"
    if found.kind != "person":
        return f"taken for a {found.kind}"
    same = alike(due, found) or due.actor_id is None
    unnamed = due.office and found.actor_id is None and due.actor_id is not None
    return None if same else "not named" if unnamed else "another person"


def _same_days(due: Date | None, read: Date | None) -> bool:
    return (due and (due.min, due.max)) == (read and (read.min, read.max))


def _same_place(due: Place | None, read: Place | None) -> bool:
    return (due and name_key(due.name)) == (read and name_key(read.name))


def _day(value: Date | None) -> str:
    return value.edtf if value else "–"


def _where(value: Place | None) -> str:
    return f"{value.name} ({value.country or '?'})" if value else "–"


def _who(one: Participant | None) -> str:
    return f"{one.name} [{one.kind}, {code(one) or '?'}]" if one else "–"


def error_table(found: Iterable[Judged]) -> str:
    """How many errors of each kind, by field and by the kind of words, the most frequent first."""
    counted = Counter((j.field, j.how, j.error) for j in found if j.error)
    lines = [
        f"{n:>6}  {field:<7} {error:<22} {how}"
        for (field, how, error), n in sorted(counted.items(), key=lambda kv: (-kv[1], kv[0]))
    ]
    return "\n".join(["errors  field   kind                   read by", *lines])


def described(judged: Judged, file: str, text: str) -> str:
    """One error in two lines: what is due and what is read, and the words in their sentence."""
    words = judged.words
    around = text[max(0, words.start - 160) : words.start], text[words.end : words.end + 160]
    how = f" [{judged.how}]" if judged.how else ""
    told = f"due {judged.due} | read {judged.read} | {judged.why}"
    where = " ".join(f"{around[0]}«{words.quote}»{around[1]}".split())
    return f"{file}  {judged.field}: {judged.error}{how} {told}\n  {where}"
