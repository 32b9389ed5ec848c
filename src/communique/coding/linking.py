"""Status of each act, and the links between an act and what it is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.coding.evaluate import Candidate
from communique.coding.status import SPOKEN, status_of
from communique.parse.syntax import child, first_conjunct

SETTING = frozenset("after before during at following since amid under through in within".split())
"""Prepositions that tell when and where."""

ANSWERING = frozenset({"AGREE", "REJECT", "CONCEDE", "SUPPORT"})
"""Types that take or refuse words said before: these stay said ("rejected the demand")."""

ASIDE = frozenset({"on", "about", "over", "against", "by"}) | SETTING
"""Prepositions after which a noun describes what is asked or promised, and is not it."""

OPEN = frozenset({"occurred", "planned", "proposed", "conditional", "ongoing"})
"""Statuses of the content that its governing act can overrule."""


def settle_status(candidate: Candidate, rules: Mapping[str, Any]) -> None:
    """Give the status that the clause itself shows."""
    candidate.status, candidate.status_reason = status_of(candidate.hit, rules)


def link_content(candidates: list[Candidate]) -> None:
    """Link each act to those in its content; these take the status that such content has."""
    for outer in candidates:
        for inner in candidates:
            if inner is outer or inner.unit != outer.unit or inner.hit.head.i == outer.hit.head.i:
                continue
            if outer.inside(inner.hit.anchor) and _is_closest(outer, inner, candidates):
                outer.links.append((outer.hit.pattern.content_link, inner))
                _give_status(outer, inner)


def _is_closest(outer: Candidate, inner: Candidate, candidates: list[Candidate]) -> bool:
    """Whether no other act stands between the two."""
    return not any(
        middle is not outer
        and middle is not inner
        and middle.unit == outer.unit
        and middle.inside(inner.hit.anchor)
        and outer.inside(middle.hit.anchor)
        for middle in candidates
    )


def _give_status(outer: Candidate, inner: Candidate) -> None:
    given = outer.hit.pattern.content_status
    if not given or inner.status not in OPEN or inner.hit.pattern.status:
        return
    if inner.status == "ongoing" and inner.hit.is_noun:
        return
    if _is_told_as_past(inner):
        return
    if inner.hit.is_noun and not _is_asked_for(outer, inner):
        return
    if inner.hit.is_noun and inner.event_type in SPOKEN and outer.event_type in ANSWERING:
        return
    inner.status = given
    inner.status_reason = f"the content of {outer.hit.trigger.text!r}"


def _is_told_as_past(inner: Candidate) -> bool:
    """What is told in the past, or by a participle of its noun, is background to a promise."""
    verb = inner.hit.head
    if inner.hit.is_noun:
        return False
    if verb.dep_ == "amod":
        return True
    first = first_conjunct(verb)
    if first.dep_ in {"relcl", "acl"} and first.tag_ in {"VBD", "VBN"}:
        return True
    return verb.tag_ == "VBD" and child(verb, "mark", "nsubj") is not None


def _is_asked_for(outer: Candidate, inner: Candidate) -> bool:
    """Whether the noun itself is what is asked or promised, and no mere part of its description."""
    at = inner.hit.head
    for _ in range(4):
        if any(at.i == token.i for token in outer.content):
            return True
        if at.dep_ not in {"dobj", "conj", "pobj", "prep", "nsubjpass", "nsubj"}:
            return False
        if at.dep_ == "prep" and at.lower_ in ASIDE:
            return False
        at = at.head
    return any(at.i == token.i for token in outer.content)
