"""Filters as conditions on each table.

A filter that does not look at the records listed looks at those that hang on them: documents
and actors are listed that have a mention (or a statement) which passes, mentions and events whose
statement passes, statements that speak of a mention which passes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from communique.store import fulltext
from communique.store.filters import HAPPENED, SPOKEN, TOOK_PART, Filters
from communique.store.matching import CANONICAL, Words, offices, tenure_offices
from communique.store.parts import Parts, days_of_report
from communique.store.sql import Clause, either, every, exists, has_words

SAID_IN = (
    "s.document_id = m.document_id AND (m.statement_id = s.id OR m.id IN"
    " (SELECT e.mention_id FROM statement_event AS e WHERE e.owner_id = s.id))"
)
"""A mention belongs to a statement: it stands in it, or the statement names it."""


SHOWN = "NOT EXISTS (SELECT 1 FROM event_hidden AS h WHERE h.event_id = e.id)"
"""An event has a mention that the coder did not abstain from."""

HOLDS = (
    "d.id IN (SELECT f.document_id FROM passage_fts JOIN passage AS f ON f.id = passage_fts.rowid"
    " WHERE passage_fts MATCH ?)"
)
"""A document has a sentence that the full text finds."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """Builds the condition that `filters` put on each kind of record.

    Table aliases: d document, m mention, s statement, e event, a actor, t tenure.
    """

    filters: Filters
    words: Words

    def documents(self) -> Clause:
        """On `document AS d`."""
        f, p = self.filters, Parts(self.filters, self.words)
        found = [*p.dates("d"), *p.publisher("d.publisher_key")]
        if f.words is not None:
            found.append(Clause(HOLDS, (fulltext.match(f.words),)))
        rest = self._with(replace(f, from_=None, to=None, publisher=(), words=None, undated=False))
        mine = Clause("m.document_id = d.id")
        if f.uses((*TOOK_PART, *HAPPENED, "min_confidence")):
            found.append(exists("mention AS m", mine, rest.mentions()))
        elif f.uses(SPOKEN):
            spoken = Clause("s.document_id = d.id")
            found.append(exists("statement AS s", spoken, rest.statements()))
        return every(found)

    def mentions(self) -> Clause:
        """On `mention AS m`."""
        f, p = self.filters, Parts(self.filters, self.words)
        found = [
            *p.happened("m"),
            *p.took_part(p.sides("mention_participant", "m")),
            *p.dates("m", days_of_report("m")),
            *p.spelled("m", "mention"),
            *p.confidence("m"),
            *p.reported("m"),
        ]
        if f.uses(SPOKEN):
            found.append(exists("statement AS s", Clause(SAID_IN), *p.spoken()))
        if not f.all:
            found.append(Clause("m.abstained = 0"))
        return every(found)

    def events(self) -> Clause:
        """On `event AS e`, which is hidden when all its mentions are."""
        f, p = self.filters, Parts(self.filters, self.words)
        found = [
            *p.happened("e"),
            *p.took_part(p.sides("event_participant", "e", canonical="{row}.actor_id")),
            *p.dates("e", ("e.reported_min", "e.reported_max")),
            *p.told(),
            *p.confidence("e"),
            *p.publisher("e.publisher_keys"),
        ]
        if not f.uses(SPOKEN):
            return every([*found, *([] if f.all else [Clause(SHOWN)])])
        shown = [] if f.all else [Clause("m.abstained = 0")]
        shown.append(exists("statement AS s", Clause(SAID_IN), *p.spoken()))
        mine = Clause("o.event_id = e.id")
        members = "event_of AS o JOIN mention AS m ON m.id = o.mention_id"
        return every([*found, exists(members, mine, *shown)])

    def statements(self) -> Clause:
        """On `statement AS s`: `actor` is who speaks, `recipient` to whom."""
        f, p = self.filters, Parts(self.filters, self.words)
        sides = p.sides("statement_participant", "s")
        found = [
            *p.spoken(),
            *sides.has(f.actor, ("speaker",)),
            *sides.has(f.recipient, ("addressee",)),
            *sides.has_office(f.office, ("speaker",)),
            *([either([*sides.has(f.party), p.about(f.party)])] if f.party else []),
            *p.dates("s", days_of_report("s")),
            *p.spelled("s", "statement"),
            *p.confidence("s"),
            *p.reported("s"),
        ]
        if f.between:
            a, b = f.between
            found.append(either([p.from_to(sides, a, b), p.from_to(sides, b, a)]))
        if f.uses(HAPPENED):
            found.append(exists("mention AS m", Clause(SAID_IN), *p.happened("m")))
        return every(found)

    def actors(self) -> Clause:
        """On `actor AS a`: who is meant by `actor`, and takes part or speaks in what passes."""
        f = self.filters
        found: list[Clause] = []
        if f.actor:
            found.append(either(self.words.actor(v, "a", "a.id") for v in f.actor))
        rest = self._with(replace(f, actor=(), office=(), limit=None))
        others = (
            *("recipient", "party", "between", "from_", "to", "publisher", "words", "undated"),
            *("min_confidence", *HAPPENED),
        )
        if f.uses(("office", *others)):
            found.append(self._appears("mention", "m", rest.mentions()))
        elif f.uses(SPOKEN):
            found.append(self._appears("statement", "s", rest.statements(), "speaker"))
        return every(found)

    def tenures(self) -> Clause:
        """On `tenure AS t`: by the holder, the office, whose it is, the time and the reports."""
        f, p = self.filters, Parts(self.filters, self.words)
        first, last = f.bounds()
        found: list[Clause] = [*p.confidence("t")]
        if f.office:
            found.append(tenure_offices(f.office))
        if f.place:
            found.append(either(self._owned(v) for v in f.place))
        if first:
            found.append(Clause("(t.date_max IS NULL OR t.date_max >= ?)", (first,)))
        if last:
            found.append(Clause("(t.date_min IS NULL OR t.date_min <= ?)", (last,)))
        if inner := p.publisher("d.publisher_key"):
            joined = "tenure_document AS x JOIN document AS d ON d.id = x.document_id"
            found.append(exists(joined, Clause("x.tenure_id = t.id"), *inner))
        mine = ("office", "place", "from_", "to", "publisher", "min_confidence", "limit")
        rest = replace(
            f,
            **{name: getattr(Filters(), name) for name in mine},
        )
        if rest.uses((*TOOK_PART, *HAPPENED, *SPOKEN)):
            inner_ = self._with(rest).actors()
            query = f"t.actor_id IN (SELECT a.id FROM actor AS a WHERE {inner_.sql})"
            found.append(Clause(query, inner_.values))
        return every(found)

    def _owned(self, value: str) -> Clause:
        wanted = self.words.read(value)
        if wanted.code and not wanted.name:
            return Clause("t.country = ?", (wanted.code,))
        options = [has_words("t.owner_key", wanted.name or "")]
        if wanted.code:
            options.append(Clause("t.country = ?", (wanted.code,)))
        return either(options)

    def _appears(self, table: str, owner: str, passes: Clause, side: str | None = None) -> Clause:
        canonical = CANONICAL.format(owner=owner, row="p")
        inner = [Clause("p.side = ?", (side,))] if side else []
        if self.filters.office:
            inner.append(offices(self.filters.office, "p"))
        where = every([*inner, passes])
        query = (
            f"a.id IN (SELECT {canonical} FROM {table}_participant AS p"
            f" JOIN {table} AS {owner} ON {owner}.id = p.owner_id WHERE {where.sql})"
        )
        return Clause(query, where.values)

    def _with(self, filters: Filters) -> Conditions:
        return replace(self, filters=filters)
