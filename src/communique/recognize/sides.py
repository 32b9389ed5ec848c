"""Read "the two sides", "both countries", "the four": the states or persons named last."""

from __future__ import annotations

from spacy.tokens import Token

from communique.parse.syntax import child, conjuncts
from communique.recognize.anaphors import read_anaphor
from communique.recognize.antecedents import Draft, Ref, is_subject
from communique.recognize.lookups import PLURAL, label
from communique.recognize.page import Page
from communique.recognize.persons import Person
from communique.recognize.phrase_country import country_codes
from communique.recognize.tables import phrases, state
from communique.recognize.tagging import Tagged


def read_sides(page: Page, tagged: Tagged, token: Token) -> bool:
    """ "the two sides", "both countries": the states or persons named last."""
    words = phrases()
    number = next(
        (
            words["side_numbers"][c.lower_]
            for c in token.children
            if c.lower_ in words["side_numbers"]
        ),
        None,
    )
    lemma = token.lemma_.lower()
    if number is None or token.tag_ not in PLURAL:
        return read_anaphor(page, tagged, token)
    kind = next((k for k, heads_ in words["sides"].items() if lemma in heads_), None)
    codes = country_codes(page, tagged, token)
    if kind is None:
        return False
    if len(codes) == number:
        refs: list[Ref] = [state(code) for code in codes]
    else:
        apart = _third_party(page, tagged, token)
        wanted = lemma if kind == "persons" and lemma in words["generic_roles"] else ""
        refs = _last(page, number, persons=kind == "persons", apart=apart, title=wanted)
        by_persons = lemma in {"side", "party"} and len(page.pair) != number
        if by_persons and (met := _last(page, number, persons=True, apart=apart)):
            refs = [state(str(r.country)) for r in met]
    if len(refs) != number:
        return False
    start = min((c.i for c in token.children if c.i < token.i), default=token.i)
    reason = f"the {number} named last: " + ", ".join(label(r) for r in refs)
    page.add(tagged, start, token.i + 1, token, refs, "members", reason)
    return True


def _third_party(page: Page, tagged: Tagged, token: Token) -> frozenset[str]:
    """Whoever does something to "the two sides" is neither of them."""
    if token.dep_ not in {"dobj", "dative"}:
        return frozenset()
    subject = child(token.head, "nsubj")
    at = token.head
    while subject is None and at.dep_ == "conj" and at.head.i != at.i:
        at = at.head
        subject = child(at, "nsubj")
    draft = next(
        (d for d in page.history.current if subject is not None and d.head.i == subject.i),
        None,
    )
    return frozenset(r.country for r in draft.refs if r.country) if draft else frozenset()


def _last(
    page: Page,
    number: int,
    *,
    persons: bool,
    apart: frozenset[str] = frozenset(),
    title: str = "",
) -> list[Ref]:
    """The last so many states or persons: a pair named together first, then those nearest back.

    Countries that only say where something is ("in Syria") do not count.
    """
    for sentences in (0, 1, 12):
        if not persons:
            for draft in page.history.latest(sentences=min(sentences, 2)):
                pair = _coordinated(page, draft)
                if len(pair) == number and not pair & apart:
                    return [state(code) for code in sorted(pair)]
            if len(page.pair) == number and not apart & set(page.pair):
                return [state(code) for code in sorted(page.pair)]
        found = _nearest(page, number, sentences, persons, apart, title)
        if len(found) == number:
            return found
    return []


def _nearest(
    page: Page, number: int, sentences: int, persons: bool, apart: frozenset[str], title: str
) -> list[Ref]:
    found: dict[str, Ref] = {}
    for draft in page.history.latest(sentences=sentences):
        if draft.how in {"members", "place"} or _is_where(draft.head):
            continue
        for ref in draft.refs:
            if ref.country in apart or (persons and not _has_title(ref, title)):
                continue
            if ref.country and persons and isinstance(ref, Person):
                found.setdefault(ref.country, ref)
            elif ref.country and not persons:
                found.setdefault(ref.country, state(ref.country))
            if len(found) == number:
                return [found[c] for c in sorted(found)]
    return []


def _has_title(ref: Ref, title: str) -> bool:
    """Whether a person can be one of "the two ministers"."""
    if not title or not isinstance(ref, Person) or ref.role is None or ref.role.title is None:
        return not title
    levels = phrases()["generic_roles"][title]
    return not levels or ref.role.title.level in levels or title in ref.role.title.name


def _coordinated(page: Page, draft: Draft) -> set[str]:
    """Countries named in one coordination that begins with this draft."""
    if draft.head.dep_ == "conj":
        return set()
    tokens = {(draft.unit, t.i) for t in conjuncts(draft.head)}
    if len(tokens) < 2:
        return set()
    drafts = [d for d in page.history.latest(sentences=2) if (d.unit, d.head.i) in tokens]
    if any(isinstance(r, Person) for d in drafts for r in d.refs):
        return set()
    return {r.country for d in drafts for r in d.refs if r.country and d.how != "place"}


def read_bare_number(page: Page, tagged: Tagged, token: Token) -> None:
    """ "the four met", "both agreed": the persons or states named last, that many."""
    number = phrases()["side_numbers"].get(token.lower_)
    if number is None or not is_subject(token) or token.pos_ in {"NOUN", "PROPN"}:
        return
    if token.lower_ != "both" and child(token, "det") is None:
        return
    refs = _last(page, number, persons=True) or _last(page, number, persons=False)
    if len(refs) == number:
        start = min([c.i for c in token.children if c.i < token.i], default=token.i)
        reason = f"the {number} named last: " + ", ".join(label(r) for r in refs)
        page.add(tagged, start, token.i + 1, token, refs, "members", reason)


def _is_where(token: Token) -> bool:
    return token.dep_ == "pobj" and token.head.lower_ in phrases()["place_prepositions"]
