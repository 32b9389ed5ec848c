"""When the coder abstains: aims, conditions, topics, and joint acts of one party."""

from __future__ import annotations

from collections.abc import Sequence

from communique.coding.evaluate import Candidate
from communique.coding.status import SPOKEN, is_purpose
from communique.coding.status import TOPIC as KNOWN
from communique.parse.syntax import child
from communique.parse.tokens import Token

TOPIC = frozenset({"on", "about", "regarding", "concerning", "over", "for"})
"""Prepositions after which a noun is what another noun deals with."""

DEALING = frozenset(
    "agreement accord deal memorandum treaty pact document talk discussion meeting conference "
    "issue question matter field area way importance role framework committee commission project "
    "plan roadmap mechanism statement declaration law rule".split()
)
"""Nouns that deal with an act without telling it."""


NEW = frozenset({"a", "an", "another", "one", "two", "three", "several", "some", "more"})
"""Determiners of what is told for the first time."""


def doubt(candidate: Candidate, *, inside: bool, near: frozenset[int], content: bool) -> str:
    """The reason to abstain; empty where there is none.

    `inside` says that it stands in a statement, `content` that another act asks for, promises or
    condemns it; `near` are the units of the text around acts of states and bodies.
    """
    hit = candidate.hit
    if not _codes(candidate) and not hit.pattern.alone:
        if candidate.unit not in near:
            return "nobody takes part whose country or organization is known"
        if candidate.status == "negated":
            return "not done, and nobody is known who did not do it"
        if not _has_parties(candidate) and not content and _is_taken_up(hit.anchor):
            return "the words take up an act without telling who did it"
    if _is_asked(hit.head):
        return "the act is only asked about"
    spoken = hit.pattern.event_type in SPOKEN
    aim = is_purpose(hit.anchor) and candidate.status_reason != KNOWN
    if not spoken and aim and candidate.status in {"occurred", "planned"}:
        return "the act is only the aim of another act"
    if inside and _in_condition(hit.anchor):
        return "the act is only a condition of what is said"
    if hit.is_noun and _is_topic(hit.head):
        return "the act is only what something else deals with"
    joint = hit.is_noun and hit.pattern.symmetric and not hit.pattern.alone
    if joint and len(_parties(candidate)) < 2:
        return "a joint act of which only one party is known"
    return ""


def in_company(candidates: Sequence[Candidate]) -> frozenset[int]:
    """The units in which, or next to which, a state or body acts."""
    told = {c.unit for c in candidates if _codes(c)}
    return frozenset(unit + step for unit in told for step in (-1, 0, 1))


def _has_parties(candidate: Candidate) -> bool:
    return bool(candidate.actors or candidate.recipients)


def _is_taken_up(noun: Token) -> bool:
    """Whether a noun names an act as known or in general ("the war", "attacks")."""
    if noun.pos_ not in {"NOUN", "PROPN"}:
        return False
    det = child(noun, "det", "nummod")
    return det is None or det.lower_ not in NEW


def _is_asked(verb: Token) -> bool:
    """ "Will Peru agree?": a modal before its subject, in a question."""
    subject = child(verb, "nsubj", "nsubjpass")
    modal = next((c for c in verb.children if c.dep_ == "aux" and c.tag_ == "MD"), None)
    if subject is None or modal is None or modal.i > subject.i:
        return False
    return any(t.text == "?" for t in verb.sent[-2:])


def _in_condition(token: Token) -> bool:
    at = token
    while at.head.i != at.i:
        if any(c.dep_ == "mark" and c.lower_ in {"if", "unless"} for c in at.children):
            return True
        at = at.head
    return False


def _is_topic(noun: Token) -> bool:
    at = noun
    while at.dep_ == "conj" and at.head.i != at.i:
        at = at.head
    if at.dep_ != "pobj" or at.head.lower_ not in TOPIC:
        return False
    governor = at.head.head
    return governor.pos_ == "NOUN" and governor.lemma_.lower() in DEALING


def _codes(candidate: Candidate) -> set[str]:
    people = (*candidate.actors, *candidate.recipients)
    return {code for p in people if (code := p.country or p.bloc)}


def _parties(candidate: Candidate) -> set[str]:
    people = (*candidate.actors, *candidate.recipients)
    return {p.country or p.bloc or p.name for p in people}
