"""Read names: persons, states, seats of government, organizations."""

from __future__ import annotations

from dataclasses import replace

from communique.model import Participant, ids
from communique.parse.tokens import Span as TokenSpan
from communique.parse.tokens import Token
from communique.recognize.body_names import BodyName, body_name_at
from communique.recognize.given_names import gender_of_title
from communique.recognize.lookups import PLURAL, group_at, is_location, organization
from communique.recognize.offices import supply_office
from communique.recognize.own_states import settle_at_home
from communique.recognize.page import Page
from communique.recognize.persons import Person, PersonPhrase, heads
from communique.recognize.phrase_country import country_codes
from communique.recognize.scene import scene
from communique.recognize.tables import Organization, phrases, state
from communique.recognize.tagging import NameTag, Tagged, span_head


def read_names(page: Page, tagged: Tagged, sentence: TokenSpan) -> None:
    """The persons, states and organizations that the tables and the parser know by name."""
    done: set[int] = set()
    for token in sentence:
        found = page.phrase_at.get((tagged.unit.index, token.i))
        if found and found[1].name_start not in done:
            done.add(found[1].name_start)
            _person(page, tagged, *found)
        if token.i in tagged.names and token.i == tagged.names[token.i].head:
            _name(page, tagged, token, tagged.names[token.i])


def read_organizations(page: Page, tagged: Tagged, sentence: TokenSpan) -> None:
    """Bodies that no table has, by their last word or where the parser takes a name for one."""
    taken: set[int] = set()
    for token in sentence:
        body = body_name_at(tagged.doc, token.i)
        if body is None or token.i in tagged.names:
            continue
        owner = _owner(tagged, body)
        after = tagged.names[body.start].end if owner else body.start
        if not _is_known(page, tagged, after, body.end):
            taken.update(range(body.start, body.end))
            _body(page, tagged, body, "a name that ends in the word for a body")
    for ent in sentence.ents:
        head = tagged.doc[span_head(tagged.doc, ent.start, ent.end)]
        tokens = {*range(ent.start, ent.end)}
        known = _is_known(page, tagged, ent.start, ent.end) or tokens & (taken | {*tagged.names})
        short = ent.end - ent.start < 2 and not (ent.text.isupper() and len(ent.text) > 2)
        if ent.label_ != "ORG" or known or short or head.pos_ != "PROPN" or group_at(head):
            continue
        body = BodyName(ent.start, ent.end, "organization", ())
        _body(page, tagged, body, "a name that the parser takes for an organization")


def _owner(tagged: Tagged, body: BodyName) -> Organization | None:
    """The organization whose body it is by its name: "AU" in "AU Security Committee"."""
    first = tagged.names.get(body.start)
    if first is None or first.entry.organization is None or first.end >= body.end:
        return None
    return first.entry.organization if first.entry.organization.bloc else None


def _is_known(page: Page, tagged: Tagged, start: int, end: int) -> bool:
    return any(
        (i in tagged.names and tagged.names[i].entry.organization)
        or (tagged.unit.index, i) in page.phrase_at
        or i in tagged.titles
        for i in range(start, end)
    )


def _body(page: Page, tagged: Tagged, body: BodyName, reason: str) -> None:
    head = tagged.doc[span_head(tagged.doc, body.start, body.end)]
    words = tagged.doc[body.start : body.end].text
    name = words.removeprefix("the ").removeprefix("The ")
    known = page.bodies.get(name.casefold()) or _short_for(page, name.casefold())
    if known is None:
        owner = _owner(tagged, body)
        country = None if owner else _country_of_body(page, tagged, body, head)
        known = Participant(
            name,
            body.kind,  # type: ignore[arg-type]
            ids.actor_id("organization", name, country=country),
            country,
            bloc=owner.bloc if owner else None,
            sectors=body.sectors,
        )
        page.bodies[name.casefold()] = known
    page.add(tagged, body.start, body.end, head, [known], "name", reason)


def _short_for(page: Page, name: str) -> Participant | None:
    """The one body named before whose name ends in these words, two or more."""
    found = [known for long, known in page.bodies.items() if long.endswith(f" {name}")]
    return found[0] if len(found) == 1 and " " in name else None


def _country_of_body(page: Page, tagged: Tagged, body: BodyName, head: Token) -> str | None:
    """By a state's name inside or beside it; a body that acts at home is of the state in view."""
    inside = [tagged.names[i].code for i in range(body.start, body.end) if i in tagged.names]
    codes = [c for c in inside if c] or country_codes(page, tagged, head)
    if len(set(codes)) == 1:
        return codes[0]
    words = {tagged.doc[i].lower_ for i in range(body.start, body.end)}
    at_home = body.kind in {"organ", "armed_group"} or words & set(phrases()["domestic_bodies"])
    if codes or not at_home:
        return None
    found = scene(page, tagged, head, "body")
    return found[0] if found else None


def _person(page: Page, tagged: Tagged, person: Person, phrase: PersonPhrase) -> None:
    if not person.gender:
        before = tagged.doc[max(phrase.name_start - 1, 0)].lower_.rstrip(".")
        person.gender = gender_of_title(before)
    supply_office(page, tagged, person, phrase)
    settle_at_home(page, tagged, person, phrase)
    how = "name" if len(phrase.words) > 1 else "surname"
    reason = f"named {' '.join(phrase.words)}"
    for i in heads(tagged.doc, phrase):
        page.add(tagged, phrase.start, phrase.end, tagged.doc[i], [person], how, reason)


def _name(page: Page, tagged: Tagged, token: Token, name: NameTag) -> None:
    inside = page.phrase_at.get((tagged.unit.index, token.i))
    modifies = _modifies(token, name)
    told = modifies or "adjective" in name.entry.kinds
    if name.code and (inside or (told and token.dep_ != "poss")):
        page.adjectives[tagged.unit.index, token.i] = (name.code,)
    if inside or (modifies and token.dep_ != "poss"):
        return
    participant, how, reason = _meaning(page, token, name)
    page.add(tagged, name.start, name.end, token, [participant], how, reason)


def _seated(page: Page, city: str) -> Organization | None:
    """The organization that a city stands for, where the report names it; None elsewhere."""
    wanted = phrases()["seats"].get(city)
    if wanted is None:
        return None
    named = (n.entry.organization for tagged in page.units for n in tagged.names.values())
    return next((o for o in named if o is not None and o.name == wanted), None)


def _meaning(page: Page, token: Token, name: NameTag) -> tuple[Participant, str, str]:
    entry = name.entry
    if entry.organization:
        return organization(entry.organization), "name", "named in the table of organizations"
    assert entry.code
    whole = state(entry.code)
    if "capital" in entry.kinds and "country" not in entry.kinds:
        body = _seated(page, token.text)
        if body is not None:
            how = "place" if is_location(token) else "metonym"
            return organization(body), how, "a city that stands for the organization named here"
        if is_location(token):
            return whole, "place", "a seat of government named as a place"
        return whole, "metonym", "a seat of government that stands for its state"
    if "metonym" in entry.kinds:
        return whole, "metonym", "a residence or office that stands for its state"
    if "demonym" in entry.kinds and "country" not in entry.kinds:
        if token.tag_ in PLURAL and [c.lower_ for c in token.children if c.i < token.i] == ["the"]:
            return whole, "name", "the people of a state, who stand for it"
        people = replace(
            whole, kind="group", actor_id=None, name=token.doc[name.start : name.end].text
        )
        return people, "name", "the people of a state"
    return whole, "name", "named in the table of countries"


def _modifies(token: Token, name: NameTag) -> bool:
    if token.dep_ not in {"amod", "compound", "nmod", "conj", "npadvmod", "appos"}:
        return False
    at = token
    while at.dep_ == "conj" and at.head.i != at.i and at.head.pos_ in {"ADJ", "PROPN"}:
        at = at.head
    if at.dep_ not in {"amod", "compound", "nmod"}:
        return False
    return at.head.pos_ in {"NOUN", "PROPN", "ADJ"} and not name.start <= at.head.i < name.end
