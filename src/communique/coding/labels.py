"""Noise labels: what only looks like an act of states, by the words around it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from communique.coding.evaluate import Candidate
from communique.coding.participants import code_of
from communique.parse.tokens import Doc, Token
from communique.parse.tokens import Span as TokenSpan

AROUND = 2
"""How many different words of a field a paragraph must hold."""


def labels_of(candidate: Candidate, rules: Mapping[str, Any]) -> tuple[str, ...]:
    """The labels that the act earns by its sentence, its paragraph or its own clause."""
    anchor = candidate.hit.anchor
    sentence = Held.of(anchor.sent)
    paragraph = Held.of(anchor.doc) if _is_apart(candidate) else None
    return tuple(
        name for name, rule in rules.items() if _earns(candidate, rule, sentence, paragraph)
    )


def _earns(
    candidate: Candidate, rule: Mapping[str, Any], sentence: Held, paragraph: Held | None
) -> bool:
    """Whether the act earns the label; `paragraph` is None where states or bodies take part."""
    text = candidate.hit.anchor.sent.text
    return (
        sentence.holds(rule["words"], rule["least"])
        or sentence.holds(rule.get("strong", ()))
        or (paragraph is not None and paragraph.holds(rule.get("around", ()), AROUND))
        or any(_fits(candidate, frame) for frame in rule.get("frames", ()))
        or _counted(text, rule.get("garbled", ())) >= rule["least"]
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
    return Held.of(near).holds(frame["with"])


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


class Held(NamedTuple):
    """The lemmas and lower-case forms of a stretch of text, and both as texts."""

    single: set[str]
    texts: tuple[str, str]

    @classmethod
    def of(cls, tokens: Doc | TokenSpan | Sequence[Token]) -> Held:
        """What the tokens hold."""
        lemmas = [t.lemma_.lower() for t in tokens]
        forms = [t.lower_ for t in tokens]
        return cls({*lemmas, *forms}, (" ".join(lemmas), " ".join(forms)))

    def holds(self, words: Iterable[str], least: int = 1) -> bool:
        """Whether at least so many of the words or phrases stand in it."""
        return sum(1 for word in words if self._has(word)) >= least

    def _has(self, word: str) -> bool:
        if " " in word:
            return any(word in text for text in self.texts)
        return word in self.single


def _counted(text: str, signs: Iterable[str]) -> int:
    return sum(text.count(sign) for sign in signs)
