"""Find persons by name, with the office that the words around the name give them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Doc, Token

from communique.recognize.place_index import place_words
from communique.recognize.spelling import same_person_name, skeleton
from communique.recognize.tables import Organization, Title, phrases
from communique.recognize.tagging import NameTag, Tagged, TitleTag, span_head

_LINKS = frozenset({"of", "for", "the", "to", "in", "'s", "’s", "-", "and", "&"})
_WINDOW = 14
"""Tokens before or after a name in which its title may stand."""

CLOSING = frozenset({",", ";", ".", ")", "and", "who", "whose", "respectively", "–", "—"})
"""What follows a name that stands in apposition to the words before its comma."""

HONORARY = frozenset({"religious", "royal", "tribal", "civil"})
"""Levels of title that are worn with a name beside an office."""

_WHERE = frozenset({"in", "near", "at", "off", "outside", "around"})

MIN_SURNAME = 3
"""A shorter word is not looked for as a surname by itself."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office as words give it: a title, whose it is, and its owner where a pronoun says so."""

    title: Title | None
    country: str | None = None
    organization: Organization | None = None
    owner: int | None = None
    """The token of a possessive pronoun ("his counterpart"), in the same unit."""
    counterpart: bool = False
    """The title is that of whoever the words call this one the counterpart of."""


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
    runs = [_runs(tagged) for tagged in units]
    surnames = {
        form
        for tagged, found in zip(units, runs, strict=True)
        for start, end in found
        for word in _callable_by(tagged, start, end)
        for form in (word, _spelling(word))
    }
    phrases_found = []
    for tagged, found in zip(units, runs, strict=True):
        whole = _disjoint(dict(found) | _surnames(tagged, found, surnames))
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
    """The words of a name that may stand alone for a person: the last, or a first family name."""
    words = [tagged.doc[end - 1].text]
    if end - start > 1:
        words.append(tagged.doc[start].text)
    return [word for word in words if len(word) > MIN_SURNAME]


def _is_known_name(tagged: Tagged, token: Token, surnames: set[str]) -> bool:
    if token.text in surnames:  # whatever the parser takes a strange name for
        return token.text[:1].isupper() and token.i not in tagged.titles | tagged.names
    return _spelling(token.text) in surnames and _is_name(tagged, token)


def _spelling(word: str) -> str:
    """The word's skeleton, set apart from words, where it is long enough to tell names apart."""
    return f"={skeleton(word)}" if len(word) > 4 and len(skeleton(word)) > 2 else word


def _listed_names(tagged: Tagged, covered: set[int]) -> dict[int, int]:
    """Names in a sentence with "respectively" that nothing else shows to be names."""
    found: dict[int, int] = {}
    for sentence in tagged.unit.sentences():
        if not any(t.lower_ == "respectively" for t in sentence):
            continue
        i = sentence.start
        while i < sentence.end:
            end = i
            while end < sentence.end and end not in covered and _is_name(tagged, tagged.doc[end]):
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
        if len(phrase.words) > len(known.words):
            known.words = phrase.words
    for person in people:
        person.phrases.sort(key=lambda p: (p.unit, p.name_start))
        roles = [p.role for p in person.phrases if p.role]
        person.role = next((r for r in roles if r.title and r.country), None) or next(
            iter(roles), None
        )
        person.country = next((r.country for r in roles if r.country), None)
    return sorted(people, key=lambda p: (p.phrases[0].unit, p.phrases[0].name_start))


def _known(people: list[Person], phrase: PersonPhrase) -> Person | None:
    country = phrase.role.country if phrase.role else None
    fitting = [p for p in people if same_person_name(p.words, phrase.words)]
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


def _runs(tagged: Tagged) -> list[tuple[int, int]]:
    """Token stretches that are a person's name, without title or rank."""
    found: dict[int, int] = {}
    for ent in tagged.doc.ents:
        if ent.label_ == "PERSON":
            start, end = _trim(tagged, ent.start, _extend(tagged, ent.end))
            if end > start and not _is_place_like(tagged, start, end):
                found[start] = max(end, found.get(start, 0))
    for start in _after_titles(tagged):
        if not any(s <= start < e for s, e in found.items()):
            end = _extend(tagged, start)
            if end > start:
                found[start] = end
    return _disjoint(found)


def _is_place_like(tagged: Tagged, start: int, end: int) -> bool:
    """Names of wide areas, and those after "in", "near" or "the port of", are where, not who."""
    doc = tagged.doc
    if doc[start:end].text in place_words()["areas"]:
        return True
    before = doc[start - 1].lower_ if start else ""
    if before == "of" and start > 1:
        kind = doc[start - 2].lower_
        return any(kind in words for words in place_words()["kinds"].values())
    owns = end < len(doc) and doc[end].tag_ == "POS"  # "in Vladimir Putin's Russia"
    return before in _WHERE and (end - start == 1 or not owns)


def _disjoint(found: dict[int, int]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for start, end in sorted(found.items()):
        if runs and start < runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def _after_titles(tagged: Tagged) -> Iterator[int]:
    """Tokens after a title, a rank or a counterpart that look like a name.

    After a comma only where the name closes an apposition ("the envoy, Ana de Souza, …").
    """
    yield from _before_titles(tagged)
    for token in tagged.doc[1:]:
        if not _is_name(tagged, token):
            continue
        before = tagged.doc[token.i - 1]
        if before.i in tagged.titles or tagged.is_rank(before):
            yield token.i
        elif before.text == "," and token.i > 1 and token.dep_ != "nsubj":
            end = _extend(tagged, token.i)
            titled = _title_phrase(tagged, token.i - 2)
            if (
                titled
                and _closes(tagged, token.i, end)
                and (end - token.i > 1 or _is_counterpart(tagged, token.i - 2))
            ):
                yield token.i


def _before_titles(tagged: Tagged) -> Iterator[int]:
    """ "Ana de Souza, the envoy of Peru, …": two or more name tokens before a title's comma."""
    doc = tagged.doc
    for title in {t.start: t for t in tagged.titles.values()}.values():
        left = _left(tagged, title.start, max(0, title.start - _WINDOW))
        if left < 3 or doc[left - 1].text != ",":
            continue
        start = _leftward(tagged, left - 1)
        if left - 1 - start > 1:
            yield start


def _title_phrase(tagged: Tagged, last: int) -> bool:
    """Whether a title phrase ends at the token ("the minister of energy and water")."""
    at = last
    while at >= 0 and last - at < _WINDOW:
        if at in tagged.titles:
            return True
        if not (_inside(tagged.doc[at]) or at in tagged.names) or (
            at == last and tagged.doc[at].text == ","
        ):
            return False
        at -= 1
    return False


def _is_name(tagged: Tagged, token: Token) -> bool:
    if token.i in tagged.titles or tagged.is_rank(token) or token.i in tagged.names:
        return False
    return token.pos_ == "PROPN" and token.text[:1].isupper() and token.text[-1:].isalpha()


def _extend(tagged: Tagged, end: int) -> int:
    """Over name tokens and the particles between them."""
    particles = frozenset(phrases()["name_particles"])
    doc = tagged.doc
    while end < len(doc):
        token = doc[end]
        if _is_name(tagged, token):
            end += 1
        elif (
            token.lower_ in particles
            and end + 1 < len(doc)
            and doc[end - 1].pos_ == "PROPN"
            and _is_name(tagged, doc[end + 1])
        ) or _is_hyphen(doc, end):
            end += 2
        else:
            break
    return end


def _is_hyphen(doc: Doc, i: int) -> bool:
    """A hyphen inside a name ("Kim Min-jun")."""
    tight = doc[i].text == "-" and not doc[i].whitespace_ and not doc[i - 1].whitespace_
    return tight and i + 1 < len(doc) and doc[i + 1].is_alpha


def _leftward(tagged: Tagged, start: int) -> int:
    """Over name tokens right before a name that the parser cut short."""
    doc = tagged.doc
    while start > 0:
        if _is_name(tagged, doc[start - 1]):
            start -= 1
        elif (
            start > 1
            and _is_hyphen(doc, start - 2)
            and _is_name(tagged, doc[start - 3 if start > 2 else 0])
        ):
            start -= 3
        else:
            break
    return start


def _trim(tagged: Tagged, start: int, end: int) -> tuple[int, int]:
    doc = tagged.doc
    while start < end and (
        start in tagged.titles or tagged.is_rank(doc[start]) or not doc[start].text[:1].isalpha()
    ):
        start += 1
    while end > start and not (doc[end - 1].text[:1].isupper() and doc[end - 1].text[-1].isalnum()):
        end -= 1
    named = [tagged.names[i] for i in range(start, end) if i in tagged.names]
    if any(n.start <= start and end <= n.end for n in named):
        return start, start
    if any(n.entry.organization or "adjective" in n.entry.kinds for n in named):
        return start, start
    if not any(doc[i].text[:1].isupper() for i in range(start, end)) or end - start > 6:
        return start, start
    return start, end


def _phrase(tagged: Tagged, start: int, end: int, starts: set[int]) -> PersonPhrase:
    words = tuple(t.text for t in tagged.doc[start:end] if t.text[:1].isalpha() and not t.is_punct)
    first, role = _role_before(tagged, start, end)
    if role is None or (role.title is None and not role.counterpart):
        role = _role_after(tagged, end, starts) or role
    return PersonPhrase(tagged.unit.index, first, end, start, end, words, role)


def _role_before(tagged: Tagged, name: int, end: int) -> tuple[int, Role | None]:
    """The title that stands before a name, and where the whole phrase begins."""
    doc = tagged.doc
    i = name
    while i > 0 and (tagged.is_rank(doc[i - 1]) or _is_honorary(tagged, i - 1)):
        i -= 1
    if i > 1 and doc[i - 1].text == "," and _closes(tagged, name, end):
        i -= 1
    floor = max(0, name - _WINDOW, doc[name].sent.start)
    title: TitleTag | None = None
    for at in range(i - 1, floor - 1, -1):
        token = doc[at]
        if at in tagged.titles:
            title = tagged.titles[at]
            break
        if not (_inside(token) or at in tagged.names):
            break
    if title is None:
        return _only_rank(tagged, name)
    if i < name and doc[i].text == "," and doc[title.head].tag_ in {"NNS", "NNPS"}:
        return name, None  # "the ministers of A and B, X and Y": paired elsewhere
    gap = doc[title.end : i]
    opened = {"of", "for"} & {t.lower_ for t in (*doc[title.start : title.end], *gap[:1])}
    if any(t.lower_ == "and" for t in gap) and not opened:
        return name, None
    first = _left(tagged, title.start, floor)
    return first, _role(tagged, title, first, name)


def _only_rank(tagged: Tagged, name: int) -> tuple[int, Role | None]:
    first = name
    while first > 0 and tagged.is_rank(tagged.doc[first - 1]):
        first -= 1
    before = first - 1
    if before > 0 and tagged.doc[before].text in {"'s", "’s"}:
        before -= 1
        owner = tagged.names.get(before)
        if owner and owner.code:  # "Bolivia's Wara Condori"
            return owner.start, Role(None, country=owner.code)
    if first > 0 and before in tagged.names and tagged.names[before].code:
        adjective = tagged.names[before]
        if first < name or "adjective" in adjective.entry.kinds:
            return adjective.start, Role(None, country=adjective.code)
    return first, None


def _closes(tagged: Tagged, name: int, end: int) -> bool:
    """Whether a name after a comma ends an apposition ("the foreign minister, Ana Ruiz, …").

    A name that is followed by its own verb begins a clause instead.
    """
    doc = tagged.doc
    if any(t.dep_ == "appos" for t in doc[name:end]):
        return True
    if end >= len(doc):
        return True
    return doc[end].text in CLOSING


def _is_honorary(tagged: Tagged, i: int) -> bool:
    """A religious or royal title between an office and the name ("…, Sheikh Ali Hasan")."""
    title = tagged.titles.get(i)
    if title is None or title.title is None or i < 2:
        return False
    short = title.end - title.start == 1 and tagged.doc[i].is_title
    return short and title.title.level in HONORARY and tagged.doc[i - 1].text == ","


def _is_counterpart(tagged: Tagged, i: int) -> bool:
    return i in tagged.titles and tagged.titles[i].title is None


def _inside(token: Token) -> bool:
    return token.pos_ in {"NOUN", "PROPN", "ADJ", "DET"} or token.lower_ in _LINKS


def _left(tagged: Tagged, start: int, floor: int) -> int:
    """Where the modifiers of a title begin: adjectives, names, possessives, a determiner."""
    doc = tagged.doc
    while start > floor:
        token = doc[start - 1]
        if start - 1 in tagged.names:
            start = max(floor, tagged.names[start - 1].start)
        elif token.text in {"'s", "’s", "-"} or token.dep_ == "poss":
            start -= 1
        elif _modifies_title(token) and token.ent_type_ != "PERSON":
            start -= 1
            if token.pos_ == "DET":
                break
        else:
            break
    return start


def _modifies_title(token: Token) -> bool:
    if token.pos_ in {"ADJ", "DET", "NOUN", "PROPN"}:
        return True
    return token.dep_ in {"amod", "compound", "nmod"} and token.tag_ in {"VBG", "VBN"}


def _role(tagged: Tagged, title: TitleTag, first: int, last: int) -> Role:
    """Whose office it is: the name nearest before the title, else one after it."""
    before = _name_in(tagged, range(title.start - 1, first - 1, -1))
    after = _name_in(tagged, range(title.end, last))
    inside = _name_in(tagged, range(title.start, title.end))
    named = before or inside or after
    organization = next(
        (n.entry.organization for n in (inside, before, after) if n and n.entry.organization), None
    )
    owner = next(
        (i for i in range(first, title.start) if tagged.doc[i].tag_ == "PRP$"),
        None,
    )
    country = named.code if named else None
    if country is None and after is not None:
        country = after.code
    return Role(title.title, country, organization, owner, title.title is None)


def _name_in(tagged: Tagged, where: range) -> NameTag | None:
    return next((tagged.names[i] for i in where if i in tagged.names), None)


def _role_after(tagged: Tagged, end: int, starts: set[int]) -> Role | None:
    """The title in an apposition after the name: ", the foreign minister of Peru,"."""
    doc = tagged.doc
    if end + 1 < len(doc) and doc[end].lower_ == "of" and end + 1 in tagged.names:
        owner = tagged.names[end + 1]  # "General Kofi Mensah of Ghana"
        return Role(None, owner.code) if owner.code else None
    if end + 1 >= len(doc) or doc[end].text not in {",", "(", "-", "–", "—"}:
        return None
    at = end + 1
    if doc[at].lower_ in {"and", "or", "while"}:
        return None
    limit = min(len(doc), at + _WINDOW)
    while at < limit and at not in tagged.titles:
        token = doc[at]
        if not (_inside(token) or token.tag_ == "PRP$" or token.lower_ in {"then", "former"}):
            return None
        at += 1
    if at >= limit:
        return None
    title = tagged.titles[at]
    stop = title.end
    while stop < limit and (_inside(doc[stop]) or stop in tagged.names) and stop not in starts:
        stop += 1
    follows = stop + 1 if stop < len(doc) and doc[stop].text == "," else stop
    while follows < len(doc) and tagged.is_rank(doc[follows]):
        follows += 1
    nexts = stop in starts or ((follows > stop + 1 or doc[end].text == "(") and follows in starts)
    if nexts or (stop < len(doc) and tagged.is_rank(doc[stop])):
        return None  # the title is the next person's
    return _role(tagged, title, end + 1, stop)


def with_country(role: Role | None, country: str) -> Role:
    """The role as that country's; a bare one where there was none."""
    return replace(role, country=country) if role else Role(None, country)


def heads(doc: Doc, phrase: PersonPhrase) -> list[int]:
    """Tokens that stand for the phrase in the parse: its own head, the name's and the title's."""
    found = {span_head(doc, phrase.name_start, phrase.name_end)}
    for i in range(phrase.start, phrase.end):
        token = doc[i]
        outside = not phrase.start <= token.head.i < phrase.end or token.head.i == i
        if outside and token.pos_ in {"NOUN", "PROPN"}:
            found.add(i)
    return sorted(found)
