"""What a verb's own form says of its time: going on, lasting, or set for a day to come."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.coding.matcher import Hit
from communique.parse.syntax import SUBJECTS, child, is_passive
from communique.parse.tokens import Token

Rules = Mapping[str, Any]


def is_progressive(verb: Token) -> bool:
    """Whether the verb is told as going on ("is building", "are being built")."""
    if verb.tag_ != "VBG" and not is_passive(verb):
        return False
    helpers = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if verb.tag_ == "VBG":
        if not helpers and verb.dep_ == "conj" and child(verb, *SUBJECTS) is None:
            return verb.head.tag_ == "VBG" and is_progressive(verb.head)
        return any(c.lemma_ == "be" for c in helpers)
    return any(c.lower_ == "being" for c in helpers)


def is_lasting(hit: Hit, rules: Rules) -> bool:
    """ "Is held", "has been detained since", "now meet every week"."""
    verb, lasting = hit.head, rules["lasting"]
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    present = verb.tag_ in {"VBZ", "VBP"} or bool(helpers & {"is", "are", "'s", "’s", "'re"})
    if helpers & {"was", "were", "had", "did"}:
        return False
    if present and any(c.lower_ in lasting["adverbs"] for c in verb.subtree if c.head.i == verb.i):
        return True
    kind, lemma = hit.pattern.event_type, verb.lemma_.lower()
    if hit.noun is not None:
        return False
    seems = verb.dep_ == "xcomp" and verb.head.lemma_ in {"appear", "seem"}
    if lemma in lasting["of_nouns"] and (present or seems):
        return True
    if verb.dep_ == "amod" and kind == "COERCE" and lemma in lasting["attributive"]:
        return True
    if present and lemma in lasting["verbs"].get(kind, ()):
        return True
    since = any(c.lower_ == "since" for c in verb.children)
    passive = present and is_passive(verb)
    return (passive or since) and lemma in lasting["results"].get(kind, ())


def is_appointed(verb: Token, rules: Rules) -> bool:
    """ "Meets on Friday": a present tense, and a day that is still to come."""
    helped = any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
    if verb.tag_ not in {"VBZ", "VBP"} or helped:
        return False
    days = rules["days_ahead"]
    near = [c for c in verb.children if c.dep_ in {"npadvmod", "advmod"}]
    near += [o for c in verb.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"]
    return any(t.lower_ in days or any(c.lower_ == "next" for c in t.children) for t in near)
