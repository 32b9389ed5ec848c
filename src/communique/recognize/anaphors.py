"""Read pronouns and bare nouns that take up a state or an organization named before."""

from __future__ import annotations

from communique.model import Participant
from communique.parse.syntax import child
from communique.parse.tokens import Token
from communique.recognize.antecedents import is_body
from communique.recognize.body_names import body_words
from communique.recognize.lookups import PLURAL, label, organization
from communique.recognize.page import Page, owner_of
from communique.recognize.phrase_country import country_codes
from communique.recognize.tables import phrases, state
from communique.recognize.tagging import Tagged

BODIES = frozenset({"organ", "organization", "armed_group", "company"})
"""Kinds of actors that a word of their name stands for."""


def read_anaphor(page: Page, tagged: Tagged, token: Token) -> bool:
    """ "the country", "the regime": the state named last."""
    det = child(token, "det")
    if _body_named_so(page, tagged, token):
        return True
    if token.lemma_.lower() in phrases()["body_anaphors"] and token.tag_ not in PLURAL:
        return _body_anaphor(page, tagged, token)
    if token.lemma_.lower() not in phrases()["state_anaphors"] or token.tag_ in PLURAL:
        return False
    others = [c for c in token.children if c.dep_ in {"amod", "compound", "poss"}]
    others += [token] if country_codes(page, tagged, token) else []
    owner = child(token, "poss")
    if owner is not None and owner.tag_ == "PRP$":
        who = owner_of(page, tagged, owner.i)
        if who is None or not who.country:
            return False
        page.add(
            tagged,
            owner.i,
            token.i + 1,
            token,
            [state(who.country)],
            "anaphor",
            "the country of the person meant",
        )
        return True
    if others or det is None or det.lower_ not in {"the", "this", "that"}:
        return False
    earlier = [d for d in page.history.latest(sentences=4) if is_body(d)]
    kind = phrases()["states_of_kind"].get(token.lemma_.lower())
    if kind is not None:
        earlier = [d for d in page.history.latest(sentences=12) if is_body(d)]
        earlier = [d for d in earlier if d.refs[0].country in kind]
    same = [d for d in earlier if d.head.lemma_.lower() == token.lemma_.lower()]
    for draft in same or earlier:
        if draft.refs[0].country and draft.head.i != token.i:
            whole = state(draft.refs[0].country)
            page.add(tagged, det.i, token.i + 1, token, [whole], "anaphor", "the state named last")
            return True
    return False


def _body_named_so(page: Page, tagged: Tagged, token: Token) -> bool:
    """ "the Front", "the commission": the body named last whose name holds that word."""
    det = child(token, "det")
    others = [c for c in token.children if c.dep_ in {"amod", "compound", "poss", "nummod"}]
    if others or det is None or det.lower_ not in {"the", "this", "that"}:
        return False
    word = token.lower_
    if word not in body_words() and not token.text[:1].isupper():
        return False
    for draft in page.history.latest(sentences=60):
        ref = draft.refs[0] if len(draft.refs) == 1 else None
        if draft.how != "name" or not isinstance(ref, Participant) or draft.head.i == token.i:
            continue
        if ref.kind in BODIES and word in ref.name.lower().split()[1:]:
            reason = f"the body of that word named last: {ref.name}"
            page.add(tagged, det.i, token.i + 1, token, [ref], "anaphor", reason)
            return True
    return False


def _body_anaphor(page: Page, tagged: Tagged, token: Token) -> bool:
    """ "the bloc": the organization named last."""
    det = child(token, "det")
    others = [c for c in token.children if c.dep_ in {"amod", "compound", "poss", "prep"}]
    if others or det is None or det.lower_ not in {"the", "this", "that"}:
        return False
    for draft in page.history.latest(sentences=12):
        ref = draft.refs[0] if len(draft.refs) == 1 else None
        if isinstance(ref, Participant) and ref.kind == "organization" and ref.bloc:
            reason = f"the organization named last: {ref.name}"
            page.add(tagged, det.i, token.i + 1, token, [ref], "anaphor", reason)
            return True
    return _body_beside(page, tagged, token, det)


def _body_beside(page: Page, tagged: Tagged, token: Token, det: Token) -> bool:
    """ "A NATO official said the alliance …": the organization that only modifies a noun there."""
    for i in range(token.i - 1, token.sent.start - 1, -1):
        found = tagged.names[i].entry.organization if i in tagged.names else None
        if found is not None and found.bloc and found.kind == "organization":
            ref = organization(found)
            reason = f"the organization named last: {ref.name}"
            page.add(tagged, det.i, token.i + 1, token, [ref], "anaphor", reason)
            return True
    return False


def read_compass(page: Page, tagged: Tagged, token: Token) -> bool:
    """ "the South": the state of that name that the report told of last ("South Sudan")."""
    det = child(token, "det")
    if token.text not in phrases()["compass"] or det is None or det.lower_ != "the":
        return False
    for draft in page.history.latest(sentences=60):
        for ref in draft.refs:
            if ref.country and state(ref.country).name.startswith(f"{token.text} "):
                whole, reason = state(ref.country), "the state of that name told of last"
                page.add(tagged, det.i, token.i + 1, token, [whole], "anaphor", reason)
                return True
    return False


def read_pronoun(page: Page, tagged: Tagged, token: Token) -> None:
    """A pronoun of the third person."""
    words = phrases()["pronouns"]
    if token.lower_ in words["person"]:
        draft = page.history.person(token)
    elif token.lower_ in words["thing"]:
        draft = page.history.thing(token)
    elif token.lower_ in words["plural"]:
        draft = page.history.many(token)
    else:
        return
    if draft is not None and token.dep_ != "expl":
        named = "; ".join(label(r) for r in draft.refs)
        page.add(tagged, token.i, token.i + 1, token, draft.refs, "pronoun", f"takes up {named}")
