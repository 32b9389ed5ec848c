"""What of a statement is compared, field by field."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from communique.analyze.eval.align import align_statements, letters, overlap
from communique.analyze.eval.assign import assign, equal_values
from communique.analyze.eval.identity import codes, paired
from communique.analyze.eval.tally import Tally
from communique.model import About, Span, Statement
from communique.model.ids import name_key

SECTION = "statements"
CLOSE = 0.9
"""Least share of common letters (Dice) for two contents to count as the same."""


def close(ours: Sequence[Span], theirs: Sequence[Span]) -> bool:
    """Whether two stretches are the same but for a few letters."""
    a, b = letters(ours), letters(theirs)
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= CLOSE


Pair = Callable[[Statement, Statement], bool]
WHOLES: dict[str, Pair] = {
    "found: content shared by half": lambda g, f: True,
    "content": lambda g, f: close(g.content, f.content),
    "source and content": lambda g, f: _source(g, f) and close(g.content, f.content),
    "whole: source, cue, content": lambda g, f: (
        _source(g, f) and _cue(g, f) and close(g.content, f.content)
    ),
}
"""Row → whether a matched pair is right in what the row asks."""


def _source(gold: Statement, found: Statement) -> bool:
    return overlap(gold.source, found.source) or not (gold.source or found.source)


def _cue(gold: Statement, found: Statement) -> bool:
    return overlap(gold.cue, found.cue) or not (gold.cue or found.cue)


def _people(due: Sequence[Any], given: Sequence[Any]) -> int:
    return len(paired(due, given))


def _targets(due: Sequence[Any], given: Sequence[Any]) -> int:
    return len(assign([[float(_same_target(g, f)) for f in given] for g in due]))


def _stances(due: Sequence[Any], given: Sequence[Any]) -> int:
    worth = [[float(_same_target(g, f) and g.stance == f.stance) for f in given] for g in due]
    return len(assign(worth))


def _same_target(gold: About, found: About) -> bool:
    if gold.kind != found.kind:
        return False
    named = name_key(gold.name) == name_key(found.name)
    return (
        gold.mentioned.overlaps(found.mentioned) or named or bool(gold.id and gold.id == found.id)
    )


Values = Callable[[Statement], Sequence[Any]]
FIELDS: dict[str, tuple[Values, Callable[[Sequence[Any], Sequence[Any]], int]]] = {
    "speakers: identity": (lambda s: s.speakers, _people),
    "speakers: countries": (lambda s: sorted(codes(s.speakers)), equal_values),
    "form": (lambda s: [s.form], equal_values),
    "kind": (lambda s: [s.kind], equal_values),
    "force": (lambda s: [s.force], equal_values),
    "targets": (lambda s: s.about, _targets),
    "targets and stance": (lambda s: s.about, _stances),
    "addressees: identity": (lambda s: s.addressees, _people),
    "via": (lambda s: [(v.kind, name_key(v.name)) for v in s.via], equal_values),
}
"""Row → the values of a statement, and how many of two lists are the same."""


def count_statements(
    golds: Sequence[Statement],
    founds: Sequence[Statement],
    optional: frozenset[str],
    unit: str,
    tally: Tally,
) -> list[tuple[Statement, Statement]]:
    """Count one document's statements into the tally; the pairs that were matched."""
    pairs = align_statements(golds, founds)
    due = [g for g in golds if g.id not in optional]
    for row, right in WHOLES.items():
        count = tally.at(SECTION, row, unit)
        good = [g for g, f in pairs if right(g, f)]
        count.hit += len(good)
        count.predicted += len(founds)
        count.found += sum(1 for g in good if g.id not in optional)
        count.due += len(due)
    for row, (values, equal) in FIELDS.items():
        count = tally.at("fields, of matched statements", row, unit)
        for g, f in pairs:
            ours, theirs = values(g), values(f)
            n = equal(ours, theirs)
            count.hit += n
            count.predicted += len(theirs)
            if g.id not in optional:
                count.found += n
                count.due += len(ours)
    return pairs
