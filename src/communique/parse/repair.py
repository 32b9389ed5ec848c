"""Undo what the small model often gets wrong in news: "On 1 April Norway shut its ports"."""

from __future__ import annotations

from communique.parse.tokens import Doc, Token

TIMES = frozenset(
    "January February March April May June July August September October November December "
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)
_GOVERNORS = frozenset({"VERB", "AUX"})


def repair(doc: Doc) -> Doc:
    """Give a verb the subject that the parser took into the time before it; changes the doc."""
    for token in doc:
        if token.text in TIMES and token.dep_ in {"compound", "nmod"}:
            _free_subject(doc, token)
    return doc


def _free_subject(doc: Doc, time: Token) -> None:
    """ "On [April Norway] shut …": the name after the time is the subject, the time the object."""
    name = time.head
    preposition = name.head
    if name.i <= time.i or name.dep_ != "pobj" or preposition.i > time.i:
        return
    verb = preposition.head
    if verb.pos_ not in _GOVERNORS or verb.i <= name.i or preposition.lower_ not in {"on", "in"}:
        return
    if any(c.dep_ in {"nsubj", "nsubjpass", "csubj"} for c in verb.children):
        return
    if not name.text[:1].isupper() or any(t.text == "," for t in doc[time.i : name.i]):
        return
    for day in [c for c in name.children if c.i < time.i]:
        day.hang(time)
    time.hang(preposition)
    time.dep_ = "pobj"
    name.hang(verb)
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    name.dep_ = "nsubjpass" if passive else "nsubj"
