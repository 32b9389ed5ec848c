"""Which countries modify a noun phrase."""

from __future__ import annotations

from communique.parse.syntax import child, conjuncts, prepositions
from communique.parse.tokens import Token
from communique.recognize.page import Page
from communique.recognize.tagging import NameTag, Tagged


def country_codes(page: Page, tagged: Tagged, token: Token, *, owned: bool = True) -> list[str]:
    """Countries that modify a noun: adjectives and compounds, possessors, then "of" and "from"."""
    found: list[str] = []
    for c in token.children:
        if (
            c.i in tagged.names
            and c.i < token.i
            and c.dep_ in {"amod", "compound", "nmod", "poss", "nummod"}
        ):
            found += [n.code for n in _conjoined(tagged, c) if n.code]
        elif c.dep_ in {"amod", "compound", "nmod"} and c.i < token.i:
            found += [n.code for n in _below(tagged, c) if n.code]
    if found:
        return list(dict.fromkeys(found))
    owner = child(token, "poss")
    if owner is not None and owner.tag_ == "WP$":
        return _of_relative(page, owner)
    if owner is not None and owner.tag_ != "PRP$":
        draft = next((d for d in page.history.current if d.head.i == owner.i), None)
        if draft:
            return [r.country for r in draft.refs if r.country]
        return []
    for preposition, obj in prepositions(token):
        if preposition in {"of", "from", "in"}:
            for part in conjuncts(obj):
                drafts = [d for d in page.history.current if d.head.i == part.i]
                if part.i in tagged.names and tagged.names[part.i].code:
                    found.append(str(tagged.names[part.i].code))
                elif (tagged.unit.index, part.i) in page.places:
                    found.append(page.places[tagged.unit.index, part.i])
                elif drafts and drafts[0].how == "members":
                    found += [r.country for r in drafts[0].refs if r.country]
                elif preposition != "in":
                    found += country_codes(page, tagged, part)
            if found:
                break
    if not found and owned and owner is not None:
        draft = next((d for d in page.history.current if d.head.i == owner.i), None)
        found = [r.country for r in draft.refs if r.country] if draft else []
    return list(dict.fromkeys(found))


def _of_relative(page: Page, whose: Token) -> list[str]:
    """ "Oman, whose army …": the countries of those whom the relative clause is about."""
    clause = next((t for t in whose.ancestors if t.dep_ == "relcl"), None)
    if clause is None:
        return []
    draft = next((d for d in page.history.current if d.head.i == clause.head.i), None)
    return list(dict.fromkeys(r.country for r in draft.refs if r.country)) if draft else []


def codes_at(tagged: Tagged, noun: Token) -> list[str]:
    """Countries that the tables know at a noun or before it: "Oman", "Omani envoys", "Oman's"."""
    if noun.i in tagged.names:
        code = tagged.names[noun.i].code
        return [code] if code else []
    found = [
        n.code
        for c in noun.children
        if c.i < noun.i and c.dep_ in {"amod", "compound", "nmod", "poss"}
        for n in _conjoined(tagged, c)
        if n.code
    ]
    if not found:
        of = (goal for p, goal in prepositions(noun) if p == "of")
        found = [n.code for goal in of for n in _conjoined(tagged, goal) if n.code]
    return list(dict.fromkeys(found))


def _conjoined(tagged: Tagged, token: Token) -> list[NameTag]:
    return [tagged.names[t.i] for t in conjuncts(token) if t.i in tagged.names]


def _below(tagged: Tagged, token: Token) -> list[NameTag]:
    return [
        tagged.names[t.i]
        for t in token.subtree
        if t.i in tagged.names
        and t.dep_ in {"amod", "compound", "nmod", "poss", "npadvmod", "conj"}
    ]
