"""Noise labels: what only looks like an act of states, by the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from communique.coding.evaluate import Candidate
from communique.coding.participants import code_of
from communique.parse.tokens import Doc, Token
from communique.parse.tokens import Span as TokenSpan

AROUND = 2
"""How many different words of a field a paragraph must hold."""


def labels_of(candidate: Candidate, rules: Mapping[str, Any]) -> tuple[str, ...]:
    """The labels that the act earns by its sentence, its paragraph or its own clause."""
    return tuple(name for name, rule in rules.items() if _earns(candidate, rule))


def _earns(candidate: Candidate, rule: Mapping[str, Any]) -> bool:
    anchor = candidate.hit.anchor
    return (
        holds(anchor.sent, rule["words"], rule["least"])
        or holds(anchor.sent, rule.get("strong", ()), 1)
        or (_is_apart(candidate) and holds(anchor.doc, rule.get("around", ()), AROUND))
        or any(_fits(candidate, frame) for frame in rule.get("frames", ()))
        or _counted(anchor.sent.text, rule.get("garbled", ())) >= rule["least"]
    )


def _is_apart(candidate: Candidate) -> bool:
    """Whether no state or body takes part."""
    return not any(code_of(p) for p in (*candidate.actors, *candidate.recipients))


def _fits(candidate: Candidate, frame: Mapping[str, Sequence[str]]) -> bool:
    """Whether the act's own word has an object or company that makes a figure of speech of it."""
    hit = candidate.hit
    own = {t.lemma_.lower() for t in (hit.head, hit.anchor)}
    if candidate.event_type not in frame["types"] or own.isdisjoint(frame["heads"]):
        return False
    near = [t for t in _clause(hit.anchor) if t.i not in hit.used]
    return holds(near, frame["with"], 1)


def _clause(token: Token) -> list[Token]:
    """The words that hang on the act, and those of its verb's that are no clause of their own."""
    top = token
    while top.dep_ in {"dobj", "pobj", "prep", "nsubj"} and top.head.i != top.i:
        top = top.head
    apart = {"ccomp", "advcl", "conj", "relcl", "parataxis", "nsubj"}
    return [
        t for c in (top, *(c for c in top.children if c.dep_ not in apart)) for t in _below(c, top)
    ]


def _below(token: Token, top: Token) -> list[Token]:
    return [token] if token.i == top.i else list(token.subtree)


def holds(tokens: Doc | TokenSpan | Sequence[Token], words: Iterable[str], least: int) -> bool:
    """Whether so many of the words or phrases, by lemma or as written, stand among the tokens."""
    lemmas = {t.lemma_.lower() for t in tokens} | {t.lower_ for t in tokens}
    texts = (" ".join(t.lemma_.lower() for t in tokens), " ".join(t.lower_ for t in tokens))
    found = sum(1 for w in words if (any(w in t for t in texts) if " " in w else w in lemmas))
    return found >= least


def _counted(text: str, signs: Iterable[str]) -> int:
    return sum(text.count(sign) for sign in signs)
