"""Turns settled notation into the bundled gold, and fixes it by hash.

    python tools/gold/freeze.py            # writes src/communique/data/gold
    python tools/gold/freeze.py --check    # exit code 1 where it is not what the notation says

The notation lies in `tests/gold/notation/settled`; texts, metadata.csv and reports.csv lie in the
gold's own folder.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import MISSING, Field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any

from check import faults, metadata
from notation import ThreadGold, read_thread
from world import world

from communique.analyze.eval.load import BUNDLED, reports
from communique.model import Actor, NameCount

ROOT = Path(__file__).parents[2]
NOTATION = ROOT / "tests" / "gold" / "notation" / "settled"
SUMS = "SHA256SUMS"


def threads(notation: Path, gold: Path) -> Iterator[ThreadGold]:
    """Every thread of the bundled reports; SystemExit names what is wrong with one."""
    rows = metadata(gold / "metadata.csv")
    for thread in sorted({r["thread"] for r in reports(gold)}):
        found = read_thread(thread, notation, gold / "reports", rows)
        wrong = list(faults(found))
        if wrong:
            raise SystemExit("\n".join(wrong))
        yield found


def files(gold: Iterable[ThreadGold]) -> dict[str, str]:
    """Name → content of every file that comes from the notation."""
    rows: dict[str, list[dict[str, Any]]] = {
        name: []
        for name in (
            "documents mentions statements traps tenures gatherings dossiers events families "
            "contradictions"
        ).split()
    }
    actors: dict[str, Actor] = {}
    for thread in gold:
        _reports(thread, rows)
        made = world(thread)
        for name in ("tenures", "gatherings", "dossiers"):
            rows[name] += [filled(r) for r in getattr(made, name)]
        rows["events"] += made.events
        rows["families"] += made.families
        rows["contradictions"] += made.contradictions
        for actor in made.actors:
            actors[actor.id] = merged(actors[actor.id], actor) if actor.id in actors else actor
    rows["actors"] = [filled(actors[key]) for key in sorted(actors)]
    return {
        f"{name}.jsonl": "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in found)
        for name, found in rows.items()
    }


def filled(record: object) -> Any:
    """A record as plain values, without fields that hold their default: reading fills them in."""
    if is_dataclass(record):
        values = {f.name: (getattr(record, f.name), f) for f in fields(record)}
        return {name: filled(v) for name, (v, f) in values.items() if not _is_default(v, f)}
    if isinstance(record, tuple | list):
        return [filled(v) for v in record]
    if isinstance(record, dict):
        return {k: filled(v) for k, v in record.items()}
    return record


def _is_default(value: object, of: Field[Any]) -> bool:
    if of.default_factory is not MISSING:
        return bool(value == of.default_factory())
    return bool(value == of.default)


def _reports(thread: ThreadGold, rows: dict[str, list[dict[str, Any]]]) -> None:
    for report in thread.reports.values():
        document = filled(report.document)
        del document["text"]
        document["sha256"] = hashlib.sha256(report.document.text.encode()).hexdigest()
        rows["documents"].append(document)
        file = report.document.file
        for name, records in (("mentions", report.mentions), ("statements", report.statements)):
            for record in records:
                extra = {"file": file, "optional": record.id in report.optional}
                rows[name].append(filled(record) | extra)
        for trap in report.traps:
            rows["traps"].append({"document_id": report.document.id, **trap})


def merged(one: Actor, other: Actor) -> Actor:
    """One actor under all spellings of both."""
    names = dict.fromkeys(n.text for n in (*one.names, *other.names))
    return replace(
        one,
        names=tuple(NameCount(n, 1) for n in names),
        sectors=tuple(dict.fromkeys((*one.sectors, *other.sectors))),
    )


def sums(gold: Path, made: dict[str, str]) -> str:
    """The hashes of all that the gold consists of."""
    kept = [gold / "metadata.csv", gold / "reports.csv", *(gold / "reports").glob("*")]
    found = {p.relative_to(gold).as_posix(): p.read_bytes() for p in kept}
    found |= {name: text.encode() for name, text in made.items()}
    return "".join(f"{hashlib.sha256(found[n]).hexdigest()}  {n}\n" for n in sorted(found))


def main() -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    made = files(threads(NOTATION, BUNDLED))
    made[SUMS] = sums(BUNDLED, made)
    stale = [
        name
        for name, text in made.items()
        if not (BUNDLED / name).is_file() or (BUNDLED / name).read_bytes() != text.encode()
    ]
    if given.check:
        for name in stale:
            sys.stderr.write(f"{name} is not what the notation says\n")
        return 1 if stale else 0
    for name in stale:
        (BUNDLED / name).write_bytes(made[name].encode())
    sys.stdout.write(f"{len(made)} files, {len(stale)} written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
