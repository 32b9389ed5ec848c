"""Asking a person for verdicts, one mention after the other, one key each."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass

import click

from communique.cli.screen import Screen
from communique.cli.verdicts import Verdicts
from communique.export.shown import names
from communique.model import EventMention
from communique.model.reviews import Verdict
from communique.store import Store

KEYS: dict[str, Verdict] = {"r": "right", "w": "wrong", "s": "skip"}
ASK = "Type, both sides and status all right?  r right  w wrong  s skip  u undo  q quit"


@dataclass(slots=True)
class Session:
    """One sitting: goes through the drawn mentions, with a way back."""

    store: Store
    screen: Screen
    verdicts: Verdicts
    drawn: Sequence[str]

    def run(self) -> None:
        """Ask for a verdict on each drawn mention that has none, until done or told to quit."""
        asked: list[EventMention] = []
        while (mention := self._next()) or self._more(asked):
            if mention is None:
                self.verdicts.take_back(asked.pop().id)
                continue
            self._show(mention)
            key = self._key("qu" if asked else "q")
            if key == "q":
                return
            if key == "u":
                self.verdicts.take_back(asked.pop().id)
            else:
                self.verdicts.add(mention, KEYS[key])
                asked.append(mention)

    def _next(self) -> EventMention | None:
        """The first drawn mention without a verdict."""
        for id in self.drawn:
            found = self.store.get(id)
            if isinstance(found, EventMention) and self.verdicts.of(found) is None:
                return found
        return None

    def _more(self, asked: Sequence[EventMention]) -> bool:
        """Whether somebody who has come to the end wants the last verdict back."""
        if not asked:
            return False
        self.screen.echo(self.screen.dim("All are checked.  u undo  any other key ends"))
        return _pressed().lower() == "u"

    def _key(self, others: str) -> str:
        """The next key that means something; the end of the input means quit."""
        while True:
            key = _pressed().lower() or "q"
            if key in KEYS or key in others:
                return key

    def _show(self, mention: EventMention) -> None:
        screen, at = self.screen, self.drawn.index(mention.id) + 1
        screen.echo()
        screen.echo(screen.head(f"{at} of {len(self.drawn)}  {mention.event_type}"))
        for name, value in (
            ("actors", names(mention.actors)),
            ("recipients", names(mention.recipients)),
            ("status", mention.status),
            ("date", mention.date.edtf if mention.date else ""),
            ("place", mention.place.name if mention.place else ""),
            ("said by", ", ".join(f"{a.by} {a.stance}" for a in mention.assertions)),
        ):
            screen.echo(f"  {name:<11}{value or '–'}")
        document = self.store.document(mention.document_id)
        if document:
            outlet = document.publisher or document.file
            day = document.published.edtf if document.published else "no date"
            screen.echo(screen.dim(f"  {outlet}, {day}"))
            for piece in screen.excerpts(document.text, [mention.trigger]):
                screen.echo(piece)
        screen.echo(screen.dim(ASK))


def _pressed() -> str:
    """The next key of a terminal, or the next character of a pipe; empty at the end."""
    if sys.stdin is None:
        return ""
    if not sys.stdin.isatty():
        while (key := sys.stdin.read(1)).isspace():
            pass
        return key
    try:
        return click.getchar()
    except EOFError:
        return ""
