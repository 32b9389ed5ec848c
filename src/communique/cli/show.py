"""The command that shows any record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.cli.screen import Screen
    from communique.model import Actor, Document, Event, EventMention, Span, Statement, Tenure
    from communique.store import Record, Store

MENTIONS_OF_ACTOR = 5
"""Mentions shown of an actor."""


@click.command("show")
@click.argument("id")
@options.store
@click.option("--json", "as_json", is_flag=True, help="Print the record as JSON.")
def show(id: str, path: Path, as_json: bool) -> None:
    """Show any record with its reasons and its evidence.

    ID is a record's id, one that it had before, or the beginning of one that fits no other. The
    evidence is highlighted in its text, in [brackets] where the output is no terminal; of a
    document the parts that are not coded are dimmed.
    """
    from communique.cli.screen import Screen
    from communique.model.jsonio import pretty, to_dict
    from communique.store import Store

    screen = Screen.of_stdout()
    with Store.open(path, readonly=True) as store:
        record = _find(store, id.strip())
        if as_json:
            click.echo(pretty(to_dict(record)))
            return
        for line in _lines(store, record, id.strip(), screen):
            screen.echo(line)


def _find(store: Store, id: str) -> Record:
    """The record that goes or went by the id, or whose id alone begins so."""
    if found := store.get(id):
        return found
    options = store.starting(id) if len(id) > 3 else []
    if len(options) == 1 and (found := store.get(options[0])):
        return found
    if options:
        raise UsageError(f"{id} may be any of {', '.join(options)}")
    raise UsageError(f"no record {id} in {store.path}: communique search WORDS finds records")


def _lines(store: Store, record: Record, asked: str, screen: Screen) -> Iterator[str]:
    from communique.cli.chain import FIELDS, chain
    from communique.cli.fields import lines
    from communique.model import Actor, Document, Event, EventMention, Statement, Tenure

    if not record.id.startswith(asked):
        yield screen.dim(f"{asked} is now {record.id}")
    yield screen.head(f"{type(record).__name__} {record.id}")
    if isinstance(record, EventMention):
        yield screen.dim("How it was read")
        yield from chain(record, _vouching(store, record), screen)
        yield screen.dim("What else it holds")
        yield from lines(record, screen, told=FIELDS)
    else:
        yield from lines(record, screen)
    yield ""
    match record:
        case Document():
            yield from _family(store, record, screen)
            yield from _document(store, record, screen)
        case EventMention():
            yield from _repeated(store, record, screen)
            yield from _text(store, record.document_id, (*record.evidence, record.trigger), screen)
        case Statement():
            yield from _text(store, record.document_id, _said(record), screen)
        case Event():
            yield from _event(store, record, screen)
        case Actor():
            yield from _tenures(store, record, screen)
            yield from _actor(store, record, screen)
        case Tenure():
            yield from _tenure(store, record, screen)


def _vouching(store: Store, mention: EventMention) -> dict[str, str]:
    """Names of the actors who vouch for the mention; an id stands for one that is gone."""
    from communique.model import Actor

    ids = [a.by for a in mention.assertions if a.by.startswith("ac_")]
    found = {id: store.get(id) for id in ids}
    return {id: f"{a.name} ({id})" if isinstance(a, Actor) else id for id, a in found.items()}


def _said(statement: Statement) -> tuple[Span, ...]:
    return (*statement.source, *statement.cue, *statement.content)


def _event(store: Store, event: Event, screen: Screen) -> Iterator[str]:
    for mention in event.mentions:
        yield screen.head(f"{mention.id}  {mention.event_type}  {mention.status}")
        yield from _text(store, mention.document_id, mention.evidence or (mention.trigger,), screen)


def _actor(store: Store, actor: Actor, screen: Screen) -> Iterator[str]:
    from communique.store import Filters

    found = {
        mention.id: mention
        for filters in (Filters(actor=(actor.id,)), Filters(recipient=(actor.id,)))
        for mention in store.mentions(filters)
    }
    for mention in list(found.values())[:MENTIONS_OF_ACTOR]:
        parties = (*mention.actors, *mention.recipients)
        spans = tuple(p.mentioned for p in parties if p.actor_id == actor.id and p.mentioned)
        yield screen.head(f"{mention.id}  {mention.event_type}  {mention.status}")
        yield from _text(store, mention.document_id, spans, screen)
    if len(found) > MENTIONS_OF_ACTOR:
        yield screen.dim(f"takes part in {len(found)} mentions")


def _tenures(store: Store, actor: Actor, screen: Screen) -> Iterator[str]:
    """The offices that the actor held, each with where it is known from."""
    from communique.cli.screen import clean

    for one in store.tenures_of(actor.id):
        of = f" of {one.organization}" if one.organization else ""
        reports = len({s.document_id for s in one.spans})
        known = "; ".join(filter(None, (one.table, f"{reports} report(s)" if reports else None)))
        line = f"{one.office}{of}, {one.start or 'not known'} to {one.end or 'not known'}"
        yield f"{screen.head(one.id)}  {clean(line)}"
        yield screen.dim(f"  {known}")


def _tenure(store: Store, tenure: Tenure, screen: Screen) -> Iterator[str]:
    from communique.model import Span

    for document in dict.fromkeys(s.document_id for s in tenure.spans):
        spans = (s for s in tenure.spans if s.document_id == document)
        yield from _text(
            store, document, tuple(Span(s.start, s.end, s.quote) for s in spans), screen
        )


def _text(store: Store, document_id: str, spans: tuple[Span, ...], screen: Screen) -> Iterator[str]:
    document = store.document(document_id)
    if document is None:
        yield screen.dim(f"{document_id} is no longer in the store")
        return
    date = document.published.edtf if document.published else "no date"
    yield screen.dim(f"{document.publisher or document.file}, {date}, {document.id}")
    for part in screen.excerpts(document.text, spans):
        yield from (f"  {line}" for line in part.splitlines())
    yield ""


def _family(store: Store, document: Document, screen: Screen) -> Iterator[str]:
    """The other texts of the document's family: copies, cuts and edits of one text."""
    kin = store.kin(document.id)
    for id in kin:
        other = store.document(id)
        if id == document.id or other is None:
            continue
        date = other.published.edtf if other.published else "no date"
        line = f"{other.publisher or other.file}, {date}, {id}"
        if id == kin[document.id].lead:
            line += "; the earliest text"
        if id == kin[document.id].closest:
            line += f"; {kin[document.id].containment:.0%} of the shorter text is in both"
        yield screen.dim(f"same text: {line}")


def _repeated(store: Store, mention: EventMention, screen: Screen) -> Iterator[str]:
    """A word of warning where the mention stands in what its outlet repeats on its pages."""
    for (start, end), often in store.repeated(mention.document_id).items():
        if start <= mention.trigger.start < end:
            yield screen.dim(f"stands in a paragraph {often}")


def _document(store: Store, document: Document, screen: Screen) -> Iterator[str]:
    """The text block by block; those that are not coded are dimmed."""
    from communique.cli.screen import clean
    from communique.model import CODED_BLOCKS

    if not document.blocks:
        yield clean(document.text)
    for (start, end), often in store.repeated(document.id).items():
        yield screen.dim(f"{often}: {clean(document.text[start:end])[:80]}")
    for block in document.blocks:
        text = document.text[block.start : block.end].strip("\r\n")
        yield screen.dim(f"— {block.kind}: {block.reason}")
        yield clean(text) if block.kind in CODED_BLOCKS else screen.dim(text)


commands = {"show": show}
