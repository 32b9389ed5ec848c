"""Small records for tests of the store and of what reads it."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from communique.model import (
    About,
    Actor,
    Assertion,
    Block,
    Document,
    Event,
    EventMention,
    NameCount,
    Participant,
    Place,
    Span,
    Statement,
    Why,
    dates,
)
from communique.model.coded import Coded, World
from communique.model.ids import document_id, event_id, mention_id, statement_id

COUNTRIES = {
    "iran": "IRN",
    "iranian": "IRN",
    "russia": "RUS",
    "russian": "RUS",
    "united states": "USA",
}
TEXT = (
    "Hatami meets Shoigu in Moscow\n"
    "Iranian Defense Minister Amir Hatami met Sergei Shoigu in Moscow on Tuesday. "
    "He said “the United States wants war”. Russia denied that missiles were sold.\n"
    "Related: ten café recipes\n"
)


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote), quote)


def document(text: str = TEXT, **fields: Any) -> Document:
    fields = {
        "file": "002.txt",
        "publisher": "The Iran Project",
        "published": "2018-04-07",
    } | fields
    if isinstance(fields["published"], str):
        fields["published"] = dates.parse_edtf(fields["published"])
    related = text.find("Related:")
    blocks = (Block(0, len(text), "body", "all of it"),)
    if related > 0:
        blocks = (
            Block(0, related, "body", "before the cue"),
            Block(related, len(text), "related", "cue 'Related:'"),
        )
    id = document_id(
        text, url=fields.get("url"), publisher=fields["publisher"], name=fields["file"]
    )
    return Document(
        id=id,
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        length=len(text),
        blocks=blocks,
        **{"title": "Hatami meets Shoigu", "language": "en"} | fields,
    )


def person(text: str, name: str, country: str, **fields: Any) -> Participant:
    return Participant(
        name=name,
        kind="person",
        country=country,
        mentioned=span(text, name) if name in text else None,
        **{"actor_id": f"ac_{name.split()[-1].lower()}", "sectors": ("MIL",)} | fields,
    )


def state(code: str, name: str, text: str = "") -> Participant:
    found = span(text, name) if name in text else None
    return Participant(name, "state", f"ac_{code}", code, mentioned=found)


def mention(doc: Document, trigger: str = "met", **fields: Any) -> EventMention:
    text = doc.text
    actors = fields.pop(
        "actors", (person(text, "Amir Hatami", "IRN", office="defence minister of Iran"),)
    )
    recipients = fields.pop("recipients", (person(text, "Sergei Shoigu", "RUS"),))
    mark = span(text, trigger)
    places = [[p.mentioned for p in side if p.mentioned] for side in (actors, recipients)]
    fields = {
        "event_type": "CONSULT",
        "status": "occurred",
        "date": dates.parse_edtf("2018-04-03"),
        "place": Place("Moscow", "RUS", 55.75, 37.62, 524901, "city"),
        "assertions": (Assertion("document", "asserts"),),
        "confidence": 0.9,
        "coder": "patterns/1",
        "explanation": "met",
        "why": {"event_type": Why("lexicon: meet", (mark,)), "deadline": Why("none named")},
    } | fields
    return EventMention(
        id=mention_id(doc.id, mark, *places),
        document_id=doc.id,
        trigger=mark,
        evidence=(line_of(text, mark),),
        actors=actors,
        recipients=recipients,
        **fields,
    )


def line_of(text: str, mark: Span) -> Span:
    start, end = text.rfind("\n", 0, mark.start) + 1, text.find("\n", mark.end)
    return Span.of(text, start, end if end >= 0 else len(text))


def statement(doc: Document, **fields: Any) -> Statement:
    text = doc.text
    cue, content = span(text, "said"), span(text, "“the United States wants war”")
    about = About("actor", "ac_USA", "United States", -1, span(text, "United States"))
    fields = {
        "speakers": (person(text, "Amir Hatami", "IRN", office="defense minister of Iran"),),
        "addressees": (state("RUS", "Russia", text),),
        "about": (about,),
        "themes": ("world order",),
        "date": dates.parse_edtf("2018-04-03"),
        "confidence": 0.8,
    } | fields
    return Statement(
        id=statement_id(doc.id, (cue,), (content,)),
        document_id=doc.id,
        form="direct",
        kind="said",
        force="evaluate",
        source=(span(text, "He"),),
        cue=(cue,),
        cue_lemma="say",
        content=(content,),
        **fields,
    )


def denied_sale(doc: Document) -> EventMention:
    return mention(
        doc,
        "sold",
        event_type="AID",
        status="negated",
        actors=(state("RUS", "Russia", doc.text),),
        recipients=(),
        assertions=(Assertion("document", "asserts"), Assertion("ac_RUS", "denies")),
        date=None,
        place=None,
        confidence=0.4,
    )


def coded(doc: Document | None = None) -> Coded:
    """A meeting said to have happened, a sale that is denied, and a statement."""
    doc = doc or document()
    said = statement(doc)
    met = replace(mention(doc), statement_id=said.id)
    return Coded(doc, (met, denied_sale(doc)), (said,))


def event(*mentions: EventMention, **fields: Any) -> Event:
    first = mentions[0]
    fields = {
        "documents": tuple(dict.fromkeys(m.document_id for m in mentions)),
        "publishers": ("The Iran Project",),
        "text_families": 1,
        "contested": any(a.stance == "denies" for a in first.assertions),
        "why_merged": ("only one report",),
    } | fields
    return Event(
        id=event_id(first.id),
        event_type=first.event_type,
        status=first.status,
        mentions=mentions,
        actors=first.actors,
        recipients=first.recipients,
        date=first.date,
        place=first.place,
        assertions=first.assertions,
        labels=first.labels,
        confidence=first.confidence,
        **fields,
    )


def actor(id: str, name: str, country: str, *spellings: str, kind: Any = "person") -> Actor:
    names = tuple(NameCount(s, 1) for s in (name, *spellings))
    return Actor(id, kind, name, names, country, sectors=("MIL",) if kind == "person" else ())


def world(*found: Coded, **actor_of: str) -> World:
    """One event for each shown mention; `actor_of` maps local ids in every document."""
    mentions = [m for c in found for m in c.mentions if not m.abstained]
    events = tuple(event(m) for m in mentions)
    return World(
        events=events,
        actors=(
            actor("ac_RUS", "Russia", "RUS", kind="state"),
            actor(actor_of.get("ac_hatami", "ac_hatami"), "Amir Hatami", "IRN", "Hatami"),
            actor("ac_shoigu", "Sergei Shoigu", "RUS", "Shoygu"),
        ),
        event_of={m.id: e.id for m, e in zip(mentions, events, strict=True)},
        actor_of={(c.document.id, old): new for c in found for old, new in actor_of.items()},
    )
