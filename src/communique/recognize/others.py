"""Read "the other", "the other side", "each other", "the former", "the latter"."""

from __future__ import annotations

from communique.model import Participant
from communique.parse.syntax import child
from communique.parse.tokens import Span as TokenSpan
from communique.parse.tokens import Token
from communique.recognize.antecedents import Draft, Ref, is_subject
from communique.recognize.last_named import last_states
from communique.recognize.lookups import PLURAL, label, singular
from communique.recognize.page import Page
from communique.recognize.persons import Person
from communique.recognize.tables import phrases, state
from communique.recognize.tagging import Tagged

_ORDER = {"former": 0, "latter": 1}
_WORDS = frozenset({*_ORDER, "other"})

_BACK = 2
"""Sentences back in which "the former" and "the latter" have been named."""


def tells_other(sentence: TokenSpan) -> bool:
    """Whether the sentence has one of these words."""
    return any(t.lower_ in _WORDS for t in sentence)


def read_other(page: Page, tagged: Tagged, token: Token) -> bool:
    """Read the token where it is such a word or the noun that "the other" stands before."""
    word = token.lower_
    if word in _ORDER and token.tag_ not in PLURAL and not _before_noun(token):
        return _read_ordered(page, tagged, token)
    if word == "other" and not _before_noun(token) and _definite(token):
        return _read_other(page, tagged, token)
    is_side = singular(token) in phrases()["sides"]["states"] and token.tag_ not in PLURAL
    if is_side and any(c.lower_ == "other" for c in token.children) and _definite(token):
        return _read_other(page, tagged, token)
    return False


def _read_ordered(page: Page, tagged: Tagged, token: Token) -> bool:
    """The first or the last of two whom the words before name, of one kind."""
    named = _named_in_order(page, token)
    if not named:
        return False
    last = named[-1]
    ref: Ref | None = last
    if token.lower_ == "former":
        others = [r for r in named if r is not last and isinstance(r, Person) == _is_person(last)]
        ref = others[-1] if others else None
    if ref is None:
        return False
    _add(page, tagged, token, [ref], f"the {token.lower_} of those named last: {label(ref)}")
    return True


def _named_in_order(page: Page, token: Token) -> list[Ref]:
    """Persons and states that take part in the words before, each once, in their order."""
    before = [d for d in page.history.current if d.head.i < token.i]
    for drafts in (before, *reversed(page.history.past[-_BACK:])):
        ordered = sorted((d for d in drafts if _is_single(d)), key=lambda d: d.head.i)
        found = list({id(d.refs[0]): d.refs[0] for d in ordered}.values())
        if found:
            return found
    return []


def _read_other(page: Page, tagged: Tagged, token: Token) -> bool:
    """Of "each blamed the other" both; of "Oman blamed the other" the one that is not Oman."""
    subject = _subject_above(token)
    draft = next(
        (d for d in page.history.current if subject is not None and d.head.i == subject.i), None
    )
    if draft is None:
        return False
    if draft.how == "members":
        _add(page, tagged, token, draft.refs, "each of those who are told of")
        return True
    own = {r.country for r in draft.refs if r.country}
    pair = {r.country for r in last_states(page, 2) if r.country}
    other = sorted(pair - own)
    if len(own) != 1 or len(other) != 1 or len(pair) != 2:
        return False
    _add(page, tagged, token, [state(other[0])], "the other of the two states named last")
    return True


def _add(page: Page, tagged: Tagged, token: Token, refs: list[Ref], reason: str) -> None:
    start = min([c.i for c in token.children if c.i < token.i], default=token.i)
    page.add(tagged, start, token.i + 1, token, refs, "members", reason)


def _subject_above(token: Token) -> Token | None:
    """The subject of the clause that the token is in, below its verb."""
    at = token
    while at.head.i != at.i:
        at = at.head
        if at.pos_ in {"VERB", "AUX"}:
            found = child(at, "nsubj", "nsubjpass")
            if found is not None and found.i != token.i:
                return found
    return None


def _before_noun(token: Token) -> bool:
    return token.dep_ in {"amod", "det", "compound", "nmod"} and token.head.i > token.i


def _definite(token: Token) -> bool:
    return any(c.lower_ == "the" for c in token.children)


def _is_single(draft: Draft) -> bool:
    one = len(draft.refs) == 1 and draft.how not in {"place", "pronoun"}
    ref = draft.refs[0] if draft.refs else None
    takes_part = is_subject(draft.head) or draft.head.dep_ in {"dobj", "pobj", "conj", "dative"}
    return one and takes_part and (_is_person(ref) or getattr(ref, "kind", "") == "state")


def _is_person(ref: Ref | Participant | None) -> bool:
    return isinstance(ref, Person)
