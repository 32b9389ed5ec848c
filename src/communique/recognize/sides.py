"""Read "the two sides", "each country", "both", "the pair": the states or persons named last."""

from __future__ import annotations

from communique.model import Participant
from communique.parse.syntax import child, prepositions
from communique.parse.tokens import Span as TokenSpan
from communique.parse.tokens import Token
from communique.recognize.anaphors import read_anaphor
from communique.recognize.antecedents import Ref, is_subject
from communique.recognize.last_named import (
    NEAR,
    last_persons,
    last_states,
    named_here,
    titled_persons,
)
from communique.recognize.lookups import PLURAL, label, singular
from communique.recognize.offices import PEOPLE, holder
from communique.recognize.page import Page
from communique.recognize.persons import Person
from communique.recognize.phrase_country import country_codes
from communique.recognize.role_words import Role
from communique.recognize.tables import phrases, state
from communique.recognize.tagging import Tagged

_ALONE = frozenset({"both", "neither", "each", "either"})


def read_sides(page: Page, tagged: Tagged, token: Token) -> bool:
    """ "the two sides", "each camp", "their armies": as many as are told, those named last."""
    number, told = _number(tagged, token)
    if number is None:
        return read_anaphor(page, tagged, token) or _read_titled(page, tagged, token)
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
    apart = third_party(page, token)
    refs: list[Ref] = []
    for sentences in NEAR:
        here = _exactly(page, number, apart) if not sentences else []
        refs = refs or here or last_persons(page, number, apart=apart, near=(sentences,))
    refs = refs or last_states(page, number, apart=apart)
    if len(refs) == number:
        start = min([c.i for c in token.children if c.i < token.i], default=token.i)
        _add(page, tagged, start, token, refs)


def _exactly(page: Page, number: int, apart: frozenset[str]) -> list[Ref]:
    """The states of the sentence in hand, where it names just so many and no person."""
    if any(isinstance(r, Person) for d in page.history.current for r in d.refs):
        return []
    codes = named_here(page, apart)
    return [state(code) for code in sorted(codes)] if len(codes) == number else []


def _read_titled(page: Page, tagged: Tagged, token: Token) -> bool:
    """ "the ministers then left": those of that title who were named last, two or more."""
    lemma = singular(token)
    alone = [c.lower_ for c in token.children if c.dep_ != "punct"] == ["the"]
    if token.tag_ not in PLURAL or not alone or lemma not in phrases()["generic_roles"]:
        return False
    refs = titled_persons(page, lemma)
    if refs:
        _add(page, tagged, token.i - 1, token, refs)
    return bool(refs)


def _add(page: Page, tagged: Tagged, start: int, token: Token, refs: list[Ref]) -> None:
    reason = f"the {len(refs)} named last: " + ", ".join(label(r) for r in refs)
    page.add(tagged, start, token.i + 1, token, refs, "members", reason)


def numbered_nouns(sentence: TokenSpan) -> list[int]:
    """The nouns that a number, "both" or "each" stands before."""
    words = phrases()
    known = words["side_numbers"].keys() | words["side_each"]
    found = [t.head.i for t in sentence if t.lower_ in known and t.head.pos_ == "NOUN"]
    return list(dict.fromkeys(found))


def _number(tagged: Tagged, token: Token) -> tuple[int | None, bool]:
    """How many the words mean, and whether they tell so; None where they are no such words."""
    words = phrases()
    before = [c.lower_ for c in token.children if c.i < token.i]
    lemma = singular(token)
    for word in before:
        if word in words["side_numbers"] and token.tag_ in PLURAL:
            known = word == "both" or _is_definite(tagged, token)
            return (int(words["side_numbers"][word]), True) if known else (None, False)
        if word in words["side_each"]:
            return 2, True
    if lemma in words["pair_nouns"] and "the" in before:
        return 2, True
    if lemma in words["side_bare"] and token.tag_ in PLURAL and before == ["the"]:
        return 2, False
    return None, False


def _is_definite(tagged: Tagged, token: Token) -> bool:
    """Whether the words mean some that were named: not "two neighboring states" in a text."""
    if tagged.unit.block.kind == "title":
        return True
    marks = phrases()["definite"]
    return any(c.dep_ == "poss" or c.lower_ in marks for c in token.children if c.i < token.i)


def _kind(token: Token) -> str | None:
    lemma = singular(token)
    if lemma in phrases()["pair_nouns"]:
        return "persons"
    sides = phrases()["sides"]
    return next((kind for kind, heads in sides.items() if lemma in heads), None)


def _members(page: Page, tagged: Tagged, token: Token, number: int, kind: str) -> list[Ref]:
    codes = country_codes(page, tagged, token)
    if len(codes) == number and kind != "persons":
        return [_of_kind(token, kind, code) for code in codes]
    apart, lemma = third_party(page, token), singular(token)
    if kind == "persons":
        title = lemma if lemma in phrases()["generic_roles"] else ""
        found = last_persons(page, number, apart=apart, title=title)
        return found or _of_their_states(page, tagged, token, number, apart)
    found = last_states(page, number, apart=apart)
    return [_of_kind(token, kind, r.country) if r.country else r for r in found]


def _of_their_states(
    page: Page, tagged: Tagged, token: Token, number: int, apart: frozenset[str]
) -> list[Ref]:
    """ "both presidents" whom the report does not name: those of the states named last."""
    title = tagged.titles.get(token.i)
    if title is None or title.title is None or title.title.level in PEOPLE:
        return []
    states = last_states(page, number, apart=apart)
    return [holder(page, tagged, Role(title.title, ref.country)) for ref in states if ref.country]


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


def third_party(page: Page, token: Token) -> frozenset[str]:
    """Whoever does something to "the two sides", or is thanked by both, is neither of them."""
    if is_subject(token):
        return _addressed(page, token)
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


def _addressed(page: Page, token: Token) -> frozenset[str]:
    """The countries of those whom the verb's subject does something to."""
    objects = {c.i for c in token.head.children if c.dep_ in {"dobj", "dative"}}
    objects |= {o.i for p, o in prepositions(token.head) if p in {"to", "at", "against"}}
    drafts = (d for d in page.history.current if d.head.i in objects)
    return frozenset(r.country for d in drafts for r in d.refs if r.country)
