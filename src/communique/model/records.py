"""The record: what the system writes down, as frozen dataclasses.

Field names, their meaning and the allowed values are those of `docs/reference/record.md`,
which is generated from these classes. A null field has its reason under the same key in `why`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from communique.model.spans import Span

BlockKind = Literal[
    "title",
    "body",
    "dateline",
    "caption",
    "byline",
    "analysis",
    "bio",
    "related",
    "notice",
    "tags",
    "metadata",
]
CODED_BLOCKS: frozenset[str] = frozenset({"title", "body", "caption", "analysis"})

EventType = str
"""A PLOVER type, or one that a user's own codebook adds."""

Status = Literal[
    "occurred", "ongoing", "planned", "proposed", "conditional", "negated", "historical"
]
AssertionStance = Literal["asserts", "denies", "concedes"]
LinkKind = Literal[
    "content",
    "condition",
    "purpose",
    "cause",
    "response",
    "concession",
    "part_of",
    "accused_of",
]
ActorKind = Literal[
    "state", "organ", "organization", "armed_group", "company", "person", "group", "unnamed"
]
Role = Literal[
    "host",
    "visitor",
    "speaker",
    "chair",
    "attendee",
    "mediator",
    "signatory",
    "supplier",
    "target",
]
ObjectKind = Literal[
    "agreement",
    "weapon",
    "aid",
    "money",
    "exercise",
    "sanction",
    "territory",
    "facility",
    "person",
    "information",
    "meeting",
    "other",
]
QuantityOf = Literal[
    "dead",
    "injured",
    "arrested",
    "missing",
    "crowd",
    "troops",
    "items",
    "countries",
    "money",
    "duration",
    "times",
]
GatheringRelation = Literal[
    "session", "sidelines", "opening", "closing", "attendance", "preparation"
]
Label = Literal["sport", "anniversary", "court", "metaphor", "review", "garbled"]
Form = Literal["direct", "indirect", "mixed"]
StatementKind = Literal["said", "written", "attitude"]
Force = Literal["evaluate", "prescribe", "predict", "commit", "deny", "report"]
Stance = Literal[-1, 0, 1]
ViaKind = Literal["agency", "outlet", "unnamed", "person"]


@dataclass(frozen=True, slots=True)
class Why:
    """Why a field holds what it holds: the words it stands on and the reason in plain words."""

    reason: str
    spans: tuple[Span, ...] = ()


Whys = dict[str, Why]


@dataclass(frozen=True, slots=True)
class Date:
    """A date as EDTF, with the first and last day it can mean (ISO 8601, None where unbounded)."""

    edtf: str
    min: str | None
    max: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A place; `lat` and `lon` in degrees, `admin1` its province, None where no table knows."""

    name: str
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames_id: int | None = None
    precision: Literal["country", "region", "city", "site"] | None = None
    admin1: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the stored text that is of one kind; the blocks of a text do not overlap."""

    start: int
    end: int
    kind: BlockKind
    reason: str


@dataclass(frozen=True, slots=True)
class Document:
    """One report as received. `text` is the stored text, which is never altered."""

    id: str
    text: str
    file: str
    sha256: str
    length: int
    title: str | None = None
    publisher: str | None = None
    publisher_country: str | None = None
    agency: str | None = None
    url: str | None = None
    byline: str | None = None
    language: str | None = None
    genre: str | None = None
    encoding: str | None = None
    replaced: int = 0
    extractor: str | None = None
    retrieved: str | None = None
    published: Date | None = None
    blocks: tuple[Block, ...] = ()
    why: Whys = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Participant:
    """Who takes part in an event, or speaks: as this document names and describes them."""

    name: str
    kind: ActorKind
    actor_id: str | None = None
    country: str | None = None
    bloc: str | None = None
    sectors: tuple[str, ...] = ()
    office: str | None = None
    role: Role | None = None
    mentioned: Span | None = None


@dataclass(frozen=True, slots=True)
class Object:
    """What was agreed, asked, threatened, supplied or struck."""

    kind: ObjectKind
    name: str
    mentioned: Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it counts; None in `min` or `max` where the words leave that side open."""

    of: QuantityOf
    min: float | None
    max: float | None
    unit: str | None
    words: str
    mentioned: Span


@dataclass(frozen=True, slots=True)
class GatheringRef:
    """The conference, summit or visit at which a thing happened, as named here."""

    name: str
    relation: GatheringRelation
    mentioned: Span


@dataclass(frozen=True, slots=True)
class Link:
    """From this mention to another one of the same document."""

    kind: LinkKind
    to: str


@dataclass(frozen=True, slots=True)
class Assertion:
    """Who vouches for an act: `by` is "document", "analyst" or an actor id."""

    by: str
    stance: AssertionStance
    statement_id: str | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class EventMention:
    """What one document says happened, at one place of its text."""

    id: str
    document_id: str
    event_type: EventType
    status: Status
    trigger: Span
    evidence: tuple[Span, ...]
    event_id: str | None = None
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    objects: tuple[Object, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    date: Date | None = None
    deadline: Date | None = None
    place: Place | None = None
    gathering: GatheringRef | None = None
    links: tuple[Link, ...] = ()
    statement_id: str | None = None
    labels: tuple[Label, ...] = ()
    coder: str = ""
    explanation: str = ""
    confidence: float | None = None
    abstained: bool = False
    why: Whys = field(default_factory=dict)

    def of_event(self, event_id: str) -> EventMention:
        """The mention as one of the event; the reason why it had none goes."""
        why = {name: reason for name, reason in self.why.items() if name != "event_id"}
        return replace(self, event_id=event_id, why=why)


@dataclass(frozen=True, slots=True)
class Via:
    """One link of the chain by which the words came."""

    kind: ViaKind
    name: str
    mentioned: Span | None = None


@dataclass(frozen=True, slots=True)
class About:
    """Whom or what a statement concerns, with the speaker's stance; None where it is not clear."""

    kind: Literal["actor", "event", "dossier", "gathering", "idea"]
    id: str | None
    name: str
    stance: Stance | None
    mentioned: Span


@dataclass(frozen=True, slots=True)
class Statement:
    """Who said what to whom about what."""

    id: str
    document_id: str
    form: Form
    kind: StatementKind
    force: Force
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    cue_lemma: str
    content: tuple[Span, ...]
    speakers: tuple[Participant, ...] = ()
    via: tuple[Via, ...] = ()
    addressees: tuple[Participant, ...] = ()
    about: tuple[About, ...] = ()
    themes: tuple[str, ...] = ()
    negated: bool = False
    occasion: str | None = None
    medium: str | None = None
    events: tuple[str, ...] = ()
    denies: str | None = None
    date: Date | None = None
    confidence: float | None = None
    why: Whys = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Relation:
    """From this event to another one."""

    kind: Literal["updates", "follows", "fulfills", "breaks", "denies", "confirms", "part_of"]
    to: str


@dataclass(frozen=True, slots=True)
class Event:
    """One happening: its mentions across documents, merged; single fields are the consensus."""

    id: str
    event_type: EventType
    status: Status
    mentions: tuple[EventMention, ...]
    documents: tuple[str, ...]
    publishers: tuple[str, ...]
    text_families: int
    modes: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    assertions: tuple[Assertion, ...] = ()
    contested: bool = False
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    objects: tuple[Object, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    date: Date | None = None
    deadline: Date | None = None
    place: Place | None = None
    gathering: GatheringRef | None = None
    labels: tuple[Label, ...] = ()
    first_reported: Date | None = None
    agreement: tuple[str, ...] = ()
    disagreements: dict[str, tuple[str, ...]] = field(default_factory=dict)
    relations: tuple[Relation, ...] = ()
    gathering_id: str | None = None
    dossier_ids: tuple[str, ...] = ()
    why_merged: tuple[str, ...] = ()
    judgement: str | None = None
    aliases: tuple[str, ...] = ()
    confidence: float | None = None
    why: Whys = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NameCount:
    """A spelling and how many times it was met."""

    text: str
    n: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Who, across documents: a state, an organization, or a holder of public office or role."""

    id: str
    kind: ActorKind
    name: str
    names: tuple[NameCount, ...] = ()
    country: str | None = None
    bloc: str | None = None
    sectors: tuple[str, ...] = ()
    wikidata_id: str | None = None
    judgement: str | None = None
    why: Whys = field(default_factory=dict)
