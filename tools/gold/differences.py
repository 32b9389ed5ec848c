"""Where two annotators' notations of a thread differ, for whoever settles it.

    python tools/gold/differences.py FIRST SECOND REPORTS METADATA.csv THREAD…

Printed by report and sentence: what only one of them has (the second's as notation, in the first's
entity keys where they mean the same), and the fields in which matched entries differ.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from check import metadata
from notation import Raw, ReportGold, ThreadGold, load, read_thread
from pages import page

from communique.analyze.eval.align import align_mentions, align_statements
from communique.analyze.eval.identity import same
from communique.model import EventMention, Participant, Statement

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
    lines: list[tuple[int, str]] = []
    for kind, fields, pairs, both in (
        (
            "mentions",
            FIELDS,
            align_mentions(ours.mentions, theirs.mentions, frozenset()),
            (ours.mentions, theirs.mentions),
        ),
        (
            "statements",
            SAID,
            align_statements(ours.statements, theirs.statements),
            (ours.statements, theirs.statements),
        ),
    ):
        own = {
            ours.names[str(r["id"])]: r
            for r in raws[0].get(kind) or ()
            if str(r.get("id")) in ours.names
        }
        other = {
            theirs.names[str(r["id"])]: translated(r, keys)
            for r in raws[1].get(kind) or ()
            if str(r.get("id")) in theirs.names
        }
        met = {x.id for pair in pairs for x in pair}
        links = {
            str(r["id"]): str(own[a.id]["id"])
            for a, b in pairs
            if (r := other.get(b.id)) and a.id in own
        }
        for record in both[0]:
            if record.id not in met and record.id in own:
                lines.append((_at(record), f"  only A  {flow(own[record.id])}"))
        for record in both[1]:
            if record.id not in met and record.id in other:
                lines.append((_at(record), f"  only B  {flow(other[record.id])}"))
        for a, b in pairs:
            if a.id in own and b.id in other:
                differing = list(_differ(own[a.id], other[b.id], fields, links))
                if differing:
                    label = f"  differ  {own[a.id]['id']} / B {other[b.id]['id']} “{_words(a)}”"
                    lines.append((_at(a), "\n".join([label, *differing])))
    yield f"===== {name}"
    if flow(raws[0].get("published")) != flow(raws[1].get("published")):
        yield f"  published  A {flow(raws[0].get('published'))}  B {flow(raws[1].get('published'))}"
    blocks = [
        {i: b.kind for b in r.document.blocks for i in range(b.start, b.end)}
        for r in (ours, theirs)
    ]
    for number, line in enumerate(numbered.lines, 1):
        kinds = [b.get(line.end - 1) for b in blocks]
        if kinds[0] != kinds[1]:
            yield f"  line L{number}  A {kinds[0]}  B {kinds[1]}"
    last = 0
    for at, text in sorted(lines, key=lambda x: x[0]):
        sentence = next(
            (n for n, s in enumerate(numbered.sentences, 1) if s.start <= at < s.end), 0
        )
        if sentence != last:
            yield f"[{sentence}] {numbered.sentences[sentence - 1].quote if sentence else ''}"
            last = sentence
        yield text


def _at(record: EventMention | Statement) -> int:
    return record.trigger.start if isinstance(record, EventMention) else record.content[0].start


def _words(record: EventMention | Statement) -> str:
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
