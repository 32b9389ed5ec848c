"""Read "the two sides", "each country", "both", "the pair": the states or persons named last."""

from __future__ import annotations

from communique.model import Participant
from communique.parse.syntax import child
from communique.parse.tokens import Token
from communique.recognize.anaphors import read_anaphor
from communique.recognize.antecedents import Ref, is_subject
from communique.recognize.last_named import last_persons, last_states
from communique.recognize.lookups import PLURAL, label
from communique.recognize.page import Page
from communique.recognize.phrase_country import country_codes
from communique.recognize.tables import phrases, state
from communique.recognize.tagging import Tagged

_ALONE = frozenset({"both", "neither", "each", "either"})


def read_sides(page: Page, tagged: Tagged, token: Token) -> bool:
    """ "the two sides", "each camp", "their armies": as many as are told, those named last."""
    number, told = _number(token)
    if number is None:
        return read_anaphor(page, tagged, token)
    kind = _kind(token)
    if kind is None:
        return not told and read_anaphor(page, tagged, token)
    refs = _members(page, tagged, token, number, kind)
    if len(refs) != number:
        return False
    start = min((c.i for c in token.children if c.i < token.i), default=token.i)
    _add(page, tagged, start, token, refs)
    return True


def read_bare_number(page: Page, tagged: Tagged, token: Token) -> None:
    """ "the four met", "both agreed": the persons or states named last, that many."""
    words = phrases()
    number = words["side_numbers"].get(token.lower_) or (2 if token.lower_ in _ALONE else None)
    if number is None or token.pos_ in {"NOUN", "PROPN"} or _counts(token):
        return
    if token.lower_ not in _ALONE and child(token, "det") is None:
        return
    apart = _third_party(page, token)
    refs = last_persons(page, number, apart=apart) or last_states(page, number, apart=apart)
    if len(refs) == number:
        start = min([c.i for c in token.children if c.i < token.i], default=token.i)
        _add(page, tagged, start, token, refs)


def _add(page: Page, tagged: Tagged, start: int, token: Token, refs: list[Ref]) -> None:
    reason = f"the {len(refs)} named last: " + ", ".join(label(r) for r in refs)
    page.add(tagged, start, token.i + 1, token, refs, "members", reason)


def _number(token: Token) -> tuple[int | None, bool]:
    """How many the words mean, and whether they tell so; None where they are no such words."""
    words = phrases()
    before = [c.lower_ for c in token.children if c.i < token.i]
    lemma = token.lemma_.lower()
    for word in before:
        if word in words["side_numbers"] and token.tag_ in PLURAL:
            return int(words["side_numbers"][word]), True
        if word in words["side_each"]:
            return 2, True
    if lemma in words["pair_nouns"] and "the" in before:
        return 2, True
    if lemma in words["side_bare"] and token.tag_ in PLURAL and before == ["the"]:
        return 2, False
    return None, False


def _kind(token: Token) -> str | None:
    lemma = token.lemma_.lower()
    if lemma in phrases()["pair_nouns"]:
        return "persons"
    sides = phrases()["sides"]
    return next((kind for kind, heads in sides.items() if lemma in heads), None)


def _members(page: Page, tagged: Tagged, token: Token, number: int, kind: str) -> list[Ref]:
    codes = country_codes(page, tagged, token)
    if len(codes) == number and kind != "persons":
        return [_of_kind(token, kind, code) for code in codes]
    apart, lemma = _third_party(page, token), token.lemma_.lower()
    if kind == "persons":
        title = lemma if lemma in phrases()["generic_roles"] else ""
        return last_persons(page, number, apart=apart, title=title)
    found = last_states(page, number, apart=apart)
    return [_of_kind(token, kind, r.country) if r.country else r for r in found]


def _of_kind(token: Token, kind: str, code: str) -> Participant:
    """The state, or its organ of that name ("both armies")."""
    whole = state(code)
    if kind != "organs":
        return whole
    sectors = {"army": ("MIL",), "navy": ("MIL",), "police": ("COP",), "parliament": ("LEG",)}
    lemma = token.lemma_.lower()
    return Participant(
        f"{lemma} of {whole.name}", "organ", None, code, sectors=sectors.get(lemma, ("GOV",))
    )


def _counts(token: Token) -> bool:
    """Whether the number counts something beside it ("two wounded", "one of the ministers")."""
    if token.dep_ in {"nummod", "det", "quantmod", "compound", "appos", "preconj", "cc"}:
        return True
    governed = token.dep_ in {"pobj", "dobj", "dative", "conj"}
    return not (is_subject(token) or governed)


def _third_party(page: Page, token: Token) -> frozenset[str]:
    """Whoever does something to "the two sides" is neither of them."""
    at = token
    while at.dep_ in {"pobj", "prep", "conj"} and at.head.i != at.i and at.head.pos_ != "VERB":
        at = at.head
    if at.dep_ not in {"dobj", "dative", "prep"} or at.head.pos_ != "VERB":
        return frozenset()
    verb = at.head
    subject = child(verb, "nsubj")
    while subject is None and verb.dep_ in {"conj", "xcomp"} and verb.head.i != verb.i:
        verb = verb.head
        subject = child(verb, "nsubj")
    draft = next(
        (d for d in page.history.current if subject is not None and d.head.i == subject.i), None
    )
    return frozenset(r.country for r in draft.refs if r.country) if draft else frozenset()
