"""Whether an act happened, goes on, is planned, proposed, conditional or negated."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.coding.aspect import is_appointed, is_lasting, is_progressive
from communique.coding.governors import (
    Found,
    chain,
    ends,
    governed,
    negation,
    shares,
)
from communique.coding.matcher import Hit
from communique.coding.notation import Words
from communique.parse.syntax import child, is_infinitive
from communique.parse.tokens import Token

SPOKEN = frozenset({"REQUEST", "ACCUSE", "THREATEN", "AGREE", "SUPPORT"})
"""Types whose nouns name words ("the demand", "her criticism")."""

TOPIC = "talked about as known"
"""The reason for the status of what a meeting deals with."""

IFS = frozenset({"if", "unless", "provided"})
"""What begins a condition that somebody's will hangs on."""

Rules = Mapping[str, Any]


def status_of(hit: Hit, rules: Rules) -> tuple[str, str]:
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
    return _of_verb(hit, rules)


def _of_verb(hit: Hit, rules: Rules) -> tuple[str, str]:
    verb, spoken = hit.head, hit.pattern.event_type in SPOKEN
    no = negation(verb)
    if no is not None:
        return "negated", f"negated by {no.text!r}"
    if found := _conditional(verb, rules) or _auxiliary(verb, rules):
        return found
    for governor, token in chain(verb):
        if token.i not in _listed(verb) or shares(verb, token):
            if found := _conditional(token, rules) or _auxiliary(token, rules):
                return found
        if governor is None or ends(governor, token, rules):
            break
        if found := governed(governor, token, rules, spoken=spoken):
            return found
    if is_appointed(verb, rules):
        return "planned", "told in the present, with a day to come"
    return _tense(hit, rules)


def _listed(verb: Token) -> set[int]:
    """The verbs before this one in the same list."""
    found = set()
    while verb.dep_ == "conj" and verb.head.i != verb.i:
        verb = verb.head
        found.add(verb.i)
    return found


def _tense(hit: Hit, rules: Rules) -> tuple[str, str]:
    verb = hit.head
    if is_progressive(verb) and hit.pattern.event_type not in rules["announced"]:
        return "ongoing", "progressive form"
    if is_lasting(hit, rules):
        return "ongoing", "a state that lasts, told in the present"
    return "occurred", "stated as a fact of the past or present"


def _of_noun(noun: Token, rules: Rules, *, speech: bool, light: Words) -> tuple[str, str]:
    """Words are said even where they are rejected: only their own modifiers count then.

    Elsewhere the negation of a light verb negates its noun ("held no talks").
    """
    if found := _of_words(noun, rules):
        return found
    if found := _as_subject(noun, rules, speech=speech):
        return found
    if speech:
        return "occurred", "named as something that was said"
    for governor, token in chain(noun):
        if token.pos_ in {"VERB", "AUX"}:
            found = _conditional(token, rules) or _auxiliary(token, rules)
            if found:
                return found
        if governor is None or ends(governor, token, rules):
            break
        if _is_topic(noun, governor, rules):
            return "occurred", TOPIC
        if found := governed(governor, token, rules):
            return found
        carries = governor.lemma_.lower() in light
        if carries and (no := negation(governor)):
            if token.dep_ in {"dobj", "nsubjpass", "attr"}:
                return "negated", f"negated by {no.text!r}"
    return "occurred", "named as something that happened"


def _is_topic(noun: Token, governor: Token, rules: Rules) -> bool:
    """ "Discussed the shelling of the town": what is talked about as known has happened."""
    det = child(noun, "det", "poss")
    known = det is not None and det.lower_ not in {"a", "an", "any", "another", "some"}
    return known and noun.lemma_.lower() in rules["mishaps"] and governor.lemma_ in rules["topics"]


def _of_words(noun: Token, rules: Rules) -> Found:
    for c in noun.children:
        if c.dep_ == "det" and c.lower_ == "no":
            return "negated", "negated by 'no'"
        if c.dep_ in {"amod", "compound"}:
            for status, words in rules["adjectives"].items():
                regular = c.lower_ in rules["regular"]["adjectives"]
                if regular and noun.lemma_.lower() in rules["regular"]["nouns"]:
                    continue
                if c.lower_ in words:
                    return status, f"{c.text!r} says so"
        if c.i > noun.i and c.dep_ in {"npadvmod", "prep", "advmod"}:
            if any(t.lower_ == "next" and t.head.head.i in {c.i, noun.i} for t in c.subtree):
                return "planned", f"{c.text!r} … 'next' says so"
        if c.dep_ in {"acl", "amod", "relcl"} and c.i > noun.i:
            told = c.lower_ in rules["adjectives"]["planned"] or c.lower_ in rules["due"]
            if told and not any(a.lower_ in {"was", "were", "had"} for a in c.children):
                return "planned", f"{c.text!r} says so"
    return None


def _as_subject(noun: Token, rules: Rules, *, speech: bool) -> Found:
    """ "An attack would …" is only thought of; "the sanctions stay" is going on."""
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return None
    verb = noun.head
    after = verb.doc[verb.i + 1 : verb.i + 3]
    if verb.lower_ in {"is", "are"} and any(
        after.text.lower().startswith(p) for p in rules["lasting"]["phrases"]
    ):
        return "ongoing", f"{verb.text!r} {after.text!r} says so"
    if speech:
        return None
    det = child(noun, "det")
    modal = next((c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    if modal is not None and det is not None and det.lower_ in {"a", "an", "any", "another"}:
        if modal.lower_ not in rules["modals"]["planned"]:
            return "conditional", f"{modal.text!r} says so"
    if verb.lemma_.lower() in rules["lasting"]["of_nouns"] and negation(verb) is None:
        if modal is None and verb.tag_ in {"VBZ", "VBP"}:
            return "ongoing", f"{verb.text!r} says so"
    return None


def _auxiliary(verb: Token, rules: Rules) -> Found:
    for c in verb.children:
        if c.dep_ not in {"aux", "auxpass"}:
            continue
        word = c.lower_
        for status, words in rules["modals"].items():
            if word in words:
                if status == "future_in_past":
                    status = "planned" if _is_reported(verb) else "conditional"
                if status == "planned" and _hangs_on_condition(verb):
                    return "conditional", "only if a condition is met"
                return status, f"{c.text!r} says so"
    headline = verb.dep_ == "ROOT" or (verb.dep_ in {"acl", "relcl"} and verb.head.pos_ == "PROPN")
    if is_infinitive(verb) and headline:
        return "planned", "'to' of a headline says so"
    if is_infinitive(verb) and verb.head.lemma_ in {"be", "have"} and verb.dep_ == "xcomp":
        if not any(c.lower_ == "yet" for c in verb.head.children):
            return "planned", "'is to' says so"
    return None


def _conditional(verb: Token, rules: Rules) -> Found:
    for c in verb.children:
        if c.dep_ == "mark" and c.lower_ in rules["conditions"]:
            return "conditional", f"in a clause with {c.text!r}"
    return None


def _hangs_on_condition(verb: Token) -> bool:
    """ "Will close the port unless …": a clause with a condition on the verb."""
    return any(
        c.dep_ == "advcl" and any(m.dep_ == "mark" and m.lower_ in IFS for m in c.children)
        for c in verb.children
    )


def _is_reported(verb: Token) -> bool:
    """Whether "would" is the will of words told in the past ("said it would", "word that …")."""
    if verb.dep_ == "acl":
        return verb.head.pos_ == "NOUN" and any(c.lower_ == "that" for c in verb.children)
    return verb.dep_ in {"ccomp", "conj"} and verb.head.tag_ in {"VBD", "VBN", "VBG"}


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
