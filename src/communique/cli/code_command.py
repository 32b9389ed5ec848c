"""The main job: reports in, records out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click

from communique.cli import options
from communique.errors import UsageError


@click.command("code")
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@options.store
@click.option(
    "--metadata",
    type=click.Path(path_type=Path),
    metavar="CSV",
    help="What you know of the files: columns file,published,publisher,title,url.",
)
@click.option("--coder", metavar="NAME", help="The coder by its versioned name.")
@click.option(
    "--codebook",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="A folder with event types of your own, beside the bundled ones.",
)
@options.offices
@click.option("--events-only", is_flag=True, help="Write down events and no statements.")
@click.option("--no-link", is_flag=True, help="Leave events and actors as they were.")
@options.config
@click.pass_context
def code(
    ctx: click.Context,
    paths: tuple[str, ...],
    path: Path,
    metadata: Path | None,
    coder: str | None,
    codebook: Path | None,
    tables: tuple[Path, ...],
    events_only: bool,
    no_link: bool,
    config_file: Path | None,
) -> None:
    """Read reports and write down what they say: the main job.

    PATH is a file, a folder, or - for standard input. Coding the same input again changes
    nothing; with other metadata it replaces the document. Inputs that are skipped or fail are
    named on standard error, and the rest is done.

    Exit codes: 0 done, 1 some inputs failed, 2 no PATH exists, 3 the store or the configuration
    cannot be used.
    """
    _check_paths(paths)
    from communique import config
    from communique.cli import render, work
    from communique.cli.screen import Screen
    from communique.store import Store

    settings = config.load(config_file)
    settings = replace(
        settings,
        coder=coder or settings.coder,
        codebook=codebook or settings.codebook,
        offices=(*settings.offices, *tables),
        statements=settings.statements and not events_only,
    )
    with Store.open(path, create=True) as store:
        tally = work.code_into(store, paths, metadata=metadata, config=settings, link=not no_link)
        work.complain(tally)
        for line in (*tally.lines(), *_left_over(paths, metadata), *render.summary(store)):
            Screen.of_stdout().echo(line)
    ctx.exit(1 if tally.failed else 0)


def _check_paths(paths: tuple[str, ...]) -> None:
    if not any(path == "-" or Path(path).exists() for path in paths):
        raise UsageError(f"no such file or folder: {', '.join(paths)}")


def _left_over(paths: tuple[str, ...], metadata: Path | None) -> Iterator[str]:
    """Files of kinds that we do not read, and rows of metadata that name no file."""
    from communique.read import KINDS, load_metadata, survey

    found = survey(paths, metadata=load_metadata(metadata) if metadata else None)
    if found.passed_over:
        yield f"Passed over: {found.passed_over} files in folders, not {' '.join(KINDS)}"
    if found.unmatched:
        yield f"Metadata for files that are not among these: {', '.join(found.unmatched)}"


commands = {"code": code}
