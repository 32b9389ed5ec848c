"""Three invented reports: two on one meeting that do not agree, and one that is hostile markup."""

from __future__ import annotations

from dataclasses import replace

from store_records import actor, event, mention, person, span, state

from communique.model import About, Assertion, Block, Document, EventMention, Place, Statement, Why
from communique.model import dates as edtf
from communique.model.coded import Coded, World
from communique.model.ids import document_id, statement_id

MEETING = (
    "Ministers meet in Quito\n"
    "Ecuadorian Foreign Minister Ana Rosales met Luis Quispe of Peru in Quito on 3 May. "
    "Rosales said “Peru keeps its word on the river”.\n"
    "Peru will send engineers in June.\n"
    "Related: ten ways to cook quinoa\n"
)
OTHER = (
    "Talks on the river\n"
    "Ana Rosales met Luis Quispe in Loja on 3 May, officials in Lima said. "
    "Peru denied that a meeting took place.\n"
)
EVIL = '<script>window.ran=1</script><img src=x onerror="window.ran=1">{{7*7}}\'"</mark></title>'
EVIL_FILE = '"><svg onload="window.ran=1">.txt'
HOSTILE = (
    f"{EVIL} shakes Fiji\n"
    f"Fiji accused {EVIL} of theft. The minister {EVIL} said “{EVIL}” in Suva.\n"
    "</article></main><script>window.ran=1</script>\n"
)


def document(text: str, file: str, publisher: str, day: str, **more: str) -> Document:
    end = text.index("\n") + 1
    related = text.find("Related:")
    last = related if related > 0 else len(text)
    blocks = [Block(0, end, "title", "the first line"), Block(end, last, "body", "the story")]
    if related > 0:
        blocks.append(Block(related, len(text), "related", "cue 'Related:'"))
    return Document(
        id=document_id(text, url=None, publisher=publisher, name=file),
        text=text,
        file=file,
        sha256="0" * 64,
        length=len(text),
        title=more.get("title", text[: end - 1]),
        publisher=publisher,
        url=more.get("url"),
        language="en",
        published=edtf.parse_edtf(day),
        blocks=tuple(blocks),
        why={"published": Why("given in the metadata")},
    )


def rosales(text: str) -> tuple:
    return (
        person(text, "Ana Rosales", "ECU", office="foreign minister of Ecuador", sectors=("GOV",)),
        person(text, "Luis Quispe", "PER", office="foreign minister of Peru", sectors=("GOV",)),
    )


def met(doc: Document, place: str, *assertions: Assertion) -> EventMention:
    return mention(
        doc,
        "met",
        actors=rosales(doc.text),
        recipients=(),
        date=edtf.parse_edtf("2030-05-03"),
        place=Place(place, "ECU", None, None, None, "city"),
        assertions=assertions,
        confidence=None,
        why={
            "date": Why("day and month as written", (span(doc.text, "3 May"),)),
            "place": Why("in its clause", (span(doc.text, place),)),
            "deadline": Why("none named"),
        },
    )


def said(doc: Document, cue: str, content: str, speaker: str, about: About) -> Statement:
    cues, contents = (span(doc.text, cue),), (span(doc.text, content),)
    return Statement(
        id=statement_id(doc.id, cues, contents),
        document_id=doc.id,
        form="direct",
        kind="said",
        force="evaluate",
        source=(),
        cue=cues,
        cue_lemma="say",
        content=contents,
        speakers=(person(doc.text, speaker, "ECU", office="foreign minister of Ecuador"),),
        about=(about,),
        themes=("rivers",),
    )


def meeting() -> Coded:
    doc = document(MEETING, "quito.txt", "Quito Courier", "2030-05-04")
    peru = About("actor", "ac_PER", "Peru", 1, span(MEETING, "Peru keeps"))
    words = said(doc, "said", "“Peru keeps its word on the river”", "Ana Rosales", peru)
    send = mention(
        doc,
        "send",
        event_type="AID",
        status="planned",
        actors=(state("PER", "Peru", MEETING),),
        recipients=(),
        date=None,
        place=None,
        why={"date": Why("the words give no day")},
    )
    return Coded(doc, (met(doc, "Quito", Assertion("document", "asserts")), send), (words,))


def other() -> Coded:
    doc = document(OTHER, "loja.txt", "Lima Post", "2030-05-05")
    claims = (Assertion("document", "asserts"), Assertion("ac_PER", "denies"))
    return Coded(doc, (met(doc, "Loja", *claims),))


def hostile() -> Coded:
    doc = document(HOSTILE, EVIL_FILE, EVIL, "2029", title=EVIL, url="javascript:window.ran=1")
    fiji = state("FJI", "Fiji", HOSTILE)
    evil = replace(
        person(HOSTILE, "Evil", "USA"), name=EVIL, office=EVIL, actor_id="ac_" + "e" * 20
    )
    accused = mention(
        doc,
        "accused",
        event_type="ACCUSE",
        actors=(fiji,),
        recipients=(evil,),
        date=None,
        place=Place(EVIL),
        explanation=EVIL,
        why={"date": Why(EVIL), "place": Why(EVIL)},
    )
    about = About("idea", None, EVIL, -1, span(HOSTILE, "theft"))
    words = replace(said(doc, "said", f"“{EVIL}”", "Fiji", about), speakers=(evil,), themes=(EVIL,))
    return Coded(doc, (accused,), (words,))


def world_of() -> tuple[list[Coded], World]:
    """The three documents, and the world: one event that both meetings are, contested."""
    coded = [meeting(), other(), hostile()]
    first, send = coded[0].mentions
    second, accused = coded[1].mentions[0], coded[2].mentions[0]
    together = event(
        first,
        second,
        publishers=("Quito Courier", "Lima Post"),
        text_families=2,
        contested=True,
        agreement=("date", "actors"),
        disagreements={"place": ("Quito (a)", "Loja (b)")},
        first_reported=edtf.parse_edtf("2030-05-04"),
        why_merged=("same day, same two ministers",),
    )
    together = replace(together, assertions=(*first.assertions, *second.assertions[1:]))
    sending = event(
        send, publishers=("Quito Courier",), first_reported=edtf.parse_edtf("2030-05-04")
    )
    accusing = event(accused, publishers=(EVIL,), first_reported=edtf.parse_edtf("2029"))
    events = (together, sending, accusing)
    return coded, World(
        events=events,
        actors=(
            actor("ac_PER", "Peru", "PER", kind="state"),
            actor("ac_ECU", "Ecuador", "ECU", kind="state"),
            actor("ac_FJI", "Fiji", "FJI", kind="state"),
            actor("ac_rosales", "Ana Rosales", "ECU", "Rosales"),
            actor("ac_quispe", "Luis Quispe", "PER"),
            actor("ac_" + "e" * 20, EVIL, "USA"),
        ),
        event_of={m.id: e.id for e in events for m in e.mentions},
    )
