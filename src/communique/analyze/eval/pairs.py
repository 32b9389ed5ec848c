"""`eval pairs`: one PLOVER type for a sentence in which the two sides are marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.analyze.folding import folded
from communique.errors import ConfigError
from communique.model import EventMention, Participant, Span, Statement
from communique.model.coded import Coded

COLUMNS = ("uid", "marked_sentence")
_MARK = re.compile(r"<(/?)([st])>")

LAST_RESORT = "CONSULT"
"""What is answered where a sentence shows neither an event nor a statement: states meet most."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence without its marks; None for a participant that the text does not name."""

    uid: str
    text: str
    source: Span | None
    target: Span | None


@dataclass(frozen=True, slots=True)
class Answer:
    """The folded type; `confidence` is the share of the question's two sides that were met."""

    uid: str
    root: str
    status: str
    confidence: float


def read_pairs(path: Path) -> Iterator[Pair]:
    """The rows of a tab-separated table with `COLUMNS`; ConfigError where it has not these."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: is not in UTF-8; save it as UTF-8") from None
    lines = [line.split("\t") for line in text.split("\n") if line.strip()]
    head = [cell.strip() for cell in lines[0]] if lines else []
    missing = [c for c in COLUMNS if c not in head]
    if missing:
        raise ConfigError(f"{path}: has no column {' or '.join(missing)} (tab-separated)")
    uid, marked = (head.index(c) for c in COLUMNS)
    for number, row in enumerate(lines[1:], 2):
        if len(row) != len(head):
            raise ConfigError(f"{path} row {number}: has {len(row)} cells for {len(head)} columns")
        yield pair(row[uid], row[marked].strip("\r"))


def pair(uid: str, marked: str) -> Pair:
    """A marked sentence (`<s>actor</s>`, `<t>recipient</t>`) as text and spans."""
    pieces: list[str] = []
    opened: dict[str, int] = {}
    closed: dict[str, int] = {}
    at = length = 0
    for mark in _MARK.finditer(marked):
        pieces.append(marked[at : mark.start()])
        length += mark.start() - at
        at = mark.end()
        (closed if mark[1] else opened).setdefault(mark[2], length)
    text = "".join([*pieces, marked[at:]])

    def span(side: str) -> Span | None:
        start, end = opened.get(side), closed.get(side)
        return Span.of(text, start, end) if start is not None and end and start < end else None

    return Pair(uid, text, span("s"), span("t"))


def answer(question: Pair, coded: Coded) -> Answer:
    """The type of the mention that fits the two sides best; never none.

    Without a mention a statement's force and stance decide, and without one `LAST_RESORT`.
    """
    ranked = sorted(coded.mentions, key=lambda m: _rank(question, m, coded), reverse=True)
    if ranked:
        best = ranked[0]
        met = _sides(question, best)
        root = folded(best.event_type, best.status)
        return Answer(question.uid, root, best.status, sum(met) / 2)
    for statement in coded.statements:
        return Answer(question.uid, _spoken(statement), "occurred", 0.0)
    return Answer(question.uid, LAST_RESORT, "occurred", 0.0)


def _rank(question: Pair, mention: EventMention, coded: Coded) -> tuple[float, ...]:
    met = _sides(question, mention)
    swapped = _met(question.target, mention.actors), _met(question.source, mention.recipients)
    inner = any(
        link.to == mention.id and link.kind in {"content", "accused_of"}
        for m in coded.mentions
        for link in m.links
    )
    return (
        sum(met),
        sum(swapped),
        not inner,
        not mention.abstained,
        -_distance(question, mention),
    )


def _sides(question: Pair, mention: EventMention) -> tuple[bool, bool]:
    return _met(question.source, mention.actors), _met(question.target, mention.recipients)


def _met(side: Span | None, people: tuple[Participant, ...]) -> bool:
    if side is None:
        return not people
    return any(p.mentioned is not None and p.mentioned.overlaps(side) for p in people)


def _distance(question: Pair, mention: EventMention) -> int:
    """Characters between the trigger and the two sides together."""
    sides = [s for s in (question.source, question.target) if s]
    return sum(abs(mention.trigger.start - s.start) for s in sides)


def _spoken(statement: Statement) -> str:
    stances = {a.stance for a in statement.about}
    if statement.force == "prescribe":
        return "REQUEST"
    if statement.force == "commit":
        return "AGREE"
    if statement.force == "deny":
        return "REJECT"
    return "SUPPORT" if 1 in stances else "ACCUSE"
