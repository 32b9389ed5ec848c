"""The command that serves the page and the HTTP API."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from communique.cli import options
from communique.errors import StoreError, UsageError

if TYPE_CHECKING:
    from communique.config import Config
    from communique.model.coded import Coded
    from communique.serve import Draft

LOOPBACK = ("127.0.0.1", "localhost", "::1")
LINKED_AT_ONCE = 2000
"""Documents up to which events are made anew as soon as a text is added."""


@click.command("serve")
@options.store
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to answer at.")
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8018,
    show_default=True,
    metavar="N",
    help="Port to answer at; 0 takes one that is free.",
)
@click.option(
    "--token",
    envvar="COMMUNIQUE_TOKEN",
    help="What visitors have to show; needed where other machines reach the address. "
    "'new' makes one. Also from COMMUNIQUE_TOKEN.",
)
@click.option(
    "--allow-host",
    "hosts",
    multiple=True,
    metavar="NAME",
    help="A further name by which the page may be called.",
)
@click.option("--read-only", is_flag=True, help="Code no pasted texts and add none.")
@options.config
def serve(
    path: Path,
    host: str,
    port: int,
    token: str | None,
    hosts: tuple[str, ...],
    read_only: bool,
    config_file: Path | None,
) -> None:
    """Open the record in a browser, and to programs by HTTP.

    The page works without internet and asks no other machine for anything. Only this machine
    reaches it; another --host needs a --token. `communique code` may write meanwhile.
    """
    from communique import config
    from communique.cli.countries import countries
    from communique.serve import Settings

    if token == "new":
        token = secrets.token_urlsafe(24)
    if host not in LOOPBACK and not token:
        raise UsageError(f"--host {host} can be reached by others: give --token, or --token new")
    _open_once(path)
    settings = Settings(
        store=path,
        countries=countries(),
        host=host,
        token=token,
        hosts=hosts,
        **({} if read_only else coding(path, config.load(config_file))),  # type: ignore[arg-type]
    )
    _run(settings, host, port, token)


def coding(path: Path, settings: Config) -> dict[str, Callable[..., object]]:
    """How pasted texts are coded, and how one is added to the store at `path`."""

    def code(draft: Draft) -> Coded:
        from communique import api

        return api.code(
            draft.text,
            published=draft.published,
            publisher=draft.publisher,
            title=draft.title,
            config=settings,
        )

    def add(coded: Coded) -> bool:
        from communique.cli.work import link_store
        from communique.store import Store

        with Store.open(path, create=True) as store:
            store.write(coded)
            if store.totals()["documents"] > LINKED_AT_ONCE:
                return False
            link_store(store)
            return True

    return {"code": code, "add": add}


def _open_once(path: Path) -> None:
    """Say at once what is wrong with the store; one of an older version is brought up to date."""
    from communique.store import Store

    if path.exists():
        try:
            Store.open(path, readonly=True).close()
        except StoreError:
            Store.open(path).close()
    Store.open(path, readonly=True).close()


def _run(settings: object, host: str, port: int, token: str | None) -> None:
    import socket

    import uvicorn

    from communique.serve import Settings, create_app

    assert isinstance(settings, Settings)
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(128)  # from here on nobody is turned away, who comes early waits
    except OSError as e:
        listening.close()
        raise UsageError(f"cannot answer at {host} port {port}: {e.strerror}; give another") from e
    named = f"[{host}]" if ":" in host else host
    address = f"http://{named}:{listening.getsockname()[1]}/"
    click.echo(f"The record is at {address}{f'?token={token}' if token else ''} (end with Ctrl-C)")
    server = uvicorn.Server(
        uvicorn.Config(
            create_app(settings), log_level="warning", server_header=False, access_log=False
        )
    )
    with listening, suppress(KeyboardInterrupt):
        server.run(sockets=[listening])


commands = {"serve": serve}
