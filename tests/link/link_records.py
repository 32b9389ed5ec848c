"""Small records for tests of the link stage: invented people, real countries."""

from __future__ import annotations

import hashlib
from typing import Any

from communique.model import (
    Assertion,
    Block,
    Date,
    Document,
    EventMention,
    Participant,
    Place,
    Quantity,
    Span,
    Statement,
    dates,
)
from communique.model.coded import Coded
from communique.model.ids import actor_id, document_id, mention_id, statement_id

COUNTRIES = {"KEN": "Kenya", "ETH": "Ethiopia", "PER": "Peru", "ECU": "Ecuador", "LTU": "Lithuania"}


def on(text: str | None) -> Date | None:
    return dates.parse_edtf(text) if text else None


def state(code: str, **fields: Any) -> Participant:
    return Participant(COUNTRIES.get(code, code), "state", f"ac_{code}", code, **fields)


def person(name: str, country: str | None, office: str | None = None, **fields: Any) -> Participant:
    id = actor_id("person", name, country=country)
    return Participant(name, "person", id, country, office=office, **fields)


def body(name: str, country: str | None = None, kind: Any = "organization") -> Participant:
    return Participant(name, kind, actor_id("organization", name, country=country), country)


class Report:
    """A report that grows a line with each mention; `coded()` is what coding hands over."""

    def __init__(self, name: str, published: str | None = None, publisher: str | None = None):
        self.name, self.published, self.publisher = name, published, publisher
        self.lines: list[tuple[str, str]] = []
        self.drafts: list[tuple[int, int, dict[str, Any]]] = []
        self.speakers: list[Participant] = []

    def say(self, line: str, trigger: str = "", kind: str = "body", **fields: Any) -> Report:
        """One more paragraph, and where `trigger` is given the mention in it."""
        start = sum(len(text) + 1 for text, _ in self.lines)
        self.lines.append((line, kind))
        if trigger:
            self.drafts.append((start, start + line.index(trigger), {"trigger": trigger} | fields))
        return self

    def also(self, trigger: str, **fields: Any) -> Report:
        """Another mention in the last paragraph."""
        line = self.lines[-1][0]
        start = sum(len(text) + 1 for text, _ in self.lines[:-1])
        self.drafts.append((start, start + line.index(trigger), {"trigger": trigger} | fields))
        return self

    def spoken(self, *speakers: Participant) -> Report:
        self.speakers += speakers
        return self

    def document(self) -> Document:
        text = "".join(line + "\n" for line, _ in self.lines)
        blocks, at = [], 0
        for line, kind in self.lines:
            blocks.append(Block(at, at + len(line), kind, "given"))  # type: ignore[arg-type]
            at += len(line) + 1
        return Document(
            id=document_id(text, url=None, publisher=self.publisher, name=self.name),
            text=text,
            file=self.name,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            length=len(text),
            publisher=self.publisher,
            published=on(self.published),
            blocks=tuple(blocks),
        )

    def coded(self) -> Coded:
        document = self.document()
        used: dict[str, int] = {}
        mentions = tuple(_mention(document, *draft, used) for draft in self.drafts)
        return Coded(document, mentions, tuple(_statements(document, self.speakers)))


def _mention(
    document: Document, line: int, at: int, fields: dict[str, Any], used: dict[str, int]
) -> EventMention:
    fields = dict(fields)
    word = fields.pop("trigger")
    trigger = Span.of(document.text, at, at + len(word))
    end = document.text.index("\n", line)
    id = mention_id(document.id, trigger, [], [])
    number = used[id] = used.get(id, -1) + 1
    when = fields.pop("date", None)
    return EventMention(
        id=mention_id(document.id, trigger, [], [], number),
        document_id=document.id,
        trigger=trigger,
        evidence=(Span.of(document.text, line, end),),
        date=on(when) if isinstance(when, str) else when,
        coder="test/1",
        **{
            "event_type": "CONSULT",
            "status": "occurred",
            "assertions": (Assertion("document", "asserts"),),
        }
        | fields,
    )


def _statements(document: Document, speakers: list[Participant]) -> list[Statement]:
    cue = Span.of(document.text, 0, 1)
    return [
        Statement(
            id=statement_id(document.id, [cue], [Span.of(document.text, 0, 2 + i)]),
            document_id=document.id,
            form="indirect",
            kind="said",
            force="report",
            source=(),
            cue=(cue,),
            cue_lemma="say",
            content=(),
            speakers=(speaker,),
        )
        for i, speaker in enumerate(speakers)
    ]


def place(name: str, country: str | None, precision: Any = "city") -> Place:
    return Place(name, country, precision=precision)


def dead(document: str, number: float) -> Quantity:
    return Quantity("dead", number, number, None, document, Span(0, 1, document[:1]))
