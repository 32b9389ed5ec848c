"""Writes docs/reference/gold.md: what the bundled gold holds, and how far its annotators agree.

python tools/gold/describe.py            # write the page
python tools/gold/describe.py --check    # exit code 1 where it is stale
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from agreement import judgements, table
from check import metadata
from notation import read_thread

from communique.analyze.eval import BUNDLED, Gold, load_gold, reports

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "reference" / "gold.md"
PASSES = ROOT / "tests" / "gold" / "notation"
TEMPLATE = Path(__file__).with_name("gold-page.md")


def counted(values: Iterable[str], head: str) -> Iterator[str]:
    """A table of how often each value occurs, the frequent first."""
    yield f"| {head} | n |"
    yield "|---|---|"
    for value, n in sorted(Counter(values).items(), key=lambda x: (-x[1], x[0])):
        yield f"| {value} | {n:,} |"


def page() -> str:
    """The whole page."""
    gold, rows = load_gold(), reports()
    assert gold.statements is not None
    years = sorted(r["published"][:4] for r in rows)
    kinds = Counter(r["kind"] for r in rows)
    counts = [*_totals(gold), ""]
    for title, values in _breakdowns(gold, rows).items():
        counts += [*counted(values, title), ""]
    return TEMPLATE.read_text(encoding="utf-8").format(
        reports=len(rows),
        styles=len({r["style"] for r in rows}),
        regions=len({r["region"] for r in rows}),
        first=years[0],
        last=years[-1],
        threads=len({r["thread"] for r in rows}),
        facts=kinds["fact"],
        invented=kinds["illustration"],
        counts="\n".join(counts).strip(),
        agreement="\n".join(_agreement()),
    )


def _totals(gold: Gold) -> Iterator[str]:
    parts = {r["file"]: r["part"] for r in reports()}
    dev = {d for d, file in gold.files.items() if parts[file] == "dev"}
    mentions = {d: len(ms) for d, ms in gold.mentions.items()}
    statements = {d: len(ss) for d, ss in (gold.statements or {}).items()}
    yield "| | development | test | all |"
    yield "|---|---|---|---|"
    yield _row("reports", {d: 1 for d in gold.files}, dev)
    yield _row("mentions", mentions, dev)
    yield _row("statements", statements, dev)
    yield _row("stretches not to be coded", Counter(t.document_id for t in gold.traps), dev)
    optional = sum(1 for ms in gold.mentions.values() for m in ms if m.id in gold.optional)
    yield f"| mentions that are matters of taste | | | {optional:,} |"
    several = [e for e in gold.events if len(e) > 1]
    of = {m.id: d for d, ms in gold.mentions.items() for m in ms}
    across = [e for e in several if len({of[m] for m in e}) > 1]
    yield f"| happenings told more than once | | | {len(several):,} |"
    yield f"| happenings told by several reports | | | {len(across):,} |"
    for name in ("families", "contradictions", "gatherings", "dossiers", "tenures", "actors"):
        lines = (BUNDLED / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        yield f"| {name} | | | {len(lines):,} |"


def _row(name: str, per_document: dict[str, int], dev: set[str]) -> str:
    ours = sum(n for d, n in per_document.items() if d in dev)
    every = sum(per_document.values())
    return f"| {name} | {ours:,} | {every - ours:,} | {every:,} |"


def _breakdowns(gold: Gold, rows: list[dict[str, str]]) -> dict[str, Iterable[str]]:
    mentions = [m for ms in gold.mentions.values() for m in ms]
    statements = [s for ss in (gold.statements or {}).values() for s in ss]
    region = {r["file"]: r["region"] for r in rows}
    style = {r["file"]: r["style"] for r in rows}
    files = [gold.files[m.document_id] for m in mentions]
    return {
        "mentions by type": [m.event_type for m in mentions],
        "mentions by status": [m.status for m in mentions],
        "mentions by region": [region[f] for f in files],
        "mentions by style": [style[f] for f in files],
        "reports by style": list(style.values()),
        "statements by form": [s.form for s in statements],
        "statements by force": [s.force for s in statements],
    }


def _agreement() -> Iterator[str]:
    given = metadata(BUNDLED / "metadata.csv")
    threads = sorted({r["thread"] for r in reports()})
    passes = (
        tuple(
            read_thread(t, PASSES / name, BUNDLED / "reports", given)
            for name in ("first", "second")
        )
        for t in threads
    )
    return table(judgements(passes))  # type: ignore[arg-type]


def main() -> int:
    """Write, or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    made = page()
    if given.check:
        if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == made:
            return 0
        sys.stderr.write(f"{PAGE.name} is stale: run `make docs`\n")
        return 1
    PAGE.write_text(made, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
