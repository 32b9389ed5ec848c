"""Whose office it is that a report names without its state or organization."""

from __future__ import annotations

from dataclasses import replace

from communique.parse.syntax import child, prepositions
from communique.parse.tokens import Token
from communique.recognize.home import is_domestic
from communique.recognize.page import Page
from communique.recognize.person_states import person_signs
from communique.recognize.persons import Person, PersonPhrase
from communique.recognize.role_words import Role
from communique.recognize.scene import Scene, Signs, choose, scene
from communique.recognize.tables import Organization
from communique.recognize.tagging import Tagged

OF_BODIES = "igo_head"
"""Level of titles that belong to an organization of states: "the secretary-general"."""


def settle_at_home(page: Page, tagged: Tagged, person: Person, phrase: PersonPhrase) -> None:
    """An office named without a country is one of the country that the report is from.

    `phrase` is where the person is named now; the office may have been told at another place.
    """
    role, i = person.role, phrase.name_start
    if person.country or (role is not None and role.organization):
        return
    if role is not None and role.owner is not None and not role.counterpart:
        if phrase.role is not None and phrase.role.owner is not None:
            _settle_by_owner(page, person, role, tagged.doc[phrase.role.owner])
        return
    if role is not None and role.title is not None and role.title.level == OF_BODIES:
        body = last_organization(page, tagged, tagged.doc[i])
        person.role = replace(role, organization=body) if body else role
        return
    told = person_signs(page, person)
    if role is None or not is_domestic(role.title):
        found = choose(told, "person")
        if found:
            person.country, person.reason = found
            person.role = replace(role, country=found[0]) if role else None
        return
    found = own_state(page, tagged, tagged.doc[i], told)
    if found:
        person.country, person.role = found[0], replace(role, country=found[0])
        person.reason = f"an office named without its country: {found[1]}"


def _settle_by_owner(page: Page, person: Person, role: Role, pronoun: Token) -> None:
    """ "its commander, X", "her host, Y": of the owner's state, or of the other one."""
    draft = page.history.owner(pronoun)
    country = draft.refs[0].country if draft is not None and len(draft.refs) == 1 else None
    if country is None:
        return
    if role.title is not None and role.title.level == "host":
        country = page.home.other(country)
        person.country, person.reason = country, "met by somebody of the other state"
    else:
        person.country, person.reason = country, "in office under those whom the pronoun means"
    if country:
        person.role = replace(role, country=country)


def own_state(page: Page, tagged: Tagged, token: Token, told: Signs | None = None) -> Scene | None:
    """Whose office it is that the report names without a country; `told` are further signs."""
    spoken_for = _spoken_for(page, tagged, token)
    if spoken_for:
        return spoken_for, "a minister speaks for the own country"
    found = scene(page, tagged, token, "office", told)
    if found and _is_target(page, tagged, token, found[0]):
        other = page.home.other(found[0])
        return (other, "the other of the two states that the report is on") if other else None
    return found


def _spoken_for(page: Page, tagged: Tagged, token: Token) -> str | None:
    """ "the deputy minister said Vietnam would …": a minister speaks for the own country."""
    verb = token
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    clause = child(verb, "ccomp")
    if clause is None or not any(c.lower_ in {"will", "would"} for c in clause.children):
        return None
    subject = child(clause, "nsubj")
    if subject is None or subject.i not in tagged.names:
        return None
    return tagged.names[subject.i].code


def _is_target(page: Page, tagged: Tagged, token: Token, country: str) -> bool:
    """Whether the clause aims at that country, so that whoever acts is hardly its own minister."""
    verb = token
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    aimed = [c for c in verb.children if c.dep_ in {"dobj", "dative"}]
    aimed += [o for p, o in prepositions(verb) if p in {"on", "at", "against", "to"}]
    return any(a.i in tagged.names and tagged.names[a.i].code == country for a in aimed)


def last_organization(page: Page, tagged: Tagged, token: Token) -> Organization | None:
    """The organization of states that the words name last before the token; None where none is."""
    before = [t for t in page.units if t.unit.index < tagged.unit.index]
    here = {i: n for i, n in tagged.names.items() if i < token.i}
    for names in (here, *(t.names for t in reversed(before))):
        for i in sorted(names, reverse=True):
            found = names[i].entry.organization
            if found is not None and found.bloc and found.kind == "organization":
                return found
    return None
