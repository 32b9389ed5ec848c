"""Offices in words, and which holder a description such as "the Serbian minister" fits."""

from __future__ import annotations

from communique.recognize.office_words import owner_name
from communique.recognize.persons import Person
from communique.recognize.role_words import Role
from communique.recognize.tables import phrases


def office(role: Role | None) -> str | None:
    """ "defense minister of Iran"; None where the words give no title."""
    if role is None or role.title is None:
        return None
    if role.organization and role.country is None and " of " not in role.title.name:
        return f"{role.title.name} of {role.organization.name}"
    if role.country and " of " not in role.title.name:
        return f"{role.title.name} of {owner_name(role.country)}"
    return role.title.name


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
