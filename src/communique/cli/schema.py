"""The command that prints the records' JSON Schema."""

from __future__ import annotations

import click

NAMES = (
    "document",
    "mention",
    "statement",
    "event",
    "actor",
    "tenure",
    "gathering",
    "dossier",
    "review",
)


@click.command("schema")
@click.argument("name", required=False, type=click.Choice(NAMES))
def schema(name: str | None) -> None:
    """Print the JSON Schema of the records.

    Of the record called NAME, or of all as one object; they describe what --format jsonl prints.
    """
    from communique.model.jsonio import pretty, schema

    found = {n: schema(n) for n in ([name] if name else NAMES)}
    if "document" in found:  # listings leave out a document's text
        required = found["document"]["required"]
        found["document"]["required"] = [field for field in required if field != "text"]
    click.echo(pretty(found[name] if name else found))


commands = {"schema": schema}
