"""Every quotation of a folder's reports with its speaker, office and occasion, as a Markdown table.

    python tools/quotations.py FOLDER                      # prints the table
    python tools/quotations.py FOLDER --metadata FILE.csv  # publishers and dates from there

A row for each direct or mixed statement. Of the words quoted at most six are shown: the texts are
others'. Check each row against the text, and keep what you found beside the table.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

from communique import config
from communique.model import EventMention, Statement
from communique.model.coded import Coded
from communique.pipeline import Pipeline, inputs

WORDS = 6
HEAD = ("file", "first words", "speaker", "office", "occasion", "via")
_QUOTED = re.compile(r"“([^”]+)|\"([^\"]+)")


def rows(folder: Path, metadata: Path | None) -> Iterator[tuple[str, ...]]:
    """The cells of each quotation, in the order of the texts; an unread file raises its error."""
    settings = config.load(None)
    found = inputs([str(folder)], metadata, settings)
    documents = [d for d in found if not isinstance(d, Exception)]
    for coded in Pipeline(settings).code(sorted(documents, key=lambda d: d.file)):
        mentions = {m.id: m for m in coded.mentions}
        quoted = [s for s in coded.statements if s.form != "indirect"]
        for statement in sorted(quoted, key=lambda s: s.content[0].start):
            yield _row(coded, statement, mentions)


def _row(coded: Coded, statement: Statement, mentions: dict[str, EventMention]) -> tuple[str, ...]:
    return (
        Path(coded.document.file).stem[:3],
        _first_words(statement),
        "; ".join(p.name for p in statement.speakers) or "–",
        "; ".join(p.office or "–" for p in statement.speakers) or "–",
        _occasion(mentions.get(statement.occasion or "")),
        "; ".join(v.name for v in statement.via) or "–",
    )


def _first_words(statement: Statement) -> str:
    """The beginning of the first stretch in quotation marks, else of the content."""
    whole = " ".join(c.quote for c in statement.content)
    quoted = _QUOTED.search(whole)
    return " ".join((quoted[1] or quoted[2] if quoted else whole).split()[:WORDS])


def _occasion(mention: EventMention | None) -> str:
    if mention is None:
        return "–"
    who = ", ".join(p.name for p in (*mention.actors, *mention.recipients))
    what = mention.gathering.name if mention.gathering else " ".join(mention.trigger.quote.split())
    return f"{what} ({who})" if who else what


def table(found: Iterator[tuple[str, ...]]) -> Iterator[str]:
    """The lines of the table."""
    yield f"| {' | '.join(HEAD)} |"
    yield "|---" * len(HEAD) + "|"
    for row in found:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


def main() -> None:
    """Print the table of a folder."""
    parser = argparse.ArgumentParser(description="Quotations with speaker, office and occasion.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--metadata", type=Path)
    args = parser.parse_args()
    for line in table(rows(args.folder, args.metadata)):
        print(line)  # noqa: T201


if __name__ == "__main__":
    main()
