"""What pronouns and short descriptions take up: the drafts of readings so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from communique.model import Participant
from communique.parse.syntax import conjuncts
from communique.parse.tokens import Token
from communique.recognize.persons import Person

Ref = Participant | Person
"""A participant that is settled, or a person of whom the document may yet say more."""

SENTENCES_BACK = 5
"""How far back a pronoun looks."""


GENDER = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}


@dataclass(slots=True)
class Draft:
    """A reading before the document has been read to its end."""

    unit: int
    start: int
    end: int
    head: Token
    refs: list[Ref]
    how: str
    reason: str


@dataclass(slots=True)
class History:
    """The drafts of the sentence in hand and of those before it."""

    past: list[list[Draft]] = field(default_factory=list)
    current: list[Draft] = field(default_factory=list)

    def close_sentence(self) -> None:
        """Move the sentence in hand to the past."""
        self.past.append(sorted(self.current, key=lambda d: d.head.i))
        self.current = []

    def person(self, token: Token) -> Draft | None:
        """Whom a personal pronoun means; the first pronoun shows a person's gender."""
        gender = GENDER.get(token.lower_, "")

        def fits(draft: Draft) -> bool:
            if not is_person(draft):
                return False
            known = draft.refs[0].gender if isinstance(draft.refs[0], Person) else ""
            return not known or not gender or known == gender

        found = self._antecedent(token, fits)
        if found is not None and isinstance(found.refs[0], Person) and gender:
            found.refs[0].gender = gender
        return found

    def thing(self, token: Token) -> Draft | None:
        """Which state or organization "it" or "its" means."""
        return self._antecedent(token, is_body)

    def owner(self, pronoun: Token) -> Draft | None:
        """Whom a possessive pronoun means, by its number and gender."""
        if pronoun.lower_ in GENDER:
            return self.person(pronoun)
        return self.many(pronoun) if pronoun.lower_ == "their" else self.thing(pronoun)

    def many(self, token: Token) -> Draft | None:
        """Which group, pair or list "they" means: a subject first, then the nearest."""
        here = [d for d in self.current if d.head.i < token.i and not _holds(d, token)]
        here = [d for d in here if not _coarguments(d.head, token)]
        for sentence in (here, *reversed(self.past[-SENTENCES_BACK:])):
            plural = [d for d in sentence if _is_plural(d)] + _lists(sentence)
            if plural:
                return max(plural, key=lambda d: (_standing(d), d.head.i if d in here else 0))
        return self.thing(token)

    def latest(self, *, sentences: int = SENTENCES_BACK) -> Iterator[Draft]:
        """Drafts from the nearest back, the sentence in hand first."""
        yield from sorted(self.current, key=lambda d: -d.head.i)
        for sentence in reversed(self.past[-sentences:] if sentences else []):
            yield from reversed(sentence)

    def _antecedent(self, token: Token, fits: object) -> Draft | None:
        assert callable(fits)
        here = [d for d in self.current if fits(d) and not _holds(d, token)]
        before = [d for d in here if d.head.i < token.i and not _coarguments(d.head, token)]
        subject = _governing_subject(token)
        for draft in here:
            cataphor = draft.head.i > token.i and not _fronted(token, draft.head)
            if subject is None or draft.head.i != subject.i or _coarguments(subject, token):
                continue
            if not cataphor:
                return draft
        if before:
            return max(before, key=lambda d: (is_subject(d.head), _is_named(d), d.head.i))
        for sentence in reversed(self.past[-SENTENCES_BACK:]):
            fitting = [d for d in sentence if fits(d)]
            if fitting:
                return max(
                    fitting, key=lambda d: (is_subject(d.head), _is_named(d), d.how != "pronoun")
                )
        return None


def is_person(draft: Draft) -> bool:
    """Whether the draft is one person."""
    return len(draft.refs) == 1 and isinstance(draft.refs[0], Person)


def is_body(draft: Draft) -> bool:
    """Whether the draft is one state or organization."""
    if len(draft.refs) != 1 or isinstance(draft.refs[0], Person):
        return False
    return draft.refs[0].kind in {"state", "organ", "organization", "armed_group"}


def is_subject(token: Token) -> bool:
    """Whether the token is a subject, or coordinated with or in apposition to one."""
    while token.dep_ in {"conj", "appos", "compound"} and token.head.i != token.i:
        token = token.head
    return token.dep_ in {"nsubj", "nsubjpass"}


def _is_named(draft: Draft) -> bool:
    """Whether it is no mere office-holder whom the report does not name ("a judge")."""
    return all(not isinstance(r, Person) or bool(r.words) for r in draft.refs)


def _is_plural(draft: Draft) -> bool:
    """Several, or a group, unless the words deny that there is one ("no enemy")."""
    if any(c.lower_ == "no" for c in draft.head.children):
        return False
    kinds = {r.kind for r in draft.refs if not isinstance(r, Person)}
    if "armed_group" in kinds and draft.head.tag_ in {"NNS", "NNPS"}:
        return True
    return len(draft.refs) > 1 or bool(kinds & {"group", "organization", "unnamed"})


def _lists(sentence: list[Draft]) -> list[Draft]:
    """The enumerations of persons or of states in a sentence, each as one draft."""
    found = []
    by_head = {d.head.i: d for d in sentence if len(d.refs) == 1}
    for draft in by_head.values():
        parts = [by_head[t.i] for t in conjuncts(draft.head) if t.i in by_head]
        alike = {isinstance(d.refs[0], Person) for d in parts}
        refs = list({id(d.refs[0]): d.refs[0] for d in parts}.values())
        if draft.head.dep_ != "conj" and len(refs) > 1 and len(alike) == 1:
            found.append(replace(draft, refs=refs))
    return found


def _standing(draft: Draft) -> int:
    """Subjects before objects before the rest."""
    if is_subject(draft.head):
        return 2
    return int(draft.head.dep_ in {"dobj", "dative"})


def _holds(draft: Draft, token: Token) -> bool:
    """Whether the pronoun stands inside the draft's own phrase ("his Russian counterpart")."""
    return draft.start <= token.i < draft.end


def _governing_subject(token: Token) -> Token | None:
    """The subject of the nearest clause around the token that has one, other than itself."""
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in {"VERB", "AUX"}:
            for c in at.children:
                if c.dep_ in {"nsubj", "nsubjpass"} and c.i != token.i and not _within(token, c):
                    return c
    return None


def _coarguments(head: Token, pronoun: Token) -> bool:
    """Whether both hang on one verb, so that the pronoun must mean somebody else."""
    if pronoun.tag_ == "PRP$":
        return False
    if _is_object(pronoun) and _shared_subject(pronoun.head) == _top(head).i:
        return True
    at = head
    while at.dep_ in {"conj", "appos", "pobj", "prep", "compound"} and at.head.i != at.i:
        at = at.head
        if at.pos_ in {"VERB", "AUX"}:
            return at.i == pronoun.head.i
    return at.head.i == pronoun.head.i and at.dep_ in {"dobj", "dative", "nsubj", "nsubjpass"}


def _is_object(pronoun: Token) -> bool:
    return pronoun.dep_ in {"dobj", "dative"} and not pronoun.lower_.endswith(("self", "selves"))


def _shared_subject(verb: Token) -> int | None:
    """The subject that a verb has or shares: "praised Oman and invited him", "phoned to thank"."""
    while True:
        for c in verb.children:
            if c.dep_ in {"nsubj", "nsubjpass"}:
                return int(c.i)
        if verb.dep_ not in {"conj", "xcomp", "advcl"} or verb.head.i == verb.i:
            return None
        verb = verb.head


def _top(head: Token) -> Token:
    """The word on the verb that a name in apposition or in a list depends on."""
    while head.dep_ in {"conj", "appos", "compound"} and head.head.i != head.i:
        head = head.head
    return head


def _within(token: Token, ancestor: Token) -> bool:
    return token.i == ancestor.i or ancestor.is_ancestor(token)


def _fronted(token: Token, subject: Token) -> bool:
    """Whether the pronoun stands in a phrase put before the clause's subject."""
    return token.i < subject.i and subject.head.i > token.i
