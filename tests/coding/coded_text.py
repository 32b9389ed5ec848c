"""Mentions as short lines, such as "CONSULT CHL,PER > - occurred"."""

from __future__ import annotations

from communique.coding.examples import line
from communique.model import EventMention
from communique.model.coded import Coded


def lines(coded: Coded) -> list[str]:
    return [line(m) for m in coded.mentions]


def of_type(coded: Coded, event_type: str) -> EventMention:
    (found,) = [m for m in coded.mentions if m.event_type == event_type]
    return found


def linked(coded: Coded, mention: EventMention) -> list[tuple[str, str]]:
    """Kind of each link with the line of the mention it leads to."""
    known = {m.id: m for m in coded.mentions}
    return [(link.kind, line(known[link.to])) for link in mention.links]


__all__ = ["line", "lines", "linked", "of_type"]
