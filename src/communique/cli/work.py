"""Coding inputs into a store: what `code` and `demo` share."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import click

from communique.config import Config
from communique.errors import InputError, SkippedInput
from communique.model import Document
from communique.model.coded import Coded
from communique.store import Store

Advance = Callable[[], None]


@dataclass(slots=True)
class Tally:
    """What became of the inputs of one run, filled while it goes on.

    `twins` are inputs whose document had come before in the same run: same text and outlet.
    """

    new: int = 0
    unchanged: int = 0
    twins: int = 0
    problems: list[InputError] = field(default_factory=list)
    seen: set[str] = field(default_factory=set)

    def add(self, coded: Coded, *, new: bool) -> None:
        """Count a coded document that the store has taken."""
        if coded.document.id in self.seen:
            self.twins += 1
        elif new:
            self.new += 1
        else:
            self.unchanged += 1
        self.seen.add(coded.document.id)

    @property
    def skipped(self) -> list[InputError]:
        """Inputs left out by rule."""
        return [p for p in self.problems if isinstance(p, SkippedInput)]

    @property
    def failed(self) -> list[InputError]:
        """Inputs that could not be read."""
        return [p for p in self.problems if not isinstance(p, SkippedInput)]

    def lines(self) -> Iterator[str]:
        """The tally in words."""
        counts = [
            (self.new, "coded"),
            (self.unchanged, "unchanged since they were coded"),
            (self.twins, "the same as another input"),
            (len(self.skipped), "skipped"),
            (len(self.failed), "failed"),
        ]
        shown = [f"{n} {what}" for n, what in counts if n or what == "coded"]
        yield "Documents: " + ", ".join(shown)


def code_into(
    store: Store, paths: Sequence[str], *, metadata: Path | None, config: Config, link: bool
) -> Tally:
    """Code every input into the store, each document as soon as it is done; then link."""
    from communique import pipeline

    tally = Tally()
    coder = pipeline.Pipeline(config)
    with _progress(pipeline.count_inputs(paths)) as advance:
        inputs = pipeline.inputs(paths, metadata, config)
        for coded in coder.code(_documents(inputs, tally, advance)):
            if isinstance(coded, InputError):
                tally.problems.append(coded)
            else:
                tally.add(coded, new=store.write(coded))
            advance()
    if link:
        link_store(store, config)
    return tally


def link_store(store: Store, config: Config | None = None) -> None:
    """Make the world level of the whole store again, as people's judgements have it."""
    from communique import pipeline

    store.write_world(pipeline.world(store.coded(), config, store.judgements()))


def complain(tally: Tally) -> None:
    """Name every input that was skipped or failed, with the reason, on standard error."""
    for problem in tally.problems:
        word = "skipped" if isinstance(problem, SkippedInput) else "failed"
        click.echo(f"{word} {problem}", err=True)


def _documents(
    inputs: Iterable[Document | InputError], tally: Tally, advance: Advance
) -> Iterator[Document]:
    """The inputs that became documents; the others go into the tally."""
    for found in inputs:
        if isinstance(found, InputError):
            tally.problems.append(found)
            advance()
        else:
            yield found


@contextmanager
def _progress(total: int) -> Iterator[Advance]:
    """A progress bar on standard error, where that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = ("[progress.description]{task.description}", BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("coding", total=total)
        done = 0

        def advance() -> None:
            nonlocal done
            done += 1  # a file of JSON Lines holds more documents than the one it was counted as
            bar.update(task, completed=done, total=max(total, done))

        yield advance
