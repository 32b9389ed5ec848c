"""Small records for the scorer's tests, by hand."""

from __future__ import annotations

from typing import Any

from communique.model import (
    About,
    Block,
    Date,
    Document,
    EventMention,
    Object,
    Participant,
    Place,
    Quantity,
    Span,
    Statement,
    ids,
)

TEXT = "Chad met Mali. Peru accused Chile of spying. Ghana said it would help Togo with 40 trucks."
DOC = "dc_one"


def words(quote: str, text: str = TEXT) -> Span:
    start = text.index(quote)
    return Span(start, start + len(quote), quote)


def sentence(quote: str) -> Span:
    start = TEXT.rfind(". ", 0, TEXT.index(quote)) + 1
    start += start > 0
    end = TEXT.index(".", TEXT.index(quote)) + 1
    return Span(start, end, TEXT[start:end])


def state(code: str, name: str) -> Participant:
    return Participant(name, "state", f"ac_{code}", country=code, mentioned=words(name))


CHAD, MALI = state("TCD", "Chad"), state("MLI", "Mali")
PERU, CHILE = state("PER", "Peru"), state("CHL", "Chile")
GHANA, TOGO = state("GHA", "Ghana"), state("TGO", "Togo")


def mention(trigger: str, event_type: str, **more: Any) -> EventMention:
    at = words(trigger)
    more = {"status": "occurred", "actors": (), "recipients": (), "document_id": DOC} | more
    people = [[p.mentioned for p in more[s]] for s in ("actors", "recipients")]
    return EventMention(
        id=more.pop("id", None) or ids.mention_id(more["document_id"], at, *people),
        event_type=event_type,
        trigger=at,
        evidence=(sentence(trigger),),
        **more,
    )


MET = mention("met", "CONSULT", actors=(CHAD, MALI), place=Place("Bamako", "MLI"))
ACCUSED = mention(
    "accused", "ACCUSE", actors=(PERU,), recipients=(CHILE,), date=Date("2031", "2031-01-01", None)
)
SPYING = mention(
    "spying",
    "COERCE",
    actors=(CHILE,),
    recipients=(PERU,),
    objects=(Object("information", "spying", words("spying")),),
)
HELP = mention(
    "help",
    "AID",
    actors=(GHANA,),
    recipients=(TOGO,),
    status="planned",
    quantities=(Quantity("items", 40, 40, "trucks", "40 trucks", words("40 trucks")),),
)
GOLD = [MET, ACCUSED, SPYING, HELP]

SAID = Statement(
    id="st_one",
    document_id=DOC,
    form="indirect",
    kind="said",
    force="commit",
    source=(words("Ghana"),),
    cue=(words("said"),),
    cue_lemma="say",
    content=(words("it would help Togo with 40 trucks"),),
    speakers=(GHANA,),
    about=(About("actor", "ac_TGO", "Togo", 1, words("Togo")),),
)

DOCUMENT = Document(
    DOC,
    TEXT,
    "one.txt",
    "",
    len(TEXT),
    published=Date("2031-05-06", "2031-05-06", "2031-05-06"),
    blocks=(Block(0, 14, "title", ""), Block(15, len(TEXT), "body", "")),
)
