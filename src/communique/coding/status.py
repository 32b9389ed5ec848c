"""Whether an act happened, goes on, is planned, proposed, conditional or negated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from communique.coding.matcher import Hit
from communique.coding.notation import Words
from communique.parse.syntax import child, is_infinitive, is_passive, misattached
from communique.parse.tokens import Token

COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "attr", "oprd", "advcl"})
SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE", "SUPPORT"})
"""Types whose nouns name words ("the demand", "her criticism")."""

SETTING = frozenset("after before during at following since amid under through".split())
"""Prepositions that tell when and where, and never what is promised, asked or refused."""

STEPS = 5
"""How many governors up a status is looked for."""


def status_of(hit: Hit, rules: Mapping[str, Any]) -> tuple[str, str]:
    """The status that the clause itself gives, with the reason."""
    if hit.pattern.status:
        return hit.pattern.status, "the trigger says so"
    if hit.pattern.negated:
        return _conditional(hit.head, rules) or ("occurred", "the trigger is negated")
    if hit.is_noun:
        return _of_noun(
            hit.head, rules, speech=hit.pattern.event_type in SPOKEN, light=hit.pattern.light
        )
    if hit.noun is not None and (found := _of_words(hit.noun, rules)):
        return found
    return _of_verb(hit.head, rules)


def _of_verb(verb: Token, rules: Mapping[str, Any]) -> tuple[str, str]:
    no = negation(verb)
    if no is not None:
        return "negated", f"negated by {no.text!r}"
    for governor, governed in _chain(verb):
        found = _auxiliary(governed, rules) or _conditional(governed, rules)
        if found:
            return found
        if governor is None:
            break
        if found := _governed(governor, governed, rules):
            return found
    if _is_progressive(verb):
        return "ongoing", "progressive form"
    return "occurred", "stated as a fact of the past or present"


def _of_noun(
    noun: Token, rules: Mapping[str, Any], *, speech: bool, light: Words
) -> tuple[str, str]:
    """Words are said even where they are rejected: only their own modifiers count then.

    Elsewhere the negation of a light verb negates its noun ("held no talks").
    """
    if found := _of_words(noun, rules):
        return found
    if speech:
        return "occurred", "named as something that was said"
    for governor, governed in _chain(noun):
        if governed.pos_ in {"VERB", "AUX"}:
            found = _auxiliary(governed, rules) or _conditional(governed, rules)
            if found:
                return found
        if governor is None:
            break
        if found := _governed(governor, governed, rules):
            return found
        carries = governor.lemma_.lower() in light
        if carries and (no := negation(governor)):
            if governed.dep_ in {"dobj", "nsubjpass", "attr"}:
                return "negated", f"negated by {no.text!r}"
    return "occurred", "named as something that happened"


def _of_words(noun: Token, rules: Mapping[str, Any]) -> tuple[str, str] | None:
    for c in noun.children:
        if c.dep_ == "det" and c.lower_ == "no":
            return "negated", "negated by 'no'"
        if c.dep_ in {"amod", "compound"}:
            for status, words in rules["adjectives"].items():
                if c.lower_ in words:
                    return status, f"{c.text!r} says so"
    return None


def _chain(token: Token) -> Iterator[tuple[Token | None, Token]]:
    """Pairs of governor and governed, from the act up, while the one complements the other."""
    at = token
    for _ in range(STEPS):
        while at.dep_ == "conj" and at.head.i != at.i and not misattached(at):
            at = at.head
        reduced = at.dep_ == "acl" and at.tag_ == "VBN"
        linked = at.dep_ in COMPLEMENTS | {"prep", "nsubjpass"} and not reduced
        governor = at.head if linked and at.head.i != at.i else None
        yield governor, at
        if governor is None:
            return
        at = governor


def _governed(governor: Token, governed: Token, rules: Mapping[str, Any]) -> tuple[str, str] | None:
    if governed.dep_ == "advcl" and not is_infinitive(governed):
        return None
    if governed.dep_ == "prep" and governed.lower_ in SETTING and governor.pos_ == "VERB":
        return None  # "agreed after talks": the talks are when, and not what, they agreed
    lemma = governor.lemma_.lower()
    if governor.pos_ == "ADP" and lemma not in {"without", "about"}:
        return None
    if (
        governed.dep_ == "nsubjpass"
        and lemma not in rules["governors"]["planned"] + rules["governors"]["negated"]
    ):
        return None
    if governed.dep_ == "advcl":
        return "planned", "the purpose of another act"
    if (
        governor.pos_ in {"NOUN"}
        and governed.dep_ == "prep"
        and lemma
        not in {
            "call",
            "appeal",
            "plan",
            "proposal",
            "request",
            "demand",
            "need",
            "readiness",
            "preparation",
            "threat",
        }
    ):
        return None
    for status, words in rules["governors"].items():
        if lemma in words:
            if status == "negated" and negation(governor) is not None:
                continue
            return status, f"governed by {governor.text!r}"
    return None


def _auxiliary(verb: Token, rules: Mapping[str, Any]) -> tuple[str, str] | None:
    for c in verb.children:
        if c.dep_ not in {"aux", "auxpass"}:
            continue
        word = c.lower_
        for status, words in rules["modals"].items():
            if word in words:
                if status == "future_in_past":
                    status = "planned" if _is_reported(verb) else "conditional"
                return status, f"{c.text!r} says so"
    headline = verb.dep_ == "ROOT" or (verb.dep_ in {"acl", "relcl"} and verb.head.pos_ == "PROPN")
    if is_infinitive(verb) and headline:
        return "planned", "'to' of a headline says so"
    if is_infinitive(verb) and verb.head.lemma_ in {"be", "have"} and verb.dep_ == "xcomp":
        return "planned", "'is to' says so"
    return None


def _conditional(verb: Token, rules: Mapping[str, Any]) -> tuple[str, str] | None:
    for c in verb.children:
        if c.dep_ == "mark" and c.lower_ in rules["conditions"]:
            return "conditional", f"in a clause with {c.text!r}"
    return None


def _is_reported(verb: Token) -> bool:
    return verb.dep_ in {"ccomp", "conj"} and verb.head.tag_ in {"VBD", "VBN", "VBG"}


def negation(verb: Token) -> Token | None:
    """The word that negates the verb; None where it is not negated."""
    found = child(verb, "neg")
    if found is not None:
        return found
    for c in verb.children:
        if c.dep_ in {"advmod", "preconj", "cc"} and c.lower_ in {
            "never",
            "neither",
            "nor",
            "hardly",
        }:
            return c
        if c.dep_ in {"nsubj", "dobj", "nsubjpass"}:
            det = child(c, "det")
            if det is not None and det.lower_ in {"no", "neither"}:
                return det
    if verb.dep_ == "pcomp" and verb.head.lower_ == "without":
        return verb.head
    return None


def _is_progressive(verb: Token) -> bool:
    if verb.tag_ != "VBG" and not is_passive(verb):
        return False
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if verb.tag_ == "VBG":
        return any(c.lemma_ == "be" for c in helpers)
    return any(c.lower_ == "being" for c in helpers)


def is_purpose(token: Token) -> bool:
    """Whether the act is only what another act is for ("met to discuss …")."""
    at = token
    while at.dep_ in {"conj", "dobj", "pobj", "prep", "xcomp"} and at.head.i != at.i:
        if at.pos_ == "VERB" and at.dep_ == "xcomp":
            return False
        at = at.head
        if at.pos_ == "VERB":
            break
    return at.dep_ == "advcl" and is_infinitive(at)
