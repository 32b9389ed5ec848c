"""The flat columns of each kind of record: what a CSV file shows of it.

Lists are joined by '; ' in the record's order, so that the n-th actor's country is the n-th of
`actor_countries`; where one has none its place is empty.
"""

from __future__ import annotations

from communique.analyze.positions import Position
from communique.export.columns import Cell, Column, dated, joined, listed, people, placed, plain
from communique.model import Actor, Document, Event, EventMention, Statement, Tenure

_ACT = (
    *plain(event_type="PLOVER type or one of your codebook", status="status of the act"),
    *listed(modes="modes", contexts="contexts"),
)
_PARTIES = (*people("actors", "actor", "actors"), *people("recipients", "recipient", "recipients"))
_THINGS = (
    Column("objects", "things agreed, sent, struck", lambda r: joined(o.name for o in r.objects)),
    Column(
        "quantities",
        "numbers as 'what: words'",
        lambda r: joined(f"{q.of}: {q.words}" for q in r.quantities),
    ),
    *dated("date", "date", "when"),
    *dated("deadline", "deadline", "until when"),
    *placed(),
    Column("gathering", "the meeting it belongs to", lambda r: getattr(r.gathering, "name", None)),
)
_CLAIMS = Column(
    "assertions",
    "who asserts, denies or concedes it",
    lambda r: joined(f"{a.by} {a.stance}" for a in r.assertions),
)

DOCUMENT = (
    *plain(
        id="id",
        file="file it came from",
        title="headline",
        publisher="outlet",
        publisher_country="outlet's country",
        agency="agency the text is from",
        url="address",
        byline="author as printed",
        language="BCP 47",
        genre="kind of text",
    ),
    *dated("published", "published", "date of publication"),
    *plain(length="code points", encoding="encoding it was in", sha256="hash of the text"),
    Column("blocks", "number of blocks", lambda d: len(d.blocks)),
)
MENTION = (
    *plain(id="id", document_id="its document", event_id="the event it tells of"),
    *_ACT,
    *_PARTIES,
    *_THINGS,
    _CLAIMS,
    Column("trigger", "the word it hangs on", lambda m: m.trigger.quote),
    Column("evidence", "the text it stands on", lambda m: joined(s.quote for s in m.evidence)),
    Column("evidence_start", "offsets", lambda m: joined(s.start for s in m.evidence)),
    Column("evidence_end", "offsets", lambda m: joined(s.end for s in m.evidence)),
    *plain(statement_id="the statement it stands in"),
    *listed(labels="why it is left out of listings"),
    *plain(
        coder="what coded it",
        explanation="why in short",
        confidence="probability that it is right",
        abstained="whether the coder abstained",
    ),
)
EVENT = (
    *plain(id="id"),
    *_ACT,
    *_PARTIES,
    *_THINGS,
    _CLAIMS,
    *plain(contested="whether somebody asserts and somebody denies it"),
    Column("mentions", "number of mentions", lambda e: len(e.mentions)),
    *listed(documents="documents that report it", publishers="outlets that report it"),
    *plain(text_families="independent texts"),
    *dated("first_reported", "first_reported", "first report"),
    Column(
        "disagreements",
        "fields on which reports differ",
        lambda e: joined(f"{k}: {' / '.join(v)}" for k, v in e.disagreements.items()),
    ),
    *listed(labels="why it is left out of listings", why_merged="why these are one event"),
    *plain(confidence="probability that it is right"),
    Column(
        "evidence",
        "the text it stands on",
        lambda e: joined(m.evidence[0].quote for m in e.mentions if m.evidence),
    ),
)
STATEMENT = (
    *plain(
        id="id",
        document_id="its document",
        form="direct, indirect or mixed",
        kind="said, written or attitude",
        force="what the words do",
    ),
    *people("speakers", "speaker", "speakers"),
    *people("addressees", "addressee", "addressees"),
    Column("via", "how the words came", lambda s: joined(f"{v.kind} {v.name}" for v in s.via)),
    Column("about", "whom or what it concerns", lambda s: joined(a.name for a in s.about)),
    Column("about_ids", "their ids", lambda s: joined(a.id for a in s.about)),
    Column("stances", "-1, 0, 1 or nothing", lambda s: joined(a.stance for a in s.about)),
    *listed(themes="themes"),
    Column("cue", "the words that introduce it", lambda s: joined(c.quote for c in s.cue)),
    *plain(cue_lemma="their base form"),
    Column("content", "what was said", lambda s: joined(c.quote for c in s.content)),
    Column("content_start", "offsets", lambda s: joined(c.start for c in s.content)),
    Column("content_end", "offsets", lambda s: joined(c.end for c in s.content)),
    *plain(negated="whether it was not said", medium="where it was said", occasion="its event"),
    *listed(events="mentions that it contains"),
    *plain(denies="what it denies"),
    *dated("date", "date", "when it was said"),
    *plain(confidence="probability that it is right"),
)
ACTOR = (
    *plain(id="id", kind="kind", name="name"),
    Column(
        "names", "spellings and how often", lambda a: joined(f"{n.text} ({n.n})" for n in a.names)
    ),
    *plain(country="ISO 3166-1 alpha-3", bloc="bloc"),
    *listed(sectors="sectors"),
    *plain(wikidata_id="Wikidata number"),
)
TENURE = (
    *plain(
        id="id",
        actor_id="who holds the office",
        name="what the holder is called",
        office="the office",
        organization="whose office it is",
        country="ISO 3166-1 alpha-3",
        start="from when, in EDTF or as a set of days",
        end="until when; .. for still in office",
    ),
    Column("documents", "reports that say it", lambda t: joined(_documents(t))),
    Column("evidence", "their words", lambda t: joined(s.quote for s in t.spans)),
    Column("evidence_start", "offsets", lambda t: joined(s.start for s in t.spans)),
    Column("evidence_end", "offsets", lambda t: joined(s.end for s in t.spans)),
    *plain(table="tables that have it, with their sources", confidence="how sure"),
)
POSITION = (
    *plain(
        speaker="who speaks",
        kind="kind of actor",
        actor_id="the actor's id",
        office="office held, by the latest statement that tells one",
        country="ISO 3166-1 alpha-3, or bloc",
        stance="for, against, mixed or not told",
    ),
    *dated("first", "first", "first statement"),
    *plain(first_by="whether that is the statement's own date or the publication's"),
    *dated("latest", "latest", "latest statement"),
    *plain(
        latest_by="whether that is the statement's own date or the publication's",
        statements="number of statements",
        documents="number of documents",
        quote="words of one statement",
        outlet="outlet or file of its document",
        document_id="its document",
        statement_id="that statement",
    ),
    *listed(statement_ids="all the statements"),
    *plain(reason="why the stance is what it is"),
)

COLUMNS: dict[type, tuple[Column, ...]] = {
    Document: DOCUMENT,
    EventMention: MENTION,
    Event: EVENT,
    Statement: STATEMENT,
    Actor: ACTOR,
    Tenure: TENURE,
    Position: POSITION,
}
"""Kind of record → its columns, in order."""


def _documents(tenure: Tenure) -> list[str]:
    """The document of each place, as often as it has one, in their order."""
    return [s.document_id for s in tenure.spans]


def flat(record: object) -> dict[str, Cell]:
    """A record as one row; line breaks in texts become blanks, so that a row is one line."""
    return {c.name: _one_line(c.value(record)) for c in COLUMNS[type(record)]}


def _one_line(cell: Cell) -> Cell:
    return " ".join(cell.splitlines()) if isinstance(cell, str) else cell
