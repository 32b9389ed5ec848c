"""Published dates found on the bundled reports, against those that their writers gave them.

    python benchmarks/dates.py

Counts by part and by whether the page states the date (yes, partly, no): right, wrong, left open.
Names no report, so that nothing of the test part is read.
"""

from __future__ import annotations

from collections import Counter

from communique.analyze.eval import BUNDLED, reports
from communique.config import Config
from communique.model import Document
from communique.pipeline import Pipeline, inputs


def main() -> None:
    rows = {r["file"]: r for r in reports()}
    read = inputs([BUNDLED / "reports"], BUNDLED / "metadata.csv", Config())
    counts: Counter[tuple[str, str, str]] = Counter()
    for coded in Pipeline().code(d for d in read if isinstance(d, Document)):
        row, found = rows[coded.document.file], coded.document.published
        if found is None or found.edtf.startswith("XXXX"):
            verdict = "open"
        else:
            verdict = "right" if found.edtf == row["published"] else "wrong"
        counts[row["part"], row["stated"], verdict] += 1
    for (part, stated, verdict), n in sorted(counts.items()):
        print(f"{part:5} stated: {stated:7} {verdict:6} {n}")


if __name__ == "__main__":
    main()
