"""The last so many states or persons that a document named before some place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from communique.parse.syntax import conjuncts
from communique.recognize.antecedents import Draft, Ref
from communique.recognize.page import Page
from communique.recognize.persons import Person
from communique.recognize.tables import phrases, state

NEAR = (0, 1, 2, 12)
"""Sentences back in which all that are meant are looked for, the sentence in hand first."""

_DOMINATES = 2
"""How often the second most named country is named for each time that the third is."""

_WHOLE = 200
"""Sentences back that reach the beginning of any report."""


def last_states(page: Page, number: int, *, apart: frozenset[str] = frozenset()) -> list[Ref]:
    """The states that "the two countries" means; empty where they are not to be told.

    In this order: just that many named in this sentence; those named together in this sentence or
    the two before; those that the headline or the lead names together; the two that the report
    names far more often than any other; those named nearest; all that it names, where they are
    that many. `apart` are countries that are none of them.
    """
    for codes in _state_sets(page, number, apart):
        if len(codes) == number:
            return [state(code) for code in sorted(codes)]
    return []


def _state_sets(page: Page, number: int, apart: frozenset[str]) -> Iterator[set[str]]:
    yield named_here(page, apart)
    for draft in page.history.latest(sentences=2):
        named = _coordinated(page, draft)
        if not named & apart:
            yield named
    if not apart & set(page.together):
        yield set(page.together)
    yield set(_most_named(page, number, apart))
    for sentences in NEAR:
        yield _nearest(page, number, sentences, apart)
    if number > 2:
        yield _countries(page, _WHOLE, apart)


def named_here(page: Page, apart: frozenset[str]) -> set[str]:
    """The countries of those who take part in the sentence in hand."""
    return _countries(page, 0, apart)


def _countries(page: Page, sentences: int, apart: frozenset[str]) -> set[str]:
    drafts = (d for d in page.history.latest(sentences=sentences) if _takes_part(d))
    return {ref.country for d in drafts for ref in d.refs if ref.country} - apart


def _nearest(page: Page, number: int, sentences: int, apart: frozenset[str]) -> set[str]:
    found: dict[str, None] = {}
    for draft in page.history.latest(sentences=sentences):
        for ref in draft.refs if _takes_part(draft) else ():
            if ref.country and ref.country not in apart and len(found) < number:
                found.setdefault(ref.country)
    return set(found)


def last_persons(
    page: Page,
    number: int,
    *,
    apart: frozenset[str] = frozenset(),
    title: str = "",
    near: tuple[int, ...] = NEAR,
) -> list[Ref]:
    """The persons that "the two ministers" means, each of another country; empty where unclear.

    Those named together ("Ruiz and Banda") come first. `title` is a generic title that they must
    have ("minister"); "" for any. `near` are the numbers of sentences back to look through.
    """
    for sentences in near:
        if together := _persons_together(page, number, sentences, title):
            return together
        found: dict[str, Ref] = {}
        for ref in _persons(page, sentences):
            if ref.country and ref.country not in apart and _has_title(ref, title):
                if len(found) < number:
                    found.setdefault(ref.country, ref)
        if len(found) == number:
            return [found[code] for code in sorted(found)]
    return []


def titled_persons(page: Page, title: str) -> list[Ref]:
    """The holders of the title, each of another country, that the nearest sentences name."""
    for sentences in NEAR:
        found: dict[str, Ref] = {}
        for ref in _persons(page, sentences):
            if ref.country and ref.role and _has_title(ref, title):
                found.setdefault(ref.country, ref)
        if len(found) > 1:
            return [found[code] for code in sorted(found)]
    return []


def _persons(page: Page, sentences: int) -> Iterator[Person]:
    for draft in page.history.latest(sentences=sentences):
        if _takes_part(draft):
            yield from (ref for ref in draft.refs if isinstance(ref, Person))


def _persons_together(page: Page, number: int, sentences: int, title: str) -> list[Ref]:
    """Just so many persons that one coordination names."""
    for draft in page.history.latest(sentences=sentences):
        tokens = {(draft.unit, t.i) for t in conjuncts(draft.head)}
        if draft.head.dep_ == "conj" or len(tokens) < number or draft.how == "members":
            continue
        here = [d for d in page.history.latest(sentences=sentences) if (d.unit, d.head.i) in tokens]
        people = {id(r): r for d in reversed(here) for r in d.refs if isinstance(r, Person)}
        if len(people) == number and all(_has_title(r, title) for r in people.values()):
            return list(people.values())
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
    least = _DOMINATES * after if number == 2 else after + 1
    if ranked[number - 1][1] < least:
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
