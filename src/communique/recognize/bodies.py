"""Read bodies and groups: ministries, forces, crowds, places of a state."""

from __future__ import annotations

from spacy.tokens import Token

from communique.model import Participant
from communique.parse.syntax import child, prepositions
from communique.recognize.antecedents import Ref, is_subject
from communique.recognize.lookups import (
    PLURAL,
    group_at,
    is_modifier,
    organization,
    organization_of,
)
from communique.recognize.page import Page
from communique.recognize.phrase_country import country_codes
from communique.recognize.tables import Group, phrases, state
from communique.recognize.tagging import Tagged

NOMINAL_CHILDREN = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "predet"})
"""Dependents that belong to the noun's own words."""

DOMESTIC_SECTORS = frozenset({"GOV", "COP", "JUD", "LEG", "MIL"})
"""Sectors of bodies that a report leaves without a country where it means its own."""

LOCAL_SECTORS = frozenset({"CVL", "LAB", "EDU", "AGR", "BUS", "OPP", "SOC", "CRM", "REL", "JRN"})
"""Sectors of people who belong to the place where they act."""


def _place_head(page: Page, tagged: Tagged, token: Token) -> bool:
    """ "the Peruvian capital", "the Kenyan port of Mombasa": a place of that state."""
    if token.lemma_.lower() not in phrases()["place_heads"] or token.tag_ in PLURAL:
        return False
    codes = country_codes(page, tagged, token)
    if len(codes) != 1:
        return False
    start = min([c.left_edge.i for c in token.children if c.i < token.i], default=token.i)
    where = state(codes[0])
    page.add(tagged, start, token.i + 1, token, [where], "place", "a place of that state")
    return True


def read_group(page: Page, tagged: Tagged, token: Token) -> None:
    """A noun for a body, a group or a place of a state, with the country it belongs to."""
    if _place_head(page, tagged, token):
        return
    found = group_at(token)
    if found is None or is_modifier(token):
        return
    group, start = found
    body = organization_of(tagged, token)
    if body is not None and body.country is None and group.kind in {"organ", "organization"}:
        start = min(start, *(c.left_edge.i for c in token.children if c.i < token.i), token.i)
        reason = "a body of the organization named with it"
        page.add(tagged, start, token.i + 1, token, [organization(body)], "group", reason)
        return
    codes = country_codes(page, tagged, token) or _local(page, tagged, token, group)
    bare = token.tag_ not in PLURAL and child(token, "det", "poss") is None
    if group.kind == "organ" and not codes and bare:
        return
    if not codes and group.kind == "organ" and group.takes_country:
        codes = _organ_country(page, tagged, token)
    left = [c for c in token.children if c.i < token.i and c.dep_ in NOMINAL_CHILDREN]
    start = min(start, *(c.left_edge.i for c in left), token.i)
    words = tagged.doc[start : token.i + 1].text
    refs: list[Ref] = [_member(group, words, code) for code in codes] if group.takes_country else []
    if not refs:
        refs = [_member(group, words, None)]
    reason = "a group or body in the table of group words"
    page.add(tagged, start, token.i + 1, token, refs, "group", reason)


def _local(page: Page, tagged: Tagged, token: Token, group: Group) -> list[str]:
    """ "In Oruro, miners marched": people of the country where they are told to be."""
    if group.kind not in {"group", "unnamed"} or group.bloc or not is_subject(token):
        return []
    if not set(group.sectors) & LOCAL_SECTORS:
        return []
    opening = page.home.opening(tagged, token)
    return [opening] if opening else []


def _organ_country(page: Page, tagged: Tagged, token: Token) -> list[str]:
    """ "the ministry": that of the state whose ministry was named before, else the report's own."""
    if token.lemma_.lower() in phrases()["state_anaphors"] and token.lemma_ != "government":
        return []
    for draft in page.history.latest(sentences=30):
        if draft.how == "group" and draft.head.lemma_ == token.lemma_ and draft.refs[0].country:
            return [str(draft.refs[0].country)]
    group = group_at(token)
    public = group is not None and bool(DOMESTIC_SECTORS & set(group[0].sectors))
    told = any(p in {"from", "of"} for p, _ in prepositions(token))
    if group is not None and token.tag_ in PLURAL:
        public = bool({"COP", "JUD"} & set(group[0].sectors)) or token.lemma_ == "authority"
    here = page.home.at(tagged, token) if public and not told else None
    return [here] if here and child(token, "poss") is None else []


def _member(group: Group, words: str, code: str | None) -> Participant:
    kind = group.kind if group.kind != "group" or code is None else "group"
    return Participant(
        name=words,
        kind=kind,  # type: ignore[arg-type]
        actor_id=None,
        country=code,
        bloc=group.bloc if code is None else None,
        sectors=group.sectors,
    )
