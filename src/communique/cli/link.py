"""The command that makes the world level again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from communique.cli import options


@click.command("link")
@options.store
@options.offices
@options.config
def link(path: Path, tables: tuple[Path, ...], config_file: Path | None) -> None:
    """Make events, actors and tenures again from all documents.

    `code` does this at its end unless told --no-link. Ids that go out of use still lead to the
    records that took their place.
    """
    from communique import config
    from communique.cli.work import link_store
    from communique.store import Store

    settings = config.load(config_file)
    settings = replace(settings, offices=(*settings.offices, *tables))
    with Store.open(path) as store:
        link_store(store, settings)
        totals = store.totals()
    click.echo(
        f"{totals['mentions']} mentions in {totals['documents']} documents: "
        f"{totals['events']} events, {totals['actors']} actors, {totals['tenures']} tenures; "
        f"{totals['copies']} documents are copies, cuts or edits of another one, "
        f"{totals['repeated']} paragraphs repeat on an outlet's pages (show tells which)"
    )


commands = {"link": link}
