"""The last so many states or persons that a document named before some place."""

from __future__ import annotations

from collections import Counter

from communique.parse.syntax import conjuncts
from communique.recognize.antecedents import Draft, Ref
from communique.recognize.page import Page
from communique.recognize.persons import Person
from communique.recognize.tables import phrases, state

NEAR = (0, 1, 2, 12)
"""Sentences back in which all that are meant are looked for, the sentence in hand first."""

_DOMINATES = 2
"""How often the second most named country is named for each time that the third is."""


def last_states(page: Page, number: int, *, apart: frozenset[str] = frozenset()) -> list[Ref]:
    """The states that "the two countries" means; empty where they are not to be told.

    In this order: those named together in this sentence or the two before; the two that the
    headline names together; the two that the report names far more often than any other; those
    named nearest. `apart` are countries that are none of them.
    """
    for draft in page.history.latest(sentences=2):
        named = _coordinated(page, draft)
        if len(named) == number and not named & apart:
            return [state(code) for code in sorted(named)]
    if len(page.pair) == number and not apart & set(page.pair):
        return [state(code) for code in sorted(page.pair)]
    often = _most_named(page, number, apart)
    if often:
        return [state(code) for code in often]
    for sentences in NEAR:
        found: dict[str, None] = {}
        for draft in page.history.latest(sentences=sentences):
            if not _takes_part(draft):
                continue
            for ref in draft.refs:
                if ref.country and ref.country not in apart and len(found) < number:
                    found.setdefault(ref.country)
        if len(found) == number:
            return [state(code) for code in sorted(found)]
    return []


def last_persons(
    page: Page, number: int, *, apart: frozenset[str] = frozenset(), title: str = ""
) -> list[Ref]:
    """The persons that "the two ministers" means, each of another country; empty where unclear.

    `title` is a generic title that they must have ("minister"); "" for any.
    """
    for sentences in NEAR:
        found: dict[str, Ref] = {}
        for draft in page.history.latest(sentences=sentences):
            if not _takes_part(draft):
                continue
            for ref in draft.refs:
                if not isinstance(ref, Person) or not ref.country or ref.country in apart:
                    continue
                if _has_title(ref, title) and len(found) < number:
                    found.setdefault(ref.country, ref)
        if len(found) == number:
            return [found[code] for code in sorted(found)]
    return []


def _takes_part(draft: Draft) -> bool:
    """Countries that only say where something is ("in Syria") do not count."""
    where = draft.head.dep_ == "pobj" and draft.head.head.lower_ in phrases()["place_prepositions"]
    return draft.how not in {"members", "place"} and not where


def _most_named(page: Page, number: int, apart: frozenset[str]) -> list[str]:
    """The countries that the document up to here names most, where they stand out."""
    counted = Counter(
        ref.country
        for sentence in (*page.history.past, page.history.current)
        for draft in sentence
        if _takes_part(draft)
        for ref in draft.refs
        if ref.country and ref.country not in apart
    )
    ranked = sorted(counted.items(), key=lambda item: (-item[1], item[0]))
    if len(ranked) < number or ranked[number - 1][1] < 2:
        return []
    after = ranked[number][1] if len(ranked) > number else 0
    if ranked[number - 1][1] < _DOMINATES * after:
        return []
    return sorted(code for code, _ in ranked[:number])


def _has_title(ref: Person, title: str) -> bool:
    """Whether a person can be one of "the two ministers"."""
    if not title or ref.role is None or ref.role.title is None:
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
