"""Progress of long work, on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

import click

T = TypeVar("T")


def with_progress(items: Iterable[T], length: int) -> Iterator[T]:
    """The same items, counted on standard error where that is a terminal."""
    bar = click.progressbar(
        items, length=length, label="reading", file=sys.stderr, hidden=not sys.stderr.isatty()
    )
    with bar as steps:
        yield from steps
