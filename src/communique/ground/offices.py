"""Who held which office when, by tables of office-holders.

    from communique.ground.offices import Offices, read_office
    from communique.model import dates

    offices = Offices.bundled()
    answer = offices.who(read_office("defence minister of Iran"), dates.parse_edtf("2018-04-03"))
    answer.person, answer.reason

Nothing is guessed: where two persons are possible, where the tables do not reach or where the date
is not known, `person` is None and `reason` says why in plain words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

from communique.ground.persons import Known, group, may_be, same_row_person
from communique.ground.terms import Held, span_in_words, term, terms, window
from communique.model import Date
from communique.model.ids import name_key
from communique.model.offices import BUNDLED, Holder
from communique.recognize.office_files import read_holders
from communique.recognize.office_table import about, bundled_holders
from communique.recognize.office_words import (
    Asked,
    names_its_owner,
    office_data,
    office_in_words,
    office_key,
    owner_name,
    read_office,
)

__all__ = ["Answer", "Asked", "Conflict", "Known", "Offices", "read_holders", "read_office"]

MOST = 4
"""Holders that a reason names before it only counts them."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Who held an office: `person` where it can be one only, else None; `reason` says why.

    `possible` are all persons who can be meant, the earliest first.
    """

    person: Known | None
    possible: tuple[Known, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Posts:
    """Which office a person held: the highest where several, None where not known; and why."""

    office: Holder | None
    held: tuple[Holder, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two rows of two tables that cannot both be right."""

    one: Holder
    other: Holder
    reason: str


@dataclass(frozen=True)
class Offices:
    """Tables of office-holders put together; rows of all tables are kept side by side."""

    rows: tuple[Holder, ...]

    @classmethod
    def bundled(cls, more: Iterable[Holder] = ()) -> Offices:
        """The bundled table with rows of others."""
        found = tuple(more)
        return _bundled() if not found else cls((*bundled_holders(), *found))

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], list[Holder]]:
        found: dict[tuple[str, str], list[Holder]] = {}
        for row in self.rows:
            found.setdefault((row.country, row.office), []).append(row)
        return found

    @cached_property
    def _by_title(self) -> dict[tuple[str, str], list[Holder]]:
        found: dict[tuple[str, str], list[Holder]] = {}
        for row in self.rows:
            if row.title:
                found.setdefault((row.country, office_key(row.title)), []).append(row)
        return found

    @cached_property
    def _by_word(self) -> dict[str, list[Holder]]:
        found: dict[str, list[Holder]] = {}
        for row in self.rows:
            words = {
                w for name in (row.name, row.family, *row.also) for w in name_key(name).split()
            }
            for word in words:
                found.setdefault(word, []).append(row)
        return found

    @cached_property
    def _by_country(self) -> dict[str, list[Holder]]:
        found: dict[str, list[Holder]] = {}
        for row in self.rows:
            found.setdefault(row.country, []).append(row)
        return found

    def knows(self, asked: Asked) -> bool:
        """Whether any row is of the office."""
        return bool(self.holders(asked))

    def holders(self, asked: Asked) -> list[Holder]:
        """All rows of the office that the words mean, whatever the date."""
        options = [self._by_office.get((asked.owner or "", o), []) for o in asked.offices]
        if not asked.offices:
            options = [
                self._by_office.get((asked.owner or "", asked.title), []),
                self._by_title.get((asked.owner or "", asked.title), []),
            ]
        titled = (o for o in options if any(office_key(r.title or "") == asked.title for r in o))
        return next(titled, next((o for o in options if o), []))

    def all_holders(self, asked: Asked) -> Answer:
        """Everybody who held an office, the earliest first; no one of them is the answer."""
        if asked.owner is None:
            return Answer(None, (), "the words do not say whose office it is")
        people = tuple(group(self.holders(asked)))
        name = described(asked)
        if not people:
            return Answer(None, (), f"no table has {name}")
        return Answer(None, people, f"all holders of {name}, no date being given")

    def who(self, asked: Asked, when: Date | None) -> Answer:
        """Who held an office at a date (a day, month, year or interval); None: date not known."""
        if asked.owner is None:
            return Answer(None, (), "the words do not say whose office it is")
        rows = self.holders(asked)
        name = described(asked)
        if not rows:
            return Answer(None, (), f"no table has {name}")
        people = group(rows)
        days = window(when)
        if when is None or days is None:
            return _undated(people, name)
        return _dated(people, name, days, when.edtf)

    def neighbor(self, asked: Asked, when: Date | None, step: int) -> Answer:
        """The holder before (step -1) or after (1) the one at the date."""
        now = self.who(asked, when)
        word = "before" if step < 0 else "after"
        if now.person is None:
            return Answer(None, (), f"whoever came {word} is not known: {now.reason}")
        order = sorted(self.holders(asked), key=lambda r: term(r).first_start)
        mine = [i for i, r in enumerate(order) if r in now.person.rows and _at(r, when) != "never"]
        near = mine[0 if step < 0 else -1] + step if mine else -1
        if not 0 <= near < len(order):
            return Answer(None, (), f"the tables name nobody {word} {now.person.name}")
        found = next(k for k in group(order) if order[near] in k.rows)
        if found == now.person:
            return Answer(None, (), f"the tables name nobody else {word} {found.name}")
        if step > 0 and term(order[near]).first_start < term(order[mine[-1]]).first_end:
            return Answer(None, (now.person, found), "two terms overlap")
        reason = f"held it {word} {now.person.name} ({_told(found)})"
        return Answer(found, (found,), reason)

    def person(self, name: str, country: str | None = None) -> tuple[Known, ...]:
        """Persons of the tables whom a name can mean; a bare family name needs the country."""
        if (name, country) not in self._people:
            self._people[name, country] = self._person(name, country)
        return self._people[name, country]

    @cached_property
    def _people(self) -> dict[tuple[str, str | None], tuple[Known, ...]]:
        """What was looked up before."""
        return {}

    def _person(self, name: str, country: str | None) -> tuple[Known, ...]:
        key = name_key(name).split()
        if country is not None:
            rows = self._by_country.get(country, [])
        elif len(key) > 1:
            rows = [r for w in dict.fromkeys(key) for r in self._by_word.get(w, ())]
        else:
            return ()
        return tuple(group(r for r in dict.fromkeys(rows) if may_be(key, r)))

    def offices_of(self, name: str, country: str | None, when: Date | None) -> Posts:
        """Which offices the person whom a name means held at a date."""
        people = self.person(name, country)
        if len(people) != 1:
            told = "no table has the name" if not people else f"{_names(people)} have the name"
            return Posts(None, (), told)
        days = window(when)
        if when is None or days is None:
            return Posts(None, (), "the date is not known")
        rows = [r for r in people[0].rows if _at(r, when) == "throughout"]
        if not rows:
            return Posts(None, (), f"no table has {people[0].name} in an office {_on(when.edtf)}")
        order = list(office_data().offices)
        rows.sort(key=lambda r: (order.index(r.office) if r.office in order else len(order), r.row))
        reason = f"{people[0].name} held it {_on(when.edtf)} ({_row_told(rows[0])})"
        others = sorted({r.office for r in rows[1:]} - {rows[0].office})
        return Posts(
            rows[0], tuple(rows), reason + (f"; also {', '.join(others)}" if others else "")
        )

    def conflicts(self, of: Iterable[Holder] | None = None) -> list[Conflict]:
        """Where two tables tell of one office what cannot both be right; among `of`, if given."""
        wanted = None if of is None else list(of)
        found = []
        for rows in self._by_office.values() if wanted is None else [wanted]:
            for i, one in enumerate(rows):
                for other in rows[i + 1 :]:
                    if one.table != other.table and (why := _conflict(one, other)):
                        found.append(Conflict(one, other, why))
        return found


@cache
def _bundled() -> Offices:
    return Offices(bundled_holders())


def office_of(row: Holder) -> str:
    """A row's office as records write it."""
    return office_in_words(row.office, row.country, row.title)


def described(asked: Asked) -> str:
    """ "the secretary of state of the United States": the office asked for, in plain words."""
    if asked.owner is None:
        return f"the {asked.title}"
    if names_its_owner(asked.title) and asked.offices:
        return f"the {office_in_words(asked.offices[0], asked.owner)}"
    return f"the {asked.title} of {owner_name(asked.owner)}"


def _on(edtf: str) -> str:
    return f"on {edtf}" if len(edtf) == len("2018-04-03") else f"in {edtf}"


def _dated(people: Sequence[Known], name: str, days: tuple[date, date], edtf: str) -> Answer:
    held: dict[str, list[Known]] = {"throughout": [], "perhaps": [], "never": []}
    for known in people:
        held[_held(known.rows, days)].append(known)
    sure, open_ = held["throughout"], held["perhaps"]
    possible = tuple(k for k in people if k in sure or k in open_)
    if len(possible) == 1 and sure:
        return Answer(sure[0], possible, f"held it {_on(edtf)} ({_told(sure[0], days)})")
    if len(possible) > 1:
        told = "; ".join(f"{k.name}: {_told(k, days)}" for k in possible[:MOST])
        many = "two holders" if len(possible) == 2 else f"{len(possible)} holders"
        return Answer(None, possible, f"{many} of {name} {_on(edtf)} ({told})")
    if possible:
        told = f"{possible[0].name}: {_told(possible[0], days)}"
        return Answer(
            None, possible, f"it is not known whether the term took in the whole of {edtf}: {told}"
        )
    return Answer(None, (), _outside(people, name, days, edtf))


def _outside(people: Sequence[Known], name: str, days: tuple[date, date], edtf: str) -> str:
    rows = [r for k in people for r in k.rows]
    first = min(rows, key=lambda r: term(r).first_start)
    last = max(rows, key=lambda r: term(r).last_end)
    if days[1] < term(first).first_start:
        return f"the tables begin in {first.start} for {name}"
    if days[0] > term(last).last_end:
        return f"the tables end in {last.end} for {name}"
    return f"the tables have nobody as {name} {_on(edtf)}"


def _undated(people: Sequence[Known], name: str) -> Answer:
    """One holder is possible only where the tables, as far as they reach, know no other."""
    reach = date.fromisoformat(about()["begins"]), date.fromisoformat(about()["as_of"])
    if len(people) == 1 and _held(people[0].rows, reach) == "throughout":
        told = _told(people[0])
        return Answer(
            people[0], tuple(people), f"the date is not known, the only one in any table ({told})"
        )
    return Answer(
        None, tuple(people), f"the date is not known, and {name} was held by {_names(people)}"
    )


def _held(rows: Sequence[Holder], days: tuple[date, date]) -> Held:
    found = {one.held(*days) for one in terms(rows)}
    return next((h for h in ("throughout", "perhaps") if h in found), "never")


def _at(row: Holder, when: Date | None) -> Held:
    days = window(when)
    return term(row).held(*days) if days else "perhaps"


def _told(known: Known, days: tuple[date, date] | None = None) -> str:
    rows = [r for r in known.rows if days is None or term(r).held(*days) != "never"]
    return ", ".join(dict.fromkeys(_row_told(r) for r in rows or known.rows))


def _row_told(row: Holder) -> str:
    where = "bundled table" if row.table == BUNDLED else row.table
    return f"{span_in_words(row)}{', interim' if row.interim else ''}, {where}"


def _names(people: Sequence[Known]) -> str:
    more = f" and {len(people) - MOST} more" if len(people) > MOST else ""
    return ", ".join(k.name for k in people[:MOST]) + more


def _conflict(one: Holder, other: Holder) -> str | None:
    a, b = term(one), term(other)
    if same_row_person(one, other):
        near = a.first_start <= b.last_end and b.first_start <= a.last_end
        apart = a.last_start < b.first_start or b.last_start < a.first_start
        ends = a.last_end < b.first_end or b.last_end < a.first_end
        return "the same term with other dates" if near and (apart or ends) else None
    if one.office not in office_data().single or one.interim or other.interim:
        return None
    start, end = max(a.last_start, b.last_start), min(a.first_end, b.first_end)
    return f"two persons in one office from {start} to {end}" if start < end else None
