"""Which words belong to one happening, as the syntax has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from communique.parse.syntax import SUBJECTS, child, children
from communique.parse.tokens import Token
from communique.recognize.date_words import date_words

_CLOSE = 4
"""Tokens between coordinated verbs that share the time behind them: "met and signed on Monday"."""
_VERBS = {"VERB", "AUX"}
_NOUNS = {"NOUN", "PROPN", "PRON"}


@cache
def words(name: str) -> frozenset[str]:
    """A word list of `dates.yaml`."""
    return date_words().listed(name)


def is_verb(token: Token) -> bool:
    """Whether the token heads a clause, or is a participle."""
    return (
        token.pos_ in _VERBS
        and token.lower_[:1].isalpha()
        and token.dep_ not in {"aux", "auxpass", "amod", "compound"}
    )


def is_event(token: Token) -> bool:
    """Whether the token is a verb, or a noun that is a happening of its own."""
    return is_verb(token) or (token.pos_ in _NOUNS and token.lemma_.lower() in words("eventive"))


def owner(token: Token, *, named: int | None = None) -> Token:
    """The verb or happening that a time or place phrase belongs to.

    `named` is the noun that the phrase modifies directly ("Wednesday's meeting").
    """
    if named is not None:
        token = token.doc[named]
        if token.pos_ == "PROPN" or not is_event(token):
            return token
        return token
    while token.head.i != token.i:
        token = token.head
        if is_event(token):
            return token
    return token


def cluster(trigger: Token) -> dict[int, int]:
    """Tokens that tell the trigger's own happening → how far they stand from it (0 itself)."""
    found = {trigger.i: 0}
    frontier = [trigger]
    while frontier:
        token = frontier.pop(0)
        for other, cost in _same_event(token, trigger):
            if other.i not in found and found[token.i] + cost <= 3:
                found[other.i] = found[token.i] + cost
                frontier.append(other)
    return found


def _same_event(token: Token, trigger: Token) -> Iterator[tuple[Token, int]]:
    """Neighbors of one token that tell the same happening."""
    if is_verb(token):
        yield from _around_verb(token)
    else:
        yield from _around_noun(token, is_trigger=token.i == trigger.i)


def _around_verb(verb: Token) -> Iterator[tuple[Token, int]]:
    light = verb.lemma_ in words("light_verbs")
    for c in verb.children:
        if c.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"} and light and is_event(c):
            yield c, 1
        elif c.dep_ == "xcomp" and verb.lemma_ in words("aspectual") and is_verb(c):
            yield c, 1
        elif c.dep_ == "prep" and c.lower_ in words("occasion"):
            yield from ((o, 2) for o in _occasions(c))
        elif c.dep_ == "advcl" and _shares_time(c) and not _reports(verb, c):
            yield c, 2
        elif c.dep_ == "conj" and is_verb(c) and c.i - verb.i <= _CLOSE and shares_tense(c, verb):
            yield c, 3
    yield from _above_verb(verb, light)


def _occasions(prep: Token) -> Iterator[Token]:
    """The happening that one is at: "at a meeting", "on the sidelines of a conference"."""
    for noun in children(prep, "pobj"):
        if is_event(noun):
            yield noun
        elif noun.lemma_.lower() in words("edges"):
            below = (c for of in children(noun, "prep") for c in children(of, "pobj"))
            yield from (c for c in below if is_event(c))


def _above_verb(verb: Token, light: bool) -> Iterator[tuple[Token, int]]:
    head = verb.head
    if head.i == verb.i:
        return
    if verb.dep_ == "xcomp" and (head.lemma_ in words("aspectual") or head.pos_ == "AUX"):
        yield head, 1
    elif verb.dep_ in {"relcl", "acl"} and light and is_event(head):
        yield head, 1
    elif verb.dep_ == "conj" and is_verb(head) and shares_tense(verb, head):
        yield head, 2
    elif verb.dep_ == "advcl" and _shares_time(verb):
        yield head, 2


def _around_noun(noun: Token, *, is_trigger: bool) -> Iterator[tuple[Token, int]]:
    head = noun.head
    for c in noun.children:
        if c.dep_ in {"relcl", "acl"} and is_verb(c) and c.lemma_ in words("light_verbs"):
            yield c, 1
    if head.i == noun.i or not is_trigger:
        return
    light = is_verb(head) and head.lemma_ in words("light_verbs")
    if light and noun.dep_ in {"dobj", "nsubj", "nsubjpass", "attr"}:
        yield head, 1
    elif noun.dep_ == "conj" and head.pos_ in _NOUNS and is_event(head):
        yield head, 2
    elif noun.dep_ == "pobj" and head.dep_ == "prep":
        governor = head.head
        if head.lower_ in words("occasion") and is_verb(governor):
            yield governor, 2
        elif light_preposition(governor, head):
            yield governor, 1


def light_preposition(governor: Token, prep: Token) -> bool:
    """Whether verb and preposition only carry the noun: "take part in talks"."""
    return is_verb(governor) and governor.lemma_ in words("light_verbs") and prep.lower_ == "in"


def own_subject(verb: Token) -> Token | None:
    """The verb's own subject; None where it takes another verb's."""
    return child(verb, *SUBJECTS)


def shares_tense(later: Token, verb: Token) -> bool:
    """Whether a coordinated verb without subject goes on in the tense of the verb before it."""
    if own_subject(later) is not None:
        return False
    perfect = any(c.dep_ == "aux" and c.lower_ in {"has", "have"} for c in later.children)
    return not perfect and not (later.tag_ == "VBD" and verb.tag_ in {"VBN", "VB", "VBG"})


def _shares_time(verb: Token) -> bool:
    """Whether an adverbial clause tells the time of its main clause."""
    mark = next((c for c in verb.children if c.dep_ in {"mark", "advmod"} and c.i < verb.i), None)
    if mark is not None and mark.lower_ in words("same_time"):
        return True
    return mark is None and verb.tag_ == "VBG" and own_subject(verb) is None


def _reports(verb: Token, clause: Token) -> bool:
    """Whether "when …" belongs to what the verb reports rather than to the reporting."""
    return clause.tag_ != "VBG" and child(verb, "ccomp") is not None


def clause_verb(token: Token) -> Token:
    """The verb whose clause the token stands in, or the topmost token."""
    while not is_verb(token) and token.head.i != token.i:
        token = token.head
    return token
