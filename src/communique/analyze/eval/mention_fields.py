"""What of a mention is compared, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from communique.analyze.eval.align import Pairs, align_mentions
from communique.analyze.eval.assign import assign, equal_values
from communique.analyze.eval.identity import all_same, codes, paired, same
from communique.analyze.eval.tally import Count, Tally
from communique.model import EventMention, Object, Participant
from communique.model.ids import name_key

SECTION = "mentions"
People = Mapping[str, Participant]
"""Actor id → how the document shows this actor."""


@dataclass(frozen=True, slots=True)
class Side:
    """One document's mentions as one side has them, with all actors of the document."""

    mentions: Sequence[EventMention]
    people: People


def people(mentions: Sequence[EventMention]) -> dict[str, Participant]:
    """The document's actors by id, as first shown."""
    found: dict[str, Participant] = {}
    for m in mentions:
        for p in (*m.actors, *m.recipients):
            if p.actor_id:
                found.setdefault(p.actor_id, p)
    return found


Values = Callable[[EventMention], Sequence[Any]]
Equal = Callable[[Sequence[Any], Sequence[Any]], int]
"""How many of the gold's values are met by the found ones, one to one."""

PLAIN: dict[str, Values] = {
    "status": lambda m: [m.status],
    "modes": lambda m: m.modes,
    "contexts": lambda m: m.contexts,
    "actors: countries": lambda m: sorted(codes(m.actors)),
    "recipients: countries": lambda m: sorted(codes(m.recipients)),
    "quantities": lambda m: [(q.of, q.min, q.max) for q in m.quantities],
    "date": lambda m: [(m.date.min, m.date.max)] if m.date else [],
    "deadline": lambda m: [(m.deadline.min, m.deadline.max)] if m.deadline else [],
    "place": lambda m: [name_key(m.place.name)] if m.place else [],
    "place: country": lambda m: [m.place.country] if m.place and m.place.country else [],
    "gathering: relation": lambda m: [m.gathering.relation] if m.gathering else [],
}
"""Row → the values that are compared for being equal."""


def count_mentions(
    golds: Side, founds: Side, optional: frozenset[str], unit: str, tally: Tally
) -> Pairs:
    """Count one document's mentions into the tally; the pairs that were matched."""
    pairs = align_mentions(golds.mentions, founds.mentions, optional)
    counter = _Counter(golds, founds, optional, pairs, unit, tally)
    counter.wholes()
    counter.fields()
    return pairs


@dataclass(slots=True)
class _Counter:
    golds: Side
    founds: Side
    optional: frozenset[str]
    pairs: Pairs
    unit: str
    tally: Tally

    def wholes(self) -> None:
        """Rows that ask of a mention as a whole whether it is found and right."""
        for row, right in WHOLES.items():
            self._whole(SECTION, row, right, lambda m: True)
        kinds = {m.event_type for m in (*self.golds.mentions, *self.founds.mentions)}
        for kind in sorted(kinds):
            for section, row in (("found, by type", "type"), ("right, by type", RIGHT)):
                self._whole(section, kind, WHOLES[row], partial(_is_of, kind))

    def _whole(
        self,
        section: str,
        row: str,
        right: Callable[[EventMention, EventMention], bool],
        asked: Callable[[EventMention], bool],
    ) -> None:
        count = self.tally.at(section, row, self.unit)
        good = [(g, f) for g, f in self.pairs if right(g, f)]
        count.hit += sum(1 for _, f in good if asked(f))
        count.predicted += sum(map(asked, self.founds.mentions))
        count.found += sum(1 for g, _ in good if asked(g) and g.id not in self.optional)
        count.due += sum(1 for g in self.golds.mentions if asked(g) and g.id not in self.optional)

    def fields(self) -> None:
        """Rows that count a field's values over all mentions, matched or not."""
        for row, values in PLAIN.items():
            self._field(row, values, values, equal_values)
        for side in ("actors", "recipients"):
            self._field(f"{side}: identity", _get(side), _get(side), _same_people)
            self._field(f"{side}: offices", _offices(side), _offices(side), _same_offices)
        self._field("objects", _get("objects"), _get("objects"), _same_objects)
        ours, theirs = self.golds.people, self.founds.people
        self._field(
            "assertions",
            lambda m: [(a.by, a.stance, ours.get(a.by)) for a in m.assertions],
            lambda m: [(a.by, a.stance, theirs.get(a.by)) for a in m.assertions],
            _same_assertions,
        )
        stands_for = {f.id: g.id for g, f in self.pairs}
        self._field(
            "links",
            lambda m: [(k.kind, k.to) for k in m.links],
            lambda m: [(k.kind, stands_for.get(k.to, k.to)) for k in m.links],
            equal_values,
        )

    def _field(
        self,
        row: str,
        of_gold: Values,
        of_found: Values,
        equal: Equal,
    ) -> None:
        ends = self.tally.at(SECTION, row, self.unit)
        inside = self.tally.at("fields, of matched mentions", row, self.unit)
        for g in self.golds.mentions:
            if g.id not in self.optional:
                ends.due += len(of_gold(g))
        ends.predicted += sum(len(of_found(f)) for f in self.founds.mentions)
        for g, f in self.pairs:
            due, given = of_gold(g), of_found(f)
            n = equal(due, given)
            self._add(ends, inside, g, n, len(due), len(given))

    def _add(
        self, ends: Count, inside: Count, gold: EventMention, n: int, due: int, given: int
    ) -> None:
        ends.hit += n
        inside.hit += n
        inside.predicted += given
        if gold.id in self.optional:
            return
        ends.found += n
        inside.found += n
        inside.due += due


def _get(name: str) -> Values:
    return lambda mention: list(getattr(mention, name))


def _offices(side: str) -> Values:
    return lambda mention: [p for p in getattr(mention, side) if p.office]


def _same_people(due: Sequence[Any], given: Sequence[Any]) -> int:
    return len(paired(due, given))


def _same_offices(due: Sequence[Any], given: Sequence[Any]) -> int:
    pairs = paired(due, given)
    return sum(1 for g, f in pairs if office_key(g.office) == office_key(f.office))


def office_key(office: str | None) -> frozenset[str]:
    """An office for comparing: its words in American spelling, in any order, without articles."""
    words = (_SPELLED.get(word, word) for word in name_key(office or "").split())
    return frozenset(words) - _EMPTY


_SPELLED = {
    "defence": "defense",
    **dict.fromkeys(("spokesman", "spokeswoman"), "spokesperson"),
    **dict.fromkeys(("chairman", "chairwoman", "chairperson"), "chair"),
}
_EMPTY = frozenset({"of", "the", "for", "and", "to", "s", "affairs"})


def _same_objects(due: Sequence[Any], given: Sequence[Any]) -> int:
    def alike(g: Object, f: Object) -> bool:
        return g.kind == f.kind and g.mentioned.overlaps(f.mentioned)

    return len(assign([[float(alike(g, f)) for f in given] for g in due]))


def _same_assertions(due: Sequence[Any], given: Sequence[Any]) -> int:
    def alike(g: Any, f: Any) -> bool:
        (by, stance, who), (found_by, found_stance, found_who) = g, f
        if stance != found_stance:
            return False
        if by == found_by:
            return True
        return bool(who and found_who and same(who, found_who))

    return len(assign([[float(alike(g, f)) for f in given] for g in due]))


def _is_of(kind: str, mention: EventMention) -> bool:
    return mention.event_type == kind


def _countries(gold: EventMention, found: EventMention) -> bool:
    sides = ("actors", "recipients")
    return all(codes(getattr(gold, s)) == codes(getattr(found, s)) for s in sides)


def _typed(gold: EventMention, found: EventMention) -> bool:
    return gold.event_type == found.event_type


def _identical(gold: EventMention, found: EventMention) -> bool:
    return all_same(gold.actors, found.actors) and all_same(gold.recipients, found.recipients)


RIGHT = "right: type and both sides' countries"
WHOLES: dict[str, Callable[[EventMention, EventMention], bool]] = {
    "found, of any type": lambda g, f: True,
    "type": _typed,
    RIGHT: lambda g, f: _typed(g, f) and _countries(g, f),
    "right, and status": lambda g, f: _typed(g, f) and _countries(g, f) and g.status == f.status,
    "right, status and identity of all participants": lambda g, f: (
        _typed(g, f) and g.status == f.status and _identical(g, f)
    ),
}
"""Row → whether a matched pair is right in what the row asks."""
