"""Shows reports with numbered lines and sentences, and checks a thread's notation.

    python tools/gold/check.py show REPORTS THREAD…
    python tools/gold/check.py check NOTATION REPORTS METADATA.csv THREAD…

Exit code 1 where something is wrong.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from notation import ThreadGold, read_thread
from pages import page
from pydantic import ValidationError
from world import world

from communique.coding import load_codebook
from communique.model.jsonio import from_json, to_json


def metadata(path: Path) -> dict[str, dict[str, Any]]:
    """A metadata table's rows by file name."""
    with path.open(encoding="utf-8", newline="") as stream:
        return {row["file"]: row for row in csv.DictReader(stream)}


def faults(gold: ThreadGold) -> Iterator[str]:
    """All that is wrong with a thread: words not found, unknown values, loose ends."""
    made = world(gold)
    yield from gold.faults.found
    types = load_codebook().types
    for name, report in gold.reports.items():
        if not report.mentions and not report.traps:
            yield f"{name}: has no mentions"
        own = {v: k for k, v in report.names.items()}
        for record in [*report.mentions, *report.statements, report.document]:
            yield from _invalid(record, f"{name} {own.get(record.id, 'page')}")
        for mention in report.mentions:
            who = f"{name} {own[mention.id]}"
            entry = types.get(mention.event_type)
            if entry is None:
                yield f"{who}: no type {mention.event_type!r}"
            elif wrong := set(mention.modes) - {m.name for m in entry.modes}:
                known = ", ".join(m.name for m in entry.modes) or "none"
                yield f"{who}: no mode {sorted(wrong)}; {mention.event_type} has {known}"
    for record in [*made.actors, *made.tenures, *made.gatherings, *made.dossiers]:
        yield from _invalid(record, f"{gold.thread} {record.id}")


def _invalid(record: object, who: str) -> Iterator[str]:
    """Fields of a record with values that its schema does not know."""
    try:
        from_json(type(record), to_json(record))
    except ValidationError as error:
        for fault in error.errors():
            at = ".".join(map(str, fault["loc"]))
            yield f"{who} {at}: {fault['msg']}, not {fault['input']!r}"


def counts(gold: ThreadGold) -> str:
    """How much a thread holds, in a line."""
    mentions = sum(len(r.mentions) for r in gold.reports.values())
    statements = sum(len(r.statements) for r in gold.reports.values())
    types = Counter(m.event_type for r in gold.reports.values() for m in r.mentions)
    return (
        f"{gold.thread}: {len(gold.reports)} reports, {mentions} mentions, "
        f"{statements} statements, "
        f"{len(gold.groups())} happenings told more than once; {dict(types.most_common())}"
    )


def main() -> int:
    """Show or check, as asked."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("what", choices=["show", "check"])
    parser.add_argument("paths", nargs="+")
    options = parser.parse_args()
    if options.what == "show":
        folder, *names = options.paths
        for name in names:
            for path in sorted(Path(folder).glob(f"{name}-*.txt")):
                sys.stdout.write(
                    f"===== {path.stem}\n{page(path.read_bytes().decode()).shown()}\n\n"
                )
        return 0
    notation, reports, table, *threads = options.paths
    given, wrong = metadata(Path(table)), 0
    for thread in threads:
        gold = read_thread(thread, Path(notation), Path(reports), given)
        for fault in faults(gold):
            wrong += 1
            sys.stdout.write(f"FAULT {fault}\n")
        sys.stdout.write(counts(gold) + "\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
