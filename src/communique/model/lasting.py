"""Records of what lasts longer than one event: tenures, gatherings and dossiers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from communique.model.records import Date, Place, Whys

DossierKind = Literal["agreement", "transfer", "exercise", "program", "sanctions", "dispute"]
SizeOf = Literal["countries", "people", "delegations", "organizations"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A span together with the document it stands in; the span's rules hold."""

    document_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Tenure:
    """Who held which office, from when to when.

    `start` and `end` are EDTF, as precise as known. A table's dates stand as it has them; ".." as
    `end` means still in office when the table was made. Of what reports say, sets tell what is
    known: "[..2015-04-16]" by then at the latest, "[2018-04-03..]" then at the earliest,
    "[2015-04-16..2018-04-03]" on some day between. None where nothing is known. `organization` is
    whose office it is, `name` what the actor is called. `table` names the tables that
    have it, with their sources.
    """

    id: str
    actor_id: str
    office: str
    organization: str | None = None
    country: str | None = None
    start: str | None = None
    end: str | None = None
    spans: tuple[Evidence, ...] = ()
    table: str | None = None
    confidence: float | None = None
    name: str | None = None
    why: Whys = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Size:
    """How many took part, as reported; None where one side is open."""

    of: SizeOf
    min: float | None = None
    max: float | None = None


@dataclass(frozen=True, slots=True)
class Gathering:
    """One edition of a conference, a summit or a visit, with the events that belong to it."""

    id: str
    series: str
    edition: int | None = None
    kind: str = "conference"
    host: str | None = None
    place: Place | None = None
    date: Date | None = None
    size: tuple[Size, ...] = ()
    themes: tuple[str, ...] = ()
    parent: str | None = None
    events: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DossierState:
    """A state that a matter entered, when, and by which event; None where not known."""

    state: str
    date: Date | None = None
    event_id: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """A matter with a life: the states that events moved it through, in order of time."""

    id: str
    kind: DossierKind
    name: str
    parties: tuple[str, ...] = ()
    states: tuple[DossierState, ...] = ()
