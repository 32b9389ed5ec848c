"""What the words around a person's name, anywhere in a report, say about the person's state.

Signs for a state and against one, by name; their weights lie in `data/recognize/scene.yaml`.
Only parse and tables are looked at, so that the whole report counts wherever the name stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from communique.parse.syntax import child, conjuncts, first_conjunct, prepositions
from communique.parse.tokens import Token
from communique.recognize.deeds import clauses_below, goals, prepositions_under, verb_of
from communique.recognize.page import Page
from communique.recognize.persons import Person, PersonPhrase, heads
from communique.recognize.phrase_country import codes_at
from communique.recognize.tables import phrases, scene_table
from communique.recognize.tagging import Tagged

Found = Iterator[tuple[str, list[str]]]
"""Signs, each with the countries that it speaks for or against."""


def person_signs(page: Page, person: Person) -> dict[str, set[str]]:
    """Country code → the signs for and against it that the report holds for the person."""
    found: dict[str, set[str]] = defaultdict(set)
    for phrase in person.phrases:
        tagged = page.tagged(phrase.unit)
        for name, codes in _signs(page, tagged, phrase):
            for code in codes:
                found[code].add(name)
    for code in _taken_states(page, person):
        found[code].add("office taken")
    return found


def _signs(page: Page, tagged: Tagged, phrase: PersonPhrase) -> Found:
    head = tagged.doc[heads(tagged.doc, phrase)[0]]
    yield "of them", _apposed(tagged, head, phrase)
    yield "met as", _counterpart(tagged, phrase)
    yield "of place", _place_after(page, tagged, phrase)
    yield "leads", [*_leads(tagged, head), *_led(tagged, head)]
    yield "by its account", _by_account(tagged, head)
    yield "from there", _from_there(page, tagged, head)
    yield "aimed at by", _aimed_at_by(page, tagged, head)
    verb = verb_of(head)
    if verb is not None:
        yield from _of_subject(page, tagged, verb, phrase)
    for clause in head.children:
        if clause.dep_ == "relcl" and child(clause, "nsubj") is not None:
            yield "acts for", _acts_for(tagged, clause)


def _apposed(tagged: Tagged, head: Token, phrase: PersonPhrase) -> list[str]:
    """ "the Omani envoys, Foreign Minister X and General Y": the state of the noun above."""
    at = head
    while at.dep_ in {"appos", "conj", "compound", "nmod"} and at.head.i != at.i:
        at = at.head
        if at.pos_ == "NOUN" and not phrase.start <= at.i < phrase.end and at.i < phrase.start:
            return codes_at(tagged, at) if _is_of_people(at) else []
    return []


def _is_of_people(noun: Token) -> bool:
    lemma = noun.lemma_.lower()
    return lemma in _words("people") or lemma in phrases()["generic_roles"]


def _counterpart(tagged: Tagged, phrase: PersonPhrase) -> list[str]:
    """ "her Omani counterpart, Defense Minister X": the state that the words before name."""
    doc, end = tagged.doc, phrase.start
    if end < 3 or doc[end - 1].text not in {",", "("}:
        return []
    noun = doc[end - 2]
    words = {*phrases()["counterparts"], *phrases()["met"], *_words("people")}
    return codes_at(tagged, noun) if noun.lemma_.lower() in words else []


def _place_after(page: Page, tagged: Tagged, phrase: PersonPhrase) -> list[str]:
    """ "X, the governor of Oruro": where the office is."""
    doc = tagged.doc
    for title in {t.start: t for t in tagged.titles.values()}.values():
        near = phrase.start <= title.start < phrase.end or title.start - phrase.end in range(1, 4)
        if not near:
            continue
        for preposition, goal in prepositions(doc[title.head]):
            if preposition == "of" and (tagged.unit.index, goal.i) in page.places:
                return [page.places[tagged.unit.index, goal.i]]
    return []


def _leads(tagged: Tagged, head: Token) -> list[str]:
    """ "X, who heads Oman's ports": of the state whose body it is."""
    for clause in head.children:
        who = child(clause, "nsubj") if clause.dep_ == "relcl" else None
        if who is None or who.lower_ != "who" or clause.lemma_ not in _words("leading"):
            continue
        led = child(clause, "dobj")
        return _within(tagged, led) if led is not None else []
    return []


def _led(tagged: Tagged, head: Token) -> list[str]:
    """ "an Omani delegation led by X"."""
    first = first_conjunct(head)
    agent = first.head
    participle = agent.head
    led = participle.dep_ in {"acl", "relcl"} and participle.lemma_ in _words("leading")
    if agent.dep_ != "agent" or not led or first.i != head.i:
        return []
    return codes_at(tagged, participle.head)


def _by_account(tagged: Tagged, head: Token) -> list[str]:
    """ "According to the Omani ministry, X …": of the state that tells it."""
    verb = verb_of(head)
    if verb is None:
        return []
    account = next((c for c in verb.children if c.lower_ == "according"), None)
    goal = next((o for _, o in prepositions(account)), None) if account is not None else None
    return codes_at(tagged, goal) if goal is not None else []


def _of_subject(page: Page, tagged: Tagged, verb: Token, phrase: PersonPhrase) -> Found:
    """What the deeds of the person tell."""
    clauses = [verb, *clauses_below(verb)]
    yield "speaks there", _spoken_in(page, tagged, verb)
    yield "denies for", _denied_for(tagged, verb)
    for clause in clauses:
        yield "acts for", _acts_for(tagged, clause)
        yield "own counterpart", _own_counterpart(tagged, clause, phrase)
        if clause.lemma_ in _words("aiming"):
            yield "aims at", [c for goal in goals(clause) for c in codes_at(tagged, goal)]
        if clause.lemma_ in phrases()["motion_verbs"]:
            yield "arrives", [c for goal in goals(clause) for c in _at(page, tagged, goal)]


def _spoken_in(page: Page, tagged: Tagged, verb: Token) -> list[str]:
    """ "told a press conference in Muscat"."""
    if verb.lemma_ not in _words("telling"):
        return []
    places = (goal for p, goal in prepositions_under(verb) if p == "in")
    return [code for goal in places for code in _at(page, tagged, goal)]


def _acts_for(tagged: Tagged, clause: Token) -> list[str]:
    """ "signed for Oman", "spoke on behalf of Oman"."""
    if clause.lemma_ not in _words("acting"):
        return []
    goals = [goal for p, goal in prepositions(clause) if p in {"for", "of"}]
    return [code for goal in goals for code in codes_at(tagged, goal) if goal.i in tagged.names]


def _from_there(page: Page, tagged: Tagged, head: Token) -> list[str]:
    """ "X, a teacher from Oruro", "X, the Oruro miner": where the words say X is from."""
    for noun in (c for c in head.children if c.dep_ == "appos" and c.pos_ == "NOUN"):
        where = [c for c in noun.children if c.dep_ in {"compound", "nmod"}]
        where += [goal for p, goal in prepositions(noun) if p in {"from", "in", "of"}]
        found = [code for token in where for code in _at(page, tagged, token)]
        if found or codes_at(tagged, noun):
            return found or codes_at(tagged, noun)
    return []


def _aimed_at_by(page: Page, tagged: Tagged, head: Token) -> list[str]:
    """ "Oman accused Senator X": hardly one of theirs."""
    first = first_conjunct(head)
    verb = first.head
    if first.dep_ == "pobj":
        verb = verb.head
    if first.dep_ not in {"dobj", "pobj", "dative"} or verb.lemma_ not in _words("hostile"):
        return []
    subject = child(verb, "nsubj")
    while subject is None and verb.dep_ in {"conj", "xcomp", "advcl"} and verb.head.i != verb.i:
        verb = verb.head
        subject = child(verb, "nsubj")
    return _codes(page, tagged, subject) if subject is not None else []


def _codes(page: Page, tagged: Tagged, token: Token) -> list[str]:
    """The state that the tables or what is known of a person give at the token."""
    found = page.phrase_at.get((tagged.unit.index, token.i))
    if found is None:
        return codes_at(tagged, token)
    return [found[0].country] if found[0].country else []


def _denied_for(tagged: Tagged, verb: Token) -> list[str]:
    """ "denied that Omani ships …": whoever denies speaks for those accused."""
    clause = child(verb, "ccomp") if verb.lemma_ in _words("denying") else None
    subject = child(clause, "nsubj", "nsubjpass") if clause is not None else None
    return codes_at(tagged, subject) if subject is not None else []


def _own_counterpart(tagged: Tagged, clause: Token, phrase: PersonPhrase) -> list[str]:
    """ "met his Omani counterpart": not of that state, unless the name follows the words."""
    return [
        code
        for goal in goals(clause)
        for part in conjuncts(goal)
        if part.lemma_.lower() in phrases()["counterparts"]
        and not phrase.start - 3 < part.i < phrase.end
        for code in codes_at(tagged, part)
    ]


def _taken_states(page: Page, person: Person) -> list[str]:
    """States whose one office of that kind somebody else is told to hold."""
    title = person.role.title if person.role else None
    if title is None or title.level not in _words("single"):
        return []
    plain = person.role is not None and person.role.words is None
    return [
        other.country
        for other in page.people
        if other is not person and other.country and other.role and other.role.title == title
        if plain and other.role.words is None and other.role.standing is None
    ]


def _within(tagged: Tagged, token: Token) -> list[str]:
    codes: Iterable[str | None] = (
        tagged.names[t.i].code for t in token.subtree if t.i in tagged.names and t.i <= token.i
    )
    return [code for code in codes if code]


def _at(page: Page, tagged: Tagged, token: Token) -> list[str]:
    if token.i in tagged.names and tagged.names[token.i].code:
        return [str(tagged.names[token.i].code)]
    code = page.places.get((tagged.unit.index, token.i))
    return [code] if code else []


def _words(kind: str) -> frozenset[str]:
    return frozenset(scene_table()["words"][kind])
