"""The persons of a document, each name with the office that the words around it give."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from communique.parse.tokens import Doc, Token
from communique.recognize.given_names import gender_of_name, gender_of_title
from communique.recognize.name_runs import disjoint, is_name, name_runs
from communique.recognize.office_table import country_of_name
from communique.recognize.role_words import NO_OFFICE, Role, country_after, role_after, role_before
from communique.recognize.spelling import same_person_name, skeleton
from communique.recognize.tagging import Tagged, span_head
from communique.recognize.turn_labels import label_runs

MIN_SURNAME = 3
"""A shorter word is not looked for as a surname by itself."""


HEADS = frozenset({"head_of_state", "head_of_government"})
"""Levels of title that name their holder apart from others of the name."""


@dataclass(frozen=True, slots=True)
class PersonPhrase:
    """A person named at one place: tokens [start, end), the name at [name_start, name_end)."""

    unit: int
    start: int
    end: int
    name_start: int
    name_end: int
    words: tuple[str, ...]
    role: Role | None


@dataclass(slots=True)
class Person:
    """One person of a document: the longest name met, and the office and country stated first."""

    words: tuple[str, ...]
    role: Role | None = None
    country: str | None = None
    phrases: list[PersonPhrase] = field(default_factory=list)
    reason: str = ""
    gender: str = ""
    """f or m where an honorific or a pronoun shows it."""


def find_phrases(units: list[Tagged]) -> list[PersonPhrase]:
    """The persons named in a document; a surname met as a name anywhere is one everywhere."""
    labels = label_runs(units)
    runs = [
        disjoint(dict(name_runs(tagged)) | label)
        for tagged, label in zip(units, labels, strict=True)
    ]
    surnames = {
        form
        for tagged, found in zip(units, runs, strict=True)
        for start, end in found
        for word in _callable_by(tagged, start, end)
        for form in (word, _spelling(word))
    }
    phrases_found = []
    for tagged, found in zip(units, runs, strict=True):
        whole = disjoint(dict(found) | _surnames(tagged, found, surnames))
        starts = {start for start, _ in whole}
        phrases_found += [_phrase(tagged, start, end, starts) for start, end in whole]
    return phrases_found


def _surnames(tagged: Tagged, found: list[tuple[int, int]], surnames: set[str]) -> dict[int, int]:
    covered = {i for start, end in found for i in range(start, end)}
    listed = _listed_names(tagged, covered)
    return listed | {
        token.i: token.i + 1
        for token in tagged.doc
        if token.i not in covered and _is_known_name(tagged, token, surnames)
    }


def _callable_by(tagged: Tagged, start: int, end: int) -> list[str]:
    """The words of a name that may stand alone for a person: family names, in capitals too."""
    words = [tagged.doc[end - 1].text]
    if end - start > 1:
        words.append(tagged.doc[start].text)
    if end - start > 2:
        words.append(tagged.doc[end - 2].text)
    return [form for word in words if len(word) > MIN_SURNAME for form in (word, word.upper())]


def _is_known_name(tagged: Tagged, token: Token, surnames: set[str]) -> bool:
    if token.text in surnames:  # whatever the parser takes a strange name for
        return token.text[:1].isupper() and not (
            token.i in tagged.titles or token.i in tagged.names
        )
    return is_name(tagged, token) and _spelling(token.text) in surnames


def _spelling(word: str) -> str:
    """The word's skeleton, set apart from words, where it is long enough to tell names apart."""
    return f"={skeleton(word)}" if len(word) > 4 and len(skeleton(word)) > 2 else word


def _listed_names(tagged: Tagged, covered: set[int]) -> dict[int, int]:
    """Names in a sentence with "respectively" that nothing else shows to be names."""
    found: dict[int, int] = {}
    if "respectively" not in tagged.doc.text:
        return found
    for sentence in tagged.unit.sentences():
        if not any(t.lower_ == "respectively" for t in sentence):
            continue
        i = sentence.start
        while i < sentence.end:
            end = i
            while end < sentence.end and end not in covered and is_name(tagged, tagged.doc[end]):
                end += 1
            if end - i > 1 and tagged.doc[i - 1].text in {",", "and"}:
                found[i] = end
            i = max(end, i + 1)
    return found


def gather(phrases_found: list[PersonPhrase]) -> list[Person]:
    """Put the phrases of one document together to persons; full names are taken before surnames."""
    people: list[Person] = []
    for phrase in sorted(phrases_found, key=lambda p: -len(p.words) if len(p.words) > 1 else 0):
        known = _known(people, phrase)
        if known is None:
            known = Person(phrase.words)
            people.append(known)
        known.phrases.append(phrase)
        if len(phrase.words) > len(known.words) or _in_capitals(known.words):
            known.words = phrase.words if len(phrase.words) >= len(known.words) else known.words
    for person in people:
        person.phrases.sort(key=lambda p: (p.unit, p.name_start))
        roles = [p.role for p in person.phrases if p.role]
        person.gender = _gender(person, roles)
        person.role = next((r for r in roles if r.title and r.country), None) or next(
            iter(roles), None
        )
        person.country = next((r.country for r in roles if r.country), None)
        if person.country is None and not any(r.organization for r in roles):
            _from_table(person)
    return sorted(people, key=lambda p: (p.phrases[0].unit, p.phrases[0].name_start))


def _in_capitals(words: tuple[str, ...]) -> bool:
    """Whether the name is written as in a heading or a label."""
    return all(word.isupper() for word in words)


def _gender(person: Person, roles: list[Role]) -> str:
    shown = (gender_of_title(r.title.name) for r in roles if r.title)
    return next((g for g in shown if g), "") or gender_of_name(person.words)


def _from_table(person: Person) -> None:
    """The country of whoever the table of office-holders knows by this full name."""
    name = " ".join(person.words)
    title = person.role.title if person.role else None
    if len(person.words) == 1 and title is not None and title.level in HEADS:
        name = f"{title.name} {name}"  # "King Salman"
    person.country = country_of_name(name)
    if person.country is None:
        return
    person.reason = "the table of office-holders has the name"
    if person.role is not None and person.role.title is not None:
        person.role = replace(person.role, country=person.country)


def _known(people: list[Person], phrase: PersonPhrase) -> Person | None:
    country = phrase.role.country if phrase.role else None
    fitting = [
        p for p in people if same_person_name(p.words, phrase.words) and not _other_head(p, phrase)
    ]
    return next(
        (
            p
            for p in fitting
            if not country
            or p.words == phrase.words
            or all(not q.role or q.role.country in {None, country} for q in p.phrases)
        ),
        None,
    )


def _other_head(person: Person, phrase: PersonPhrase) -> bool:
    """ "King Salman" is not Crown Prince Mohammed bin Salman: heads keep their title."""
    if len(phrase.words) > 1 or phrase.role is None or phrase.role.title is None:
        return False
    levels = {q.role.title.level for q in person.phrases if q.role and q.role.title}
    return phrase.role.title.level in HEADS and bool(levels) and not levels & HEADS


def _phrase(tagged: Tagged, start: int, end: int, starts: set[int]) -> PersonPhrase:
    words = tuple(t.text for t in tagged.doc[start:end] if t.text[:1].isalpha() and not t.is_punct)
    first, role = role_before(tagged, start, end)
    empty = role is None or (role.title is None and not role.counterpart)
    if empty or (role and role.title and role.title.level in NO_OFFICE):
        role = role_after(tagged, end, starts) or role
    elif role and role.country is None and role.organization is None:
        role = replace(role, country=country_after(tagged, end))
    return PersonPhrase(tagged.unit.index, first, end, start, end, words, role)


def heads(doc: Doc, phrase: PersonPhrase) -> list[int]:
    """Tokens that stand for the phrase in the parse: its own head, the name's and the title's."""
    found = {span_head(doc, phrase.name_start, phrase.name_end)}
    for i in range(phrase.start, phrase.end):
        token = doc[i]
        outside = not phrase.start <= token.head.i < phrase.end or token.head.i == i
        if outside and token.pos_ in {"NOUN", "PROPN"}:
            found.add(i)
    return sorted(found)
