"""Small look-ups that the readers of names and descriptions share."""

from __future__ import annotations

from functools import cache

from communique.model import Participant, ids
from communique.parse.tokens import Token
from communique.recognize.antecedents import Ref
from communique.recognize.persons import Person
from communique.recognize.roles import office
from communique.recognize.tables import Group, Organization, groups, phrases
from communique.recognize.tagging import Tagged

PLURAL = frozenset({"NNS", "NNPS"})


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
    """The name of whoever is meant, for a reason in words."""
    return participant(ref).name if isinstance(ref, Person) else ref.name


def organization_of(tagged: Tagged, token: Token) -> Organization | None:
    """The organization of the table that a noun is told to belong to; None where there is none."""
    for c in token.subtree:
        if c.i in tagged.names and tagged.names[c.i].entry.organization:
            near = c.head.i == token.i or (c.dep_ == "pobj" and c.head.head.i == token.i)
            if near:
                return tagged.names[c.i].entry.organization
    return None


def is_modifier(token: Token) -> bool:
    """Whether the token modifies a noun after it."""
    return token.dep_ in {"compound", "amod", "nmod"} and token.head.i > token.i


def group_at(token: Token) -> tuple[Group, int] | None:
    """The longest group expression whose last word is the token."""
    known = groups()
    ends = _last_words()
    if token.lower_ not in ends and token.lemma_.lower() not in ends:
        return None
    for size in range(4, 0, -1):
        start = token.i - size + 1
        if start < token.sent.start:
            continue
        before = tuple(t.lower_ for t in token.doc[start : token.i])
        for last in (token.lower_, token.lemma_.lower()):
            group = known.get((*before, last))
            if group and (token.tag_ in PLURAL or not group.plural_only):
                return group, start
    return None


@cache
def _last_words() -> frozenset[str]:
    return frozenset(words[-1] for words in groups())


def organization(found: Organization) -> Participant:
    """An organization of the table as a participant."""
    known = f"ac_{found.wikidata_id}" if found.wikidata_id else None
    kind = found.kind if found.kind in {"organ", "armed_group", "company"} else "organization"
    return Participant(
        name=found.name,
        kind=kind,  # type: ignore[arg-type]
        actor_id=known or ids.actor_id("organization", found.name, country=found.country),
        country=found.country,
        bloc=found.bloc if not found.country else None,
        sectors=found.sectors,
    )


def is_location(token: Token) -> bool:
    """Whether a seat of government is named as a place: after "in", or as a traveler's goal."""
    words = phrases()
    at = token
    while at.dep_ in {"conj", "appos"} and at.head.i != at.i:
        at = at.head
    if at.dep_ == "dobj":
        return at.head.lemma_.lower() in {"visit", "leave", "tour", "reach", "enter"}
    if at.dep_ != "pobj":
        return False
    preposition = at.head.lower_
    if preposition in words["place_prepositions"]:
        return True
    governor = at.head.head
    return preposition in {"to", "from", "for"} and governor.lemma_.lower() in words["motion_verbs"]
