"""Pair the names of one enumeration with the countries of another ("respectively")."""

from __future__ import annotations

from dataclasses import replace

from communique.parse.syntax import conjuncts
from communique.parse.tokens import Span as TokenSpan
from communique.recognize.lookups import PLURAL
from communique.recognize.page import Page
from communique.recognize.persons import Person, PersonPhrase
from communique.recognize.role_words import Role
from communique.recognize.tagging import NameTag, Tagged

LIST_GAP = 3
"""Tokens between two items of one enumeration (", and the")."""


def pair_lists(page: Page, tagged: Tagged, sentence: TokenSpan) -> None:
    """ "from A, B and C, X, Y and Z, respectively": pair the last names with the countries."""
    if not any(t.lower_ == "respectively" for t in sentence):
        _pair_joint_title(page, tagged, sentence)
        _pair_the_last(page, tagged, sentence)
        return
    named: list[tuple[int, Person]] = []
    for i in range(sentence.start, sentence.end):
        found = page.phrase_at.get((tagged.unit.index, i))
        if found and found[1].name_start == i:
            named.append((i, found[0]))
    for n in range(len(named), 1, -1):
        people = named[-n:]
        tags = _last_list(page, tagged, sentence.start, people[0][0])
        if len(tags) == n and not any(p.country for _, p in people):
            for (_, person), name in zip(people, tags, strict=True):
                person.country = name.code
                person.role = Role(None, name.code)
                person.reason = "paired in order (respectively)"
            return


def _pair_joint_title(page: Page, tagged: Tagged, sentence: TokenSpan) -> None:
    """ "Foreign Ministers A and B" in a report on two countries: one of each, in that order."""
    if len(page.pair) != 2:
        return
    for i in range(sentence.start, sentence.end):
        title = tagged.titles.get(i)
        if title is None or tagged.doc[title.head].tag_ not in PLURAL:
            continue
        first = _next_phrase(page, tagged, title.end)
        second = _next_phrase(page, tagged, first[1].name_end + 1) if first else None
        joined = first and tagged.doc[min(first[1].name_end, sentence.end - 1)].lower_ == "and"
        if first is None or second is None or not joined:
            continue
        for person, code in zip((first[0], second[0]), page.pair, strict=True):
            if person.country is None:
                person.country, person.role = code, Role(title.title, code)
                person.reason = "one of two office-holders named in the order of their states"
        return


def _pair_the_last(page: Page, tagged: Tagged, sentence: TokenSpan) -> None:
    """Of as many persons in a list as the lead lists states, the one whose state is not known."""
    if len(page.together) < 2:
        return
    for i in range(sentence.start, sentence.end):
        found = page.phrase_at.get((tagged.unit.index, i))
        token = tagged.doc[i]
        if found is None or token.dep_ == "conj":
            continue
        at = [page.phrase_at.get((tagged.unit.index, t.i)) for t in conjuncts(token)]
        people = list({id(f[0]): f[0] for f in at if f is not None}.values())
        unknown = [p for p in people if p.country is None]
        left = set(page.together) - {p.country for p in people}
        if len(people) == len(page.together) > 1 and len(unknown) == len(left) == 1:
            (person,), (code,) = unknown, left
            person.country = code
            person.role = replace(person.role, country=code) if person.role else None
            person.reason = "the last of as many persons as states that the report names together"


def _next_phrase(page: Page, tagged: Tagged, start: int) -> tuple[Person, PersonPhrase] | None:
    """The person named at a token, or one token on where the parser missed a first name."""
    for i in (start, start + 1):
        if (tagged.unit.index, i) in page.phrase_at:
            return page.phrase_at[tagged.unit.index, i]
    return None


def _last_list(page: Page, tagged: Tagged, start: int, end: int) -> list[NameTag]:
    """The last enumeration of countries in a stretch of tokens."""
    found: list[NameTag] = []
    for i in range(end - 1, start - 1, -1):
        name = tagged.names.get(i)
        if name and name.head == i and name.code:
            if found and found[0].start - name.end > LIST_GAP:
                break
            found.insert(0, name)
    return found
