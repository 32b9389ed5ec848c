"""How far two annotators agree who did not see each other's work.

    python tools/gold/agreement.py FIRST SECOND REPORTS METADATA.csv [THREAD…]

FIRST and SECOND are folders of notation. Prints a Markdown table. Whether a thing is there at all
is given as F1 of one pass against the other (positive specific agreement) and, corrected for
chance, as Cohen's kappa over sentences. Fields of matched mentions and statements are given as
Krippendorff's alpha (Krippendorff 2004) for two coders: nominal for single values, with the MASI
distance (Passonneau 2006) for sets. Grouping into happenings is given as the adjusted Rand index
(Hubert and Arabie 1985). 1 is perfect, 0 what chance gives.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import comb
from pathlib import Path
from typing import Any

from check import metadata
from notation import ThreadGold, read_thread
from pages import Page, page
from report_notation import ReportGold

from communique.analyze.eval.align import align_mentions, align_statements
from communique.analyze.eval.identity import codes, paired
from communique.analyze.eval.mention_fields import office_key
from communique.model import EventMention, Statement
from communique.model.ids import name_key

Distance = Callable[[Any, Any], float]


def nominal(a: Any, b: Any) -> float:
    """0 where equal, else 1."""
    return float(a != b)


def masi(a: frozenset[Any], b: frozenset[Any]) -> float:
    """1 minus Jaccard's coefficient, weighted by how the sets nest (Passonneau 2006)."""
    if a == b:
        return 0.0
    if not a & b:
        return 1.0
    nested = 2 / 3 if a <= b or b <= a else 1 / 3
    return 1 - len(a & b) / len(a | b) * nested


def alpha(pairs: Sequence[tuple[Any, Any]], distance: Distance) -> float | None:
    """Krippendorff's alpha for two coders without missing values; None where nothing varies."""
    values = Counter(v for pair in pairs for v in pair)
    n = values.total()
    if n < 4 or len(values) < 2:
        return None
    observed = sum(distance(a, b) for a, b in pairs) / len(pairs)
    expected = sum(values[a] * values[b] * distance(a, b) for a, b in product(values, repeat=2)) / (
        n * (n - 1)
    )
    return 1 - observed / expected if expected else None


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float | None:
    """Cohen's kappa of two yes-or-no judgements; None where chance agrees wholly."""
    n = len(pairs)
    agreed = sum(a == b for a, b in pairs) / n
    yes, other = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    chance = yes * other + (1 - yes) * (1 - other)
    return (agreed - chance) / (1 - chance) if chance < 1 else None


def adjusted_rand(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Hubert and Arabie's adjusted Rand index of two groupings of the same items."""
    both = sum(comb(n, 2) for n in Counter(pairs).values())
    ours = sum(comb(n, 2) for n in Counter(a for a, _ in pairs).values())
    theirs = sum(comb(n, 2) for n in Counter(b for _, b in pairs).values())
    every = comb(len(pairs), 2)
    chance = ours * theirs / every if every else 0.0
    most = (ours + theirs) / 2
    return (both - chance) / (most - chance) if most != chance else None


@dataclass(slots=True)
class Judgements:
    """Pairs of judgements by field, both annotators' in order."""

    nominal: dict[str, list[tuple[Any, Any]]] = field(default_factory=dict)
    sets: dict[str, list[tuple[Any, Any]]] = field(default_factory=dict)
    sentences: dict[str, list[tuple[bool, bool]]] = field(default_factory=dict)
    there: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    """Row → matched, first annotator's, second annotator's."""
    groups: list[tuple[Hashable, Hashable]] = field(default_factory=list)

    def met(self, row: str, matched: int, ours: int, theirs: int) -> None:
        """Add to how many things both found, and either."""
        old = self.there.get(row, (0, 0, 0))
        self.there[row] = (old[0] + matched, old[1] + ours, old[2] + theirs)


SINGLE: dict[str, Callable[[EventMention], Any]] = {
    "type": lambda m: m.event_type,
    "status": lambda m: m.status,
    "date": lambda m: m.date and m.date.edtf,
    "place": lambda m: m.place and name_key(m.place.name),
    "gathering": lambda m: m.gathering and m.gathering.relation,
}
SETS: dict[str, Callable[[EventMention], frozenset[Any]]] = {
    "modes": lambda m: frozenset(m.modes),
    "contexts": lambda m: frozenset(m.contexts),
    "actors, as countries": lambda m: codes(m.actors),
    "recipients, as countries": lambda m: codes(m.recipients),
    "actors, how many": lambda m: frozenset([len(m.actors)]),
    "objects, kinds": lambda m: frozenset(o.kind for o in m.objects),
    "quantities": lambda m: frozenset((q.of, q.min, q.max) for q in m.quantities),
    "assertions, stances": lambda m: frozenset(
        (a.by if a.by in {"document", "analyst"} else "actor", a.stance) for a in m.assertions
    ),
    "links, kinds": lambda m: frozenset(k.kind for k in m.links),
}
SAID: dict[str, Callable[[Statement], Any]] = {
    "form": lambda s: s.form,
    "kind": lambda s: s.kind,
    "force": lambda s: s.force,
}


def compare(first: ThreadGold, second: ThreadGold, into: Judgements) -> None:
    """Add one thread's judgements."""
    stands_for: list[tuple[Hashable, Hashable]] = []
    for name in first.reports:
        ours, theirs = first.reports[name], second.reports[name]
        numbered = page(ours.document.text)
        pairs = align_mentions(ours.mentions, theirs.mentions, frozenset())
        _mentions(ours, theirs, pairs, into)
        _statements(ours, theirs, into)
        _sentences(numbered, ours, theirs, into)
        _page(numbered, ours, theirs, into)
        stands_for += [
            (
                (first.thread, ours.event_keys.get(a.id, a.id)),
                (first.thread, theirs.event_keys.get(b.id, b.id)),
            )
            for a, b in pairs
        ]
    into.groups += stands_for


def _mentions(
    ours: ReportGold,
    theirs: ReportGold,
    pairs: list[tuple[EventMention, EventMention]],
    into: Judgements,
) -> None:
    into.met("mentions", len(pairs), len(ours.mentions), len(theirs.mentions))
    both = sum(1 for a, b in pairs if a.event_type == b.event_type)
    into.met("mentions of the same type", both, len(ours.mentions), len(theirs.mentions))
    for a, b in pairs:
        for row, value in SINGLE.items():
            into.nominal.setdefault(row, []).append((value(a), value(b)))
        for row, values in SETS.items():
            into.sets.setdefault(row, []).append((values(a), values(b)))
        for side in ("actors", "recipients"):
            people = paired(getattr(a, side), getattr(b, side))
            sizes = len(getattr(a, side)), len(getattr(b, side))
            into.met(f"{side}, by identity", len(people), *sizes)
            for p, q in people:
                rows = into.nominal
                rows.setdefault("offices", []).append((office_key(p.office), office_key(q.office)))
                rows.setdefault("roles", []).append((p.role, q.role))


def _statements(ours: ReportGold, theirs: ReportGold, into: Judgements) -> None:
    pairs = align_statements(ours.statements, theirs.statements)
    into.met("statements", len(pairs), len(ours.statements), len(theirs.statements))
    for a, b in pairs:
        for row, value in SAID.items():
            into.nominal.setdefault(f"statement: {row}", []).append((value(a), value(b)))
        who = codes(a.speakers), codes(b.speakers)
        into.sets.setdefault("statement: speakers, as countries", []).append(who)
        met = paired(a.speakers, b.speakers)
        into.met("statement: speakers, by identity", len(met), len(a.speakers), len(b.speakers))
        stances = {x.id: x.stance for x in a.about if x.id}
        for x in b.about:
            if x.id in stances:
                row = "statement: stance to a common target"
                into.nominal.setdefault(row, []).append((stances[x.id], x.stance))


def _sentences(numbered: Page, ours: ReportGold, theirs: ReportGold, into: Judgements) -> None:
    for sentence in numbered.sentences:
        types = [
            {m.event_type for m in r.mentions if sentence.contains(m.trigger)}
            for r in (ours, theirs)
        ]
        rows = into.sentences
        rows.setdefault("a sentence tells an event", []).append((bool(types[0]), bool(types[1])))
        said = [
            any(sentence.overlaps(c) for s in r.statements for c in s.content)
            for r in (ours, theirs)
        ]
        rows.setdefault("a sentence holds a statement", []).append((said[0], said[1]))


def _page(numbered: Page, ours: ReportGold, theirs: ReportGold, into: Judgements) -> None:
    kinds = [
        {i: b.kind for b in r.document.blocks for i in range(b.start, b.end)}
        for r in (ours, theirs)
    ]
    for line in numbered.lines:
        last = line.end - 1
        pair = kinds[0].get(last), kinds[1].get(last)
        into.nominal.setdefault("page: kind of a line", []).append(pair)
    dates = [r.document.published and r.document.published.edtf for r in (ours, theirs)]
    into.nominal.setdefault("page: published date", []).append((dates[0], dates[1]))


def table(found: Judgements) -> Iterator[str]:
    """The Markdown table."""
    yield "| what | measure | agreement | n |"
    yield "|---|---|---|---|"
    for row, (matched, ours, theirs) in found.there.items():
        yield f"| {row} | F1 | {_short(2 * matched / max(1, ours + theirs))} | {ours}, {theirs} |"
    for row, said in found.sentences.items():
        if said:
            yield f"| {row} | kappa | {_short(kappa(said))} | {len(said)} |"
    for row, pairs in found.nominal.items():
        raw = sum(a == b for a, b in pairs) / len(pairs)
        measured = _short(alpha(pairs, nominal))
        yield f"| {row} | alpha (equal: {_short(raw)}) | {measured} | {len(pairs)} |"
    for row, pairs in found.sets.items():
        raw = sum(a == b for a, b in pairs) / len(pairs)
        measured = _short(alpha(pairs, masi))
        yield f"| {row} | alpha, MASI (equal: {_short(raw)}) | {measured} | {len(pairs)} |"
    rand = _short(adjusted_rand(found.groups))
    yield f"| which mentions tell one happening | adjusted Rand | {rand} | {len(found.groups)} |"


def _short(share: float | None) -> str:
    return "–" if share is None else f"{share:.2f}".removeprefix("0")


def judgements(threads: Iterable[tuple[ThreadGold, ThreadGold]]) -> Judgements:
    """The judgements of all threads together."""
    found = Judgements()
    for first, second in threads:
        compare(first, second, found)
    return found


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("first", "second", "reports", "metadata"):
        parser.add_argument(name, type=Path)
    parser.add_argument("threads", nargs="*")
    given = parser.parse_args()
    rows = metadata(given.metadata)
    every = sorted({p.stem.split("-")[0] for p in given.reports.glob("*.txt")})
    threads = [
        tuple(read_thread(t, folder, given.reports, rows) for folder in (given.first, given.second))
        for t in given.threads or every
    ]
    sys.stdout.write("\n".join(table(judgements(threads))) + "\n")  # type: ignore[arg-type]


if __name__ == "__main__":
    main()
