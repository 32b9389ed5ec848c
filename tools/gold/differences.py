"""Where two annotators' notations of a thread differ, for whoever settles it.

    python tools/gold/differences.py FIRST SECOND REPORTS METADATA.csv THREAD…

Printed by report and sentence: what only one of them has (the second's as notation, in the first's
entity keys where they mean the same), and the fields in which matched entries differ.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import yaml
from check import metadata
from lookup import Raw
from notation import ThreadGold, load, read_thread
from pages import Page, page
from report_notation import ReportGold

from communique.analyze.eval.align import align_mentions, align_statements
from communique.analyze.eval.identity import same
from communique.model import EventMention, Participant, Statement

Record = EventMention | Statement

FIELDS = (
    "type status modes actors recipients objects quantities date deadline place gathering "
    "assertions links event labels optional"
).split()
SAID = "form kind force speakers about via denies addressees events".split()


def translation(first: ThreadGold, second: ThreadGold) -> dict[str, str]:
    """The second's entity keys → the first's, where they mean the same actor."""
    found = {}
    for key in second.entities.raw:
        theirs = _person(second, key)
        for own in first.entities.raw:
            if theirs and (ours := _person(first, own)) and same(ours, theirs):
                found[key] = own
                if ours.kind == theirs.kind:
                    break
    return found


def _person(gold: ThreadGold, key: str) -> Participant | None:
    return gold.entities.participant(key, {"e": key}, None)


def translated(value: Any, keys: dict[str, str]) -> Any:
    """A piece of notation with entity keys replaced."""
    if isinstance(value, dict):
        return {
            k: keys.get(v, v) if k in {"e", "by"} and isinstance(v, str) else translated(v, keys)
            for k, v in value.items()
        }
    if isinstance(value, list):
        return [translated(v, keys) for v in value]
    return value


def flow(value: Any) -> str:
    """A piece of notation on one line."""
    text = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, width=10**6)
    return text.strip().removesuffix("...").strip()


def report(
    name: str, ours: ReportGold, theirs: ReportGold, raws: tuple[Raw, Raw], keys: dict[str, str]
) -> Iterator[str]:
    """The differences of one report, in the order of the text."""
    numbered = page(ours.document.text)
    mentions = align_mentions(ours.mentions, theirs.mentions, frozenset())
    statements = align_statements(ours.statements, theirs.statements)
    rows = [
        (_rows(raws[0], kind, ours, {}), _rows(raws[1], kind, theirs, keys))
        for kind in ("mentions", "statements")
    ]
    lines = [
        *_entries(ours.mentions, theirs.mentions, mentions, rows[0], FIELDS),
        *_entries(ours.statements, theirs.statements, statements, rows[1], SAID),
    ]
    yield f"===== {name}"
    yield from _page(numbered, ours, theirs, raws)
    last = 0
    for at, text in sorted(lines, key=lambda x: x[0]):
        found = (n for n, s in enumerate(numbered.sentences, 1) if s.start <= at < s.end)
        sentence = next(found, 0)
        if sentence != last:
            yield f"[{sentence}] {numbered.sentences[sentence - 1].quote if sentence else ''}"
            last = sentence
        yield text


def _rows(raw: Raw, kind: str, gold: ReportGold, keys: dict[str, str]) -> dict[str, Raw]:
    """Record id → its row of the notation, entity keys translated."""
    rows = (r for r in raw.get(kind) or () if str(r.get("id")) in gold.names)
    return {gold.names[str(r["id"])]: translated(r, keys) for r in rows}


def _entries(
    ours: Sequence[Record],
    theirs: Sequence[Record],
    pairs: Sequence[tuple[Record, Record]],
    rows: tuple[dict[str, Raw], dict[str, Raw]],
    fields: list[str],
) -> Iterator[tuple[int, str]]:
    """What only one has and what differs, each with its place in the text."""
    met = {x.id for pair in pairs for x in pair}
    for letter, records, own in (("A", ours, rows[0]), ("B", theirs, rows[1])):
        for record in records:
            if record.id not in met and record.id in own:
                yield _at(record), f"  only {letter}  {flow(own[record.id])}"
    known = [
        (a, rows[0][a.id], rows[1][b.id]) for a, b in pairs if a.id in rows[0] and b.id in rows[1]
    ]
    links = {str(other["id"]): str(own["id"]) for _, own, other in known}
    for record, own, other in known:
        if differing := list(_differ(own, other, fields, links)):
            label = f"  differ  {own['id']} / B {other['id']} “{_words(record)}”"
            yield _at(record), "\n".join([label, *differing])


def _page(
    numbered: Page, ours: ReportGold, theirs: ReportGold, raws: tuple[Raw, Raw]
) -> Iterator[str]:
    """Where the published date or the kind of a line differs."""
    dates = [flow(raw.get("published")) for raw in raws]
    if dates[0] != dates[1]:
        yield f"  published  A {dates[0]}  B {dates[1]}"
    kinds = [
        {i: b.kind for b in r.document.blocks for i in range(b.start, b.end)}
        for r in (ours, theirs)
    ]
    for number, line in enumerate(numbered.lines, 1):
        one, other = (k.get(line.end - 1) for k in kinds)
        if one != other:
            yield f"  line L{number}  A {one}  B {other}"


def _at(record: Record) -> int:
    return record.trigger.start if isinstance(record, EventMention) else record.content[0].start


def _words(record: Record) -> str:
    return (
        record.trigger.quote if isinstance(record, EventMention) else record.content[0].quote[:50]
    )


PLAIN = {"e", "kind", "stance", "of", "min", "max", "relation", "country", "by"}


def _core(value: Any, links: dict[str, str]) -> Any:
    """What of a piece of notation counts as differing: not where its words stand."""
    if isinstance(value, dict):
        if len(value) == 1 and not PLAIN & value.keys():
            kind, to = next(iter(value.items()))
            return (kind, links.get(str(to), str(to)))
        return tuple(sorted((k, str(v)) for k, v in value.items() if k in PLAIN and v is not None))
    if isinstance(value, list):
        return sorted(str(_core(v, links)) for v in value)
    return links.get(str(value), str(value)) if value is not None else None


def _differ(own: Raw, other: Raw, fields: list[str], links: dict[str, str]) -> Iterator[str]:
    same_numbers = {v: v for v in links.values()}
    for name in fields:
        ours, theirs = own.get(name) or None, other.get(name) or None
        if name == "assertions":
            ours, theirs = ours or ["document"], theirs or ["document"]
        if name == "place":
            ours = (ours or {}).get("name") if isinstance(ours, dict) else ours
            theirs = (theirs or {}).get("name") if isinstance(theirs, dict) else theirs
        if name == "event" and bool(ours) == bool(theirs):
            continue
        if _core(ours, same_numbers) != _core(theirs, links):
            yield f"      {name}: A {flow(ours)}  B {flow(theirs)}"


def main() -> None:
    """Print the differences."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    for name in ("first", "second", "reports", "metadata"):
        parser.add_argument(name, type=Path)
    parser.add_argument("threads", nargs="+")
    given = parser.parse_args()
    rows = metadata(given.metadata)
    for thread in given.threads:
        first = read_thread(thread, given.first, given.reports, rows)
        second = read_thread(thread, given.second, given.reports, rows)
        keys = translation(first, second)
        new = {k: v for k, v in second.entities.raw.items() if k not in keys}
        sys.stdout.write(f"##### {thread}\nonly B has the entities {flow(new)}\n")
        for name in first.reports:
            raws = tuple(
                load(f / f"{name}.yaml", first.faults) for f in (given.first, given.second)
            )
            for line in report(name, first.reports[name], second.reports[name], raws, keys):  # type: ignore[arg-type]
                sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
