"""The order in which documents count: the earliest published first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from communique.model import Document, EventMention, dates
from communique.model.coded import Coded

_NEVER = "9999-99-99"

OrderKey = tuple[str, str]
MentionKey = tuple[str, str, int, str]


def order_key(document: Document) -> OrderKey:
    """The first day a document can have been published, none last, then its id."""
    published = document.published
    return (published.min if published and published.min else _NEVER, document.id)


def text_key(document: Document) -> tuple[bool, str, int, str]:
    """Sorts texts of one family: known to the day first, the earliest, then the fullest."""
    day, id = order_key(document)
    return (published_day(document) is None, day, -document.length, id)


def in_order(coded: Iterable[Coded]) -> tuple[Coded, ...]:
    """Each document once, the least first, whatever order they came in."""
    once: dict[str, Coded] = {}
    for one in coded:
        other = once.setdefault(one.document.id, one)
        if other != one:
            once[one.document.id] = min(one, other, key=repr)
    return tuple(sorted(once.values(), key=lambda c: order_key(c.document)))


def mention_key(mention: EventMention, document: Document) -> MentionKey:
    """Sorts mentions as their documents, then by where they stand."""
    return (*order_key(document), mention.trigger.start, mention.id)


def published_day(document: Document) -> date | None:
    """The day of publication; None where it is not known to the day."""
    return dates.first_day(document.published) if dates.is_one_day(document.published) else None
