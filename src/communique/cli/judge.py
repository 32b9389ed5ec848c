"""The commands by which a person overrules who is one actor."""

from __future__ import annotations

import getpass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.model.reviews import Judged, JudgementKind
    from communique.store import Store

_reviewer = click.option(
    "--reviewer", metavar="NAME", help="Who judges; your user name unless given."
)
_note = click.option("--note", metavar="TEXT", help="Why, in your words.")


@click.group("judge")
def judge() -> None:
    """Overrule which actors are one: join them, or split one.

    A judgement is kept for good: coding again, new documents and every link heed it, and a later
    one counts more than an earlier one. `communique show ac_…` tells that somebody judged.
    """


@judge.command("join")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID…")
@options.store
@options.offices
@options.config
@_reviewer
@_note
def join(
    ids: tuple[str, ...],
    path: Path,
    tables: tuple[Path, ...],
    config_file: Path | None,
    reviewer: str | None,
    note: str | None,
) -> None:
    """These actors are one.

    ID is an actor's id; two or more are needed.
    """
    from communique.model.reviews import Judged
    from communique.store import Store

    with Store.open(path) as store:
        actors = list(dict.fromkeys(_actor(store, id) for id in ids))
        if len(actors) < 2:
            raise UsageError("join needs two actors or more; these ids are one already")
        parts = {Judged(local) for actor in actors for _, local in store.called(actor)}
        _keep(store, "join", tuple(parts), reviewer, note)
        _link(store, tables, config_file)
        left = {_actor(store, id) for id in ids}
        click.echo(f"{', '.join(actors)} are one actor now: {', '.join(sorted(left))}")


@judge.command("split")
@click.argument("actor", metavar="ID")
@click.argument("parts", nargs=-1, metavar="[PART…]")
@options.store
@options.offices
@options.config
@_reviewer
@_note
def split(
    actor: str,
    parts: tuple[str, ...],
    path: Path,
    tables: tuple[Path, ...],
    config_file: Path | None,
    reviewer: str | None,
    note: str | None,
) -> None:
    """This actor is several.

    ID is an actor's id. PART says what is another actor: a document's id (whoever it calls so), a
    name as documents spell it, or an id that coding gave. All PARTs together are one other actor.
    Without a PART every name that was put together stands alone again.
    """
    from communique.store import Store

    with Store.open(path) as store:
        whole = _actor(store, actor)
        called = store.called(whole)
        for group in _groups(store, called, parts):
            _keep(store, "split", group, reviewer, note)
        _link(store, tables, config_file)
        pieces = {store.now(document, local) for document, local in called}
        click.echo(f"{whole} is {len(pieces)} actors now: {', '.join(sorted(pieces))}")


def _groups(
    store: Store, called: list[tuple[str, str]], parts: tuple[str, ...]
) -> list[tuple[Judged, ...]]:
    """What is taken out of the actor, each group an actor of its own."""
    from communique.model.reviews import Judged

    if not parts:
        locals_ = sorted({local for _, local in called})
        if len(locals_) < 2:
            raise UsageError("every document calls it the same: name the documents to split off")
        return [(Judged(local),) for local in locals_[1:]]
    found = [judged for part in parts for judged in _part(store, called, part)]
    if {(j.document_id, j.actor_id) for j in found if j.document_id} == set(called):
        raise UsageError("that is all of the actor: nothing would be left")
    return [tuple(dict.fromkeys(found))]


def _part(store: Store, called: list[tuple[str, str]], part: str) -> list[Judged]:
    from communique.model.ids import name_key
    from communique.model.reviews import Judged

    if part.startswith("dc_"):
        found = [Judged(local, document) for document, local in called if document == part]
    elif part.startswith("ac_"):
        found = [Judged(local) for _, local in called if local == part]
    else:
        wanted = name_key(part)
        ids = {local for local, name in store.names_of(called) if name_key(name) == wanted}
        found = [Judged(local) for local in sorted(ids)]
    if not found:
        raise UsageError(
            f"{part}: no document calls this actor so; communique show lists its names"
        )
    return list(dict.fromkeys(found))


def _actor(store: Store, id: str) -> str:
    """The actor's id as it is now; UsageError where it is none."""
    from communique.model import Actor

    found = store.get(id.strip())
    if isinstance(found, Actor):
        return found.id
    if found is not None:
        raise UsageError(f"{id} is no actor: only actors are joined and split")
    raise UsageError(f"no actor {id} in {store.path}: communique actors lists them")


def _keep(
    store: Store,
    kind: JudgementKind,
    parts: tuple[Judged, ...],
    reviewer: str | None,
    note: str | None,
) -> None:
    from communique.model.reviews import judgement

    at = datetime.now(UTC).isoformat(timespec="microseconds")
    name = reviewer or getpass.getuser()
    store.judge(judgement(kind, parts, reviewer=name, at=at, note=note))


def _link(store: Store, tables: tuple[Path, ...], config_file: Path | None) -> None:
    from dataclasses import replace

    from communique import config
    from communique.cli.work import link_store

    settings = config.load(config_file)
    link_store(store, replace(settings, offices=(*settings.offices, *tables)))


commands = {"judge": judge}
