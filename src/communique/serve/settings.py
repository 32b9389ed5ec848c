"""What the page needs to be told: where the record lies, who may read it, how texts are coded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from communique.model.coded import Coded

LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that somebody pasted, with what was said about it."""

    text: str
    published: str | None = None
    publisher: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """How the page is served.

    `countries` leads from a country's or people's name to its code, for filters. `token` has to
    be shown by every visitor, None lets in whoever reaches the address. `code` codes a pasted text
    and `add` puts a coded one into the record (True where events were made anew at once); None
    where that is not offered. `hosts` are names, beside the loopback's, by which the page may be
    called.
    """

    store: Path
    countries: Mapping[str, str] = field(default_factory=dict)
    host: str = "127.0.0.1"
    token: str | None = None
    hosts: tuple[str, ...] = ()
    max_bytes: int = 5_000_000
    code: Callable[[Draft], Coded] | None = None
    add: Callable[[Coded], bool] | None = None

    @property
    def is_local(self) -> bool:
        """Whether only this machine can reach the address."""
        return self.host in LOOPBACK
