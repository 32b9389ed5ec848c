"""The reports of a gold for commands that measure: which may be read, and the texts themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.analyze.eval import Gold
    from communique.config import Config
    from communique.model import Document

UNREAD = "--errors never shows a test part: its errors are not for reading"


def gold_of(path: Path, part: str | None, *, for_errors: bool) -> Gold:
    """The gold at `path`, or the part of it whose errors may be read; UsageError where none may."""
    from communique.analyze import eval as scoring

    if not for_errors:
        return scoring.load_gold(path, part=part)
    due = scoring.load_gold(path, part=_part_to_read(path, part))
    due = due.of(due.mentions.keys() - scoring.unread())
    if not due.mentions:
        raise UsageError(UNREAD)
    return due


def _part_to_read(path: Path, part: str | None) -> str | None:
    """The part whose errors may be read."""
    from communique.analyze.eval import reports

    if not (path / "reports.csv").is_file():
        return part
    if part == "test" or not any(r["part"] == "dev" for r in reports(path)):
        raise UsageError(UNREAD)
    return "dev"


def documents_of(path: Path, gold: Gold, settings: Config) -> list[Document]:
    """The gold's reports, in the order of their names; those that cannot be read are named."""
    from communique.model import Document
    from communique.pipeline import inputs

    table = path / "metadata.csv"
    read = list(inputs([path / "reports"], table if table.is_file() else None, settings))
    for fault in read:
        if not isinstance(fault, Document):
            click.echo(f"communique: {fault}", err=True)
    return [d for d in read if isinstance(d, Document) and d.id in gold.mentions]
