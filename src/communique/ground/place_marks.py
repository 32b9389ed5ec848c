"""What a sentence's own form says of where it goes on: main or content, present or away."""

from __future__ import annotations

from communique.ground.clauses import is_verb, own_subject, words
from communique.ground.place_seats import lemma, listed
from communique.parse.syntax import first_conjunct
from communique.parse.tokens import Span as TokenSpan
from communique.parse.tokens import Token
from communique.recognize.place_context import names_country

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_TELLING = frozenset({"VBD", "VBN", "VBZ", "VBP"})
_PEOPLE = frozenset({"he", "she", "they", "both", "who"})


def is_main(token: Token) -> bool:
    """Whether the token tells what its sentence is about, and no content or circumstance."""
    verb = token
    if not is_verb(token):
        verb = token.head
        if not is_verb(verb) or lemma(verb) not in words("light_verbs"):
            return False
    return first_conjunct(verb).dep_ == "ROOT"


def goes_on(root: Token) -> bool:
    """Whether a sentence goes on with people where the one before left them.

    States, offices and statements act from anywhere, and another time may be another place.
    """
    if root.tag_ not in _TELLING or _perfect(root) or _starts_anew(root.sent):
        return False
    subject = own_subject(root)
    if subject is None:
        return False
    if subject.lower_ in _PEOPLE:
        return True
    if subject.pos_ == "PROPN":
        return subject.ent_type_ not in {"GPE", "LOC", "ORG", "NORP"}
    known = is_definite(subject) or subject.tag_ == "NNS" or lemma(subject) == "police"
    return known and lemma(subject) in listed("those_present")


def at_conference(verb: Token) -> bool:
    """Whether the verb tells what people at a conference say or decide."""
    first = first_conjunct(verb)
    told = verb.tag_ in {"VBD", "VBN", "VBZ", "VBP"} and not _perfect(verb) and not _perfect(first)
    if not told or _dated(verb.sent):
        return False
    if lemma(verb) not in listed("conference_acts"):
        return False
    subject = own_subject(verb) or own_subject(first)
    return subject is not None and _may_be_there(subject, verb)


def _may_be_there(subject: Token, verb: Token) -> bool:
    if lemma(subject) in listed("absent"):
        return False
    if subject.ent_type_ in {"GPE", "LOC", "NORP"} or names_country(subject.text):
        return lemma(verb) in listed("decisions")
    return subject.lower_ != "it" and subject.pos_ != "DET"


def holds(verb: Token) -> bool:
    """Whether the verb only carries its object: "hold talks"."""
    return lemma(verb) in words("light_verbs")


def _dated(sentence: TokenSpan) -> bool:
    """Whether a date with its month opens the sentence."""
    first = sentence[:4]
    return any(t.ent_type_ == "DATE" for t in first) and any(t.is_digit for t in first)


def is_of_two(verb: Token) -> bool:
    """Whether two sides or more do it: "Ghana and Togo", "the leaders"."""
    subject = own_subject(first_conjunct(verb))
    if subject is None:
        return False
    return subject.tag_ in {"NNS", "NNPS"} or any(c.dep_ == "conj" for c in subject.children)


def is_dated(token: Token) -> bool:
    """Whether a time hangs on the word itself, so that it may be another happening."""
    return any(
        t.ent_type_ in {"DATE", "TIME"}
        for c in token.children
        for t in (c, *c.children)
        if c.dep_ in {"prep", "npadvmod", "advmod", "amod", "compound"}
    )


def _perfect(verb: Token) -> bool:
    return any(
        c.dep_ in {"aux", "auxpass"} and c.lower_ in {"has", "have", "had", "will"}
        for c in verb.children
    )


def _starts_anew(sentence: TokenSpan) -> bool:
    """Whether a time opens the sentence: "On Tuesday", "Two days later"."""
    return any(t.ent_type_ in {"DATE", "TIME"} for t in sentence[:4])


def is_definite(noun: Token) -> bool:
    """Whether the text speaks of a thing that it told of before."""
    return any(
        (c.dep_ == "det" and c.lower_ in DEFINITE) or c.dep_ == "poss" for c in noun.children
    )
