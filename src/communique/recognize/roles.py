"""Offices in words, and which holder a description such as "the Serbian minister" fits."""

from __future__ import annotations

from communique.recognize.office_words import owner_name
from communique.recognize.persons import Person
from communique.recognize.role_words import NO_OFFICE, Role
from communique.recognize.tables import phrases

OF_STATE = frozenset({"minister", "deputy_head", "diplomat"})
"""Levels that belong to a state whatever their field: "minister of works of Fiji"."""


def office(role: Role | None) -> str | None:
    """ "defense minister of Iran"; None where the words give no title."""
    if role is None or role.title is None or role.title.level in NO_OFFICE:
        return None
    name = role.words or role.title.name
    if role.standing:
        name = f"{role.standing} {name}"
    if role.tail and not (role.country and role.title.level in OF_STATE):
        return f"{name} {role.tail}"
    if role.tail:
        name = f"{name} {role.tail}"
    if role.organization and role.country is None:
        body = role.organization
        named = {n.lower() for n in body.names}
        short = next((name[len(n) + 1 :] for n in named if name.startswith(n + " ")), name)
        return short if " of " in short else f"{short} of {articled(body.name)}"
    if role.country:
        sent = f" to {owner_name(role.to)}" if role.to else ""
        return f"{name} of {owner_name(role.country)}{sent}"
    return name


def articled(name: str) -> str:
    """ "the United Nations", "NATO": with an article where the name's words take one."""
    words = name.split()
    return f"the {name}" if len(words) > 1 and not name.startswith("the ") else name


def fits(person: Person, role: Role) -> bool:
    """Whether a description can mean this person: no clash of country, and a fitting title."""
    theirs = person.role
    if role.country and person.country and role.country != person.country:
        return False
    if role.country and not person.country:
        return False
    if role.organization and (theirs is None or theirs.organization != role.organization):
        return False
    if role.title is None or (theirs and theirs.title == role.title):
        return True
    generic = phrases()["generic_roles"]
    if role.title.name in generic:
        return _takes_up(generic[role.title.name], person)
    if theirs is None or theirs.title is None:
        return False
    same_level = theirs.title.level == role.title.level
    return same_level and bool(set(theirs.title.sectors) & set(role.title.sectors) - {"GOV"})


def _takes_up(levels: list[str], person: Person) -> bool:
    if not levels:
        return True
    title = person.role.title if person.role else None
    return title is not None and title.level in levels
