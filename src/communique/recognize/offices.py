"""Read descriptions of office-holders, and give named persons the office that words imply."""

from __future__ import annotations

from dataclasses import replace

from communique.model import Participant
from communique.parse.syntax import child
from communique.parse.tokens import Span as TokenSpan
from communique.parse.tokens import Token
from communique.recognize.antecedents import Ref, is_person, is_subject
from communique.recognize.bodies import read_group
from communique.recognize.home import is_domestic
from communique.recognize.lookups import PLURAL, organization_of
from communique.recognize.own_states import OF_BODIES, last_organization, own_state
from communique.recognize.page import Page, owner_of
from communique.recognize.persons import Person, PersonPhrase, heads
from communique.recognize.phrase_country import country_codes
from communique.recognize.role_words import Role
from communique.recognize.roles import fits, office
from communique.recognize.tables import phrases
from communique.recognize.tagging import Tagged, TitleTag

PEOPLE = frozenset({"civil", "armed_leader", "opposition"})
"""Levels whose plural names people rather than holders of one office each."""

CATAPHORA_UNITS = 4
"""Paragraphs within which a name can supply an office-holder described before."""


def read_counterparts(page: Page, tagged: Tagged, sentence: TokenSpan) -> None:
    """Give the sentence's counterparts the office of whom they are counterparts of."""
    last: Role | None = None
    for i in range(sentence.start, sentence.end):
        found = page.phrase_at.get((tagged.unit.index, i))
        if found and found[1].name_start == i:
            last = _complete(page, tagged, *found, last)


def _complete(
    page: Page, tagged: Tagged, person: Person, phrase: PersonPhrase, last: Role | None
) -> Role | None:
    """Give a person named as somebody's counterpart that somebody's office.

    `last` is the office that an earlier counterpart of the same sentence was given.
    """
    role = phrase.role
    if role and role.owner is not None and not role.counterpart and not person.country:
        _from_owner(page, person, role)
    if role is None or not role.counterpart:
        return last
    owner = owner_of(page, tagged, role.owner) if role.owner is not None else None
    meant = owner.role if owner and owner is not person else last
    if meant is None:
        return last
    neighbor = tagged.doc[phrase.start : phrase.name_start].text.lower()
    if any(word in neighbor for word in phrases()["neighbors_in_office"]) and not role.country:
        person.country = person.country or meant.country
    if not (person.role and person.role.title):
        person.role = Role(meant.title, role.country or person.country)
        person.country = person.country or role.country
        person.reason = f"counterpart of the {office(meant)}"
    return meant


def _from_owner(page: Page, person: Person, role: Role) -> None:
    """ "its vice-president, Ana Ruiz": of the state that the pronoun means."""
    draft = next((d for d in page.history.current if d.head.i == role.owner), None)
    country = draft.refs[0].country if draft and len(draft.refs) == 1 else None
    if country:
        person.country, person.role = country, replace(role, country=country)
        person.reason = "an office of the state that the pronoun means"


def read_role(page: Page, tagged: Tagged, token: Token, title: TitleTag) -> None:
    """ "the Serbian minister", "her predecessor": an office-holder, or several in the plural."""
    start, end = _noun_phrase(tagged, title)
    owned = title.title is not None
    codes = country_codes(page, tagged, token, owned=owned)
    codes = codes or country_codes(page, tagged, tagged.doc[title.end - 1], owned=owned)
    if title.title is None and token.lemma_.lower() in phrases()["neighbors_in_office"]:
        _read_neighbor(page, tagged, token, start, end)
        return
    owner = child(token, "poss")
    who = owner_of(page, tagged, owner.i) if owner is not None and owner.tag_ == "PRP$" else None
    meant = title.title or (who.role.title if who and who.role else None)
    if not codes and who and title.title is not None and who.country:
        codes = [who.country]
    body = organization_of(tagged, token)
    if token.tag_ in PLURAL:
        refs: list[Ref] = [holder(page, tagged, Role(meant, code, body)) for code in codes]
        if title.title is not None and title.title.level in PEOPLE:
            words = tagged.doc[start:end].text
            refs = [Participant(words, "group", None, code) for code in codes]
        if refs:
            page.add(
                tagged, start, end, token, refs, "members", "one office-holder for each country"
            )
        else:
            read_group(page, tagged, token)
        return
    role = Role(meant, codes[0] if codes else None, body)
    known = _taken_up(page, role, token) if title.title or codes else None
    if known is None and body is None and not codes and meant and meant.level == OF_BODIES:
        body = last_organization(page, tagged, token)
        role = replace(role, organization=body)
        known = _taken_up(page, role, token) if body else None
    if known is None and not codes and body is None and is_domestic(meant):
        here = own_state(page, tagged, token)
        role = replace(role, country=here[0] if here else None)
    if known is None and title.title is None and not codes:
        known = _other_person(page, who)
        if known is None:
            return
    person = known or holder(page, tagged, role)
    reason = (
        "takes up a person named before" if known else "an office-holder whom the words do not name"
    )
    page.add(tagged, start, end, token, [person], "role", reason)


def _read_neighbor(page: Page, tagged: Tagged, token: Token, start: int, end: int) -> None:
    """ "her predecessor": somebody else in the same office; who is for the date to tell."""
    owner = child(token, "poss")
    who = owner_of(page, tagged, owner.i) if owner is not None and owner.tag_ == "PRP$" else None
    if who is None or who.role is None or who.role.title is None or token.tag_ in PLURAL:
        return
    role = Role(who.role.title, who.country, who.role.organization)
    person = Person((), role, who.country)
    reason = f"the {token.lower_} of the {office(who.role)}"
    page.add(tagged, start, end, token, [person], "role", reason)


def read_met(page: Page, tagged: Tagged, token: Token) -> bool:
    """ "her guest", "his host": the other person told of, of another state."""
    owner = child(token, "poss")
    if token.lemma_.lower() not in phrases()["met"] or token.tag_ in PLURAL or owner is None:
        return False
    who = owner_of(page, tagged, owner.i) if owner.tag_ == "PRP$" else None
    known = _other_person(page, who)
    if known is None:
        return False
    start = min(c.left_edge.i for c in token.children if c.i < token.i)
    page.add(tagged, start, token.i + 1, token, [known], "role", "the other person told of")
    return True


def _other_person(page: Page, who: Person | None) -> Person | None:
    """The person of another state named last; None where nobody is."""
    if who is None or not who.country:
        return None
    for draft in page.history.latest(sentences=8):
        ref = draft.refs[0]
        if is_person(draft) and isinstance(ref, Person) and ref is not who and ref.words:
            if ref.country and ref.country != who.country:
                return ref
    return None


def _taken_up(page: Page, role: Role, token: Token) -> Person | None:
    det = child(token, "det")
    if token.dep_ == "attr" or (det is not None and det.lower_ in {"a", "an"}):
        return None
    for draft in page.history.latest(sentences=40):
        for ref in draft.refs if is_person(draft) and draft.how != "members" else ():
            if isinstance(ref, Person) and fits(ref, role) and draft.head.i != token.i:
                return ref
    return None


def holder(page: Page, tagged: Tagged, role: Role) -> Person:
    """The one office-holder of the report in this office, named or not."""
    for _, person in page.unnamed:
        if person.role and person.role.title == role.title and person.country == role.country:
            if person.role.organization == role.organization:
                return person
    for person in page.people:
        if person.role and person.role.title and person.role.title == role.title:
            if role.country and person.country == role.country and _seen(page, person):
                return person
    person = Person((), role, role.country)
    page.unnamed.append((tagged.unit.index, person))
    return person


def _seen(page: Page, person: Person) -> bool:
    return id(person) in page.named_so_far


def supply_office(page: Page, tagged: Tagged, person: Person, phrase: PersonPhrase) -> None:
    """A person named without an office is the office-holder just described, if there is one."""
    first = id(person) not in page.named_so_far
    page.named_so_far.add(id(person))
    if not first:
        return
    if person.country or (person.role and person.role.organization):
        _name_described(page, person)
        return
    near = [
        p
        for u, p in page.unnamed
        if tagged.unit.index - u <= CATAPHORA_UNITS
        and (p.country or (p.role and p.role.organization))
        and not p.words
        and p.role
    ]
    fitting = [p for p in near if _can_be(person, p)]
    head = tagged.doc[heads(tagged.doc, phrase)[0]]
    where = head.dep_ in {"pobj", "npadvmod"} or head.ent_type_ in {"GPE", "LOC"}
    if len({id(p) for p in fitting}) == 1 and (is_subject(head) or person.role) and not where:
        person.role, person.country = fitting[0].role, fitting[0].country
        person.reason = f"the only {office(person.role)} described before the name"
        fitting[0].words = person.words
        page.unnamed = [(u, p) for u, p in page.unnamed if p is not fitting[0]]


def _name_described(page: Page, person: Person) -> None:
    """ "The leaders of Peru and Chile … President Ana Ruiz of Peru": those described were these."""
    for _, holder in page.unnamed:
        if not holder.words and holder.country == person.country and holder.role:
            if holder.role.title is not None and fits(person, holder.role):
                holder.words, holder.role = person.words, person.role


def _can_be(person: Person, holder: Person) -> bool:
    if person.role is None or person.role.title is None or holder.role is None:
        return True
    return fits(Person((), holder.role, None), Role(person.role.title))


def _noun_phrase(tagged: Tagged, title: TitleTag) -> tuple[int, int]:
    head = tagged.doc[title.head]
    start = min([c.left_edge.i for c in head.children if c.i < head.i], default=title.start)
    return min(start, title.start), title.end
