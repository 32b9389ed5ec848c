"""Read bodies and groups: ministries, forces, crowds, places of a state."""

from __future__ import annotations

from communique.model import Participant
from communique.parse.syntax import child, prepositions
from communique.parse.tokens import Token
from communique.recognize.antecedents import Ref
from communique.recognize.lookups import (
    PLURAL,
    group_at,
    is_modifier,
    organization,
    organization_of,
)
from communique.recognize.page import Page
from communique.recognize.phrase_country import country_codes
from communique.recognize.scene import Scene, scene
from communique.recognize.tables import Group, phrases, state
from communique.recognize.tagging import Tagged

NOMINAL_CHILDREN = frozenset({"det", "amod", "compound", "nmod", "nummod", "poss", "predet"})
"""Dependents that belong to the noun's own words."""

PUBLIC = frozenset({"state", "organ"})
"""Kinds of what belongs to some state even where the words do not say to which."""

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
    named = _named_before(page, token, group)
    codes = country_codes(page, tagged, token)
    if named is not None and not codes:
        start = min(start, *(c.i for c in token.children if c.i < token.i), token.i)
        reason = f"takes up {named.name}, the one of its kind that is named"
        page.add(tagged, start, token.i + 1, token, [named], "group", reason)
        return
    seen = None if codes else _local(page, tagged, token, group)
    bare = token.tag_ not in PLURAL and child(token, "det", "poss") is None
    alone = {"LEG", "COP"} & set(group.sectors)  # "parliament voted", "police said"
    if group.kind in PUBLIC and not codes and bare and not alone:
        return
    if not codes and group.kind in PUBLIC and group.takes_country:
        seen = _organ_country(page, tagged, token)
    codes = [seen[0]] if seen else codes
    left = [c for c in token.children if c.i < token.i and c.dep_ in NOMINAL_CHILDREN]
    start = min(start, *(c.left_edge.i for c in left), token.i)
    words = tagged.doc[start : token.i + 1].text
    refs: list[Ref] = [_member(group, words, code) for code in codes] if group.takes_country else []
    if not refs:
        refs = [_member(group, words, None)]
    reason = "a group or body in the table of group words" + (f"; {seen[1]}" if seen else "")
    page.add(tagged, start, token.i + 1, token, refs, "group", reason)


def _named_before(page: Page, token: Token, group: Group) -> Participant | None:
    """ "the rebels" are the one armed group that the report names; None where it names several."""
    if group.kind != "armed_group":
        return None
    owner = child(token, "poss")
    if owner is not None:
        return None
    named = {
        (ref.name, ref.country): ref
        for sentence in (*page.history.past, page.history.current)
        for draft in sentence
        if draft.how == "name"
        for ref in draft.refs
        if isinstance(ref, Participant) and ref.kind == "armed_group"
    }
    return next(iter(named.values())) if len(named) == 1 else None


def _local(page: Page, tagged: Tagged, token: Token, group: Group) -> Scene | None:
    """ "In Oruro, miners marched": people of the country where they are told to be."""
    if group.kind not in {"group", "unnamed", "armed_group"} or group.bloc:
        return None
    if not set(group.sectors) & LOCAL_SECTORS:
        return None
    return scene(page, tagged, token, "people")


def _organ_country(page: Page, tagged: Tagged, token: Token) -> Scene | None:
    """ "the ministry": that of the state whose ministry was named before, else the report's own."""
    if token.lemma_.lower() in phrases()["state_anaphors"] and token.lemma_ != "government":
        return None
    for draft in page.history.latest(sentences=30):
        if draft.how == "group" and draft.head.lemma_ == token.lemma_ and draft.refs[0].country:
            return str(draft.refs[0].country), "the state whose body of that kind was named last"
    group = group_at(token)
    public = group is not None and bool(DOMESTIC_SECTORS & set(group[0].sectors))
    told = any(p in {"from", "of"} for p, _ in prepositions(token))
    if group is not None and token.tag_ in PLURAL:
        sectors = {"COP", "JUD", "LEG", "MIL"} & set(group[0].sectors)
        public = bool(sectors) or token.lemma_ == "authority"
    if not public or told or child(token, "poss") is not None:
        return None
    return scene(page, tagged, token, "body")


def _member(group: Group, words: str, code: str | None) -> Participant:
    if code is not None and (group.kind == "state" or group.stands_for_state):
        return state(code)
    return Participant(
        name=words,
        kind="organ" if group.kind == "state" else group.kind,  # type: ignore[arg-type]
        actor_id=None,
        country=code,
        bloc=group.bloc if code is None else None,
        sectors=group.sectors,
    )
