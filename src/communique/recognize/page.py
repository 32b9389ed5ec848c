"""A document on its way to be read: what is known so far, and how a reading is added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from communique.model import Participant, ids
from communique.parse.parsed import Parsed
from communique.recognize.antecedents import Draft, History, Ref
from communique.recognize.home import home, named_pair
from communique.recognize.persons import Person, PersonPhrase, find_phrases, gather
from communique.recognize.recognized import PlaceMention, Reading, TokenKey
from communique.recognize.roles import office
from communique.recognize.tables import Organization
from communique.recognize.tagging import Tagged, tag

PLURAL = frozenset({"NNS", "NNPS"})


class Page:
    """The state of reading one document from its beginning to its end."""

    def __init__(self, parsed: Parsed, places: Sequence[PlaceMention] = ()) -> None:
        self.parsed = parsed
        self.places = {
            (p.unit, p.head): p.place.country for p in places if p.place.country is not None
        }
        self.units = [tag(unit) for unit in parsed.units]
        self.phrase_at: dict[TokenKey, tuple[Person, PersonPhrase]] = {}
        self.people = gather(find_phrases(self.units))
        for person in self.people:
            for phrase in person.phrases:
                for i in range(phrase.start, phrase.end):
                    self.phrase_at[phrase.unit, i] = person, phrase
        self.unnamed: list[tuple[int, Person]] = []
        """Office-holders described without a name, each with the unit of the description."""
        self.named_so_far: set[int] = set()
        self.history = History()
        self.pair = named_pair(self.units)
        self.home = home(parsed, self.units, self.places)
        self.drafts: list[Draft] = []
        self.adjectives: dict[TokenKey, tuple[str, ...]] = {}

    def add(
        self,
        tagged: Tagged,
        start: int,
        end: int,
        head: Token,
        refs: list[Ref],
        how: str,
        reason: str,
    ) -> None:
        """Read the tokens [start, end) with this head as these actors."""
        draft = Draft(tagged.unit.index, start, end, head, refs, how, reason)
        self.history.current.append(draft)
        self.drafts.append(draft)

    def readings(self) -> dict[TokenKey, Reading]:
        """The drafts as they stand once the whole document is known."""
        return {(d.unit, d.head.i): self._reading(d) for d in self.drafts}

    def _reading(self, draft: Draft) -> Reading:
        unit = self.parsed.units[draft.unit]
        span = unit.span(self.parsed.text, draft.start, draft.end)
        named = tuple(
            replace(participant(r) if isinstance(r, Person) else r, mentioned=span)
            for r in draft.refs
        )
        return Reading(
            draft.unit, draft.start, draft.end, draft.head.i, named, draft.how, draft.reason
        )


def participant(person: Person) -> Participant:
    """The person as the whole document describes them."""
    title = person.role.title if person.role else None
    body = person.role.organization if person.role else None
    name = " ".join(person.words) or office(person.role) or "unnamed"
    return Participant(
        name=name,
        kind="person" if person.words or title else "unnamed",
        actor_id=ids.actor_id("person", name, country=person.country) if person.words else None,
        country=person.country,
        bloc=body.bloc if body and not person.country else None,
        sectors=title.sectors if title else (),
        office=office(person.role),
    )


def label(ref: Ref) -> str:
    return participant(ref).name if isinstance(ref, Person) else ref.name


def owner_of(page: Page, tagged: Tagged, i: int) -> Person | None:
    draft = page.history.person(tagged.doc[i])
    return draft.refs[0] if draft and isinstance(draft.refs[0], Person) else None


def organization_of(tagged: Tagged, token: Token) -> Organization | None:
    for c in token.subtree:
        if c.i in tagged.names and tagged.names[c.i].entry.organization:
            near = c.head.i == token.i or (c.dep_ == "pobj" and c.head.head.i == token.i)
            if near:
                return tagged.names[c.i].entry.organization
    return None


def is_modifier(token: Token) -> bool:
    return token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i
