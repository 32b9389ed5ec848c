"""Make the bundled table of office-holders out of two compilations made independently.

`tools/offices/first` and `second` hold the compilations. A row is kept where both have the same
office, the same person, and a start and an end in the same year; its dates are as exact as both
agree. All other rows are left out, and counted. `--check` says whether the table is up to date.
"""

from __future__ import annotations

import argparse
import csv
import io
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from communique.recognize.spelling import same_person_name

HERE = Path(__file__).parent
TABLE = HERE.parents[1] / "src" / "communique" / "data" / "offices" / "holders.csv"
COLUMNS = (
    "country",
    "office",
    "name",
    "family",
    "also",
    "title",
    "start",
    "end",
    "interim",
    "source",
)
SOURCE = "compiled from general knowledge, twice independently"
EDGE = "2025-07"
"""From here on one compilation may not yet know of a change."""

_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


@dataclass(frozen=True, slots=True)
class Row:
    """One tenure as one compilation has it; `end` is ".." for still in office, "" for unknown."""

    country: str
    office: str
    name: str
    family: str
    also: tuple[str, ...]
    title: str
    start: str
    end: str
    interim: bool


def load(folder: Path) -> list[Row]:
    """The rows of a compilation; those without a name or a start are left out."""
    found = []
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as stream:
            for r in csv.DictReader(stream):
                cells = {k: (v or "").strip() for k, v in r.items() if k}
                if not cells["name"] or not _DATE.fullmatch(cells["start"]):
                    continue
                also = tuple(a.strip() for a in cells["also"].split("|") if a.strip())
                found.append(
                    Row(
                        cells["country"],
                        cells["office"].lower(),
                        cells["name"],
                        cells["family"],
                        also,
                        cells["title"],
                        cells["start"],
                        cells["end"],
                        cells["interim"].lower() == "yes",
                    )
                )
    return found


def common(a: str, b: str) -> str | None:
    """The date as exactly as both agree; None where they differ in the year."""
    shared = [x for x, y in zip(a.split("-"), b.split("-"), strict=False) if x == y]
    size = 0
    for x, y in zip(a.split("-"), b.split("-"), strict=False):
        if x != y:
            break
        size += 1
    return "-".join(shared[:size]) if size else None


def common_end(a: str, b: str) -> str | None:
    """The end both agree on: ".." where both have the holder in office, "" where it is unknown."""
    if a == b:
        return a
    if "" in (a, b):
        return ""
    if ".." in (a, b):
        other = b if a == ".." else a
        return "" if other >= EDGE else None
    return common(a, b)


def same(a: Row, b: Row) -> bool:
    """Whether both mean one person, by any spelling that either gives."""
    return any(
        same_person_name(tuple(x.replace("-", " ").split()), tuple(y.replace("-", " ").split()))
        for x in (a.name, *a.also)
        for y in (b.name, *b.also)
    )


def settle(first: list[Row], second: list[Row]) -> tuple[list[dict[str, str]], Counter[str]]:
    """The rows both have, and how many of each compilation were left out and why."""
    by_office: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in second:
        by_office[row.country, row.office].append(row)
    kept: list[dict[str, str]] = []
    counts: Counter[str] = Counter()
    met: set[int] = set()
    for row in first:
        others = [
            o for o in by_office[row.country, row.office] if id(o) not in met and same(row, o)
        ]
        if not others:
            counts["only in the first"] += 1
            continue
        best = min(others, key=lambda o: (common(row.start, o.start) is None, o.start))
        met.add(id(best))
        start, end = common(row.start, best.start), common_end(row.end, best.end)
        if start is None or end is None:
            counts["dates differ"] += 1
            continue
        counts["kept"] += 1
        spelled = dict.fromkeys((*row.also, best.name, *best.also))
        spelled.pop(row.name, None)
        kept.append(
            {
                "country": row.country,
                "office": row.office,
                "name": row.name,
                "family": row.family,
                "also": "|".join(spelled),
                "title": row.title,
                "start": start,
                "end": end,
                "interim": "yes" if row.interim or best.interim else "",
                "source": SOURCE,
            }
        )
    counts["only in the second"] = len(second) - len(met)
    kept.sort(key=lambda r: (r["country"], r["office"], r["start"], r["name"]))
    return kept, counts


def written(rows: Iterable[dict[str, str]]) -> str:
    """The table as CSV."""
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return out.getvalue()


def main() -> None:
    """Write or check the table, and print the counts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether it is up to date")
    rows, counts = settle(load(HERE / "first"), load(HERE / "second"))
    text = written(rows)
    countries = len({r["country"] for r in rows})
    counted = ", ".join(f"{k} {n}" for k, n in counts.items())
    sys.stdout.write(f"{countries} countries and organizations; {counted}\n")
    if parser.parse_args().check:
        sys.exit(0 if TABLE.is_file() and TABLE.read_text(encoding="utf-8") == text else 1)
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
