"""The command that makes the world level again."""

from __future__ import annotations

from pathlib import Path

import click

from communique.cli import options


@click.command("link")
@options.store
def link(path: Path) -> None:
    """Make events and actors again from all documents.

    `code` does this at its end unless told --no-link. Ids that go out of use still lead to the
    records that took their place.
    """
    from communique.cli.work import link_store
    from communique.store import Store

    with Store.open(path) as store:
        link_store(store)
        totals = store.totals()
    click.echo(
        f"{totals['mentions']} mentions in {totals['documents']} documents: "
        f"{totals['events']} events, {totals['actors']} actors; {totals['copies']} documents are "
        f"copies, cuts or edits of another one, {totals['repeated']} paragraphs repeat on an "
        "outlet's pages (show tells which)"
    )


commands = {"link": link}
