"""Modes, contexts, objects and quantities of a mention, from the words around it."""

from __future__ import annotations

from collections.abc import Mapping

from communique.coding.codebook import Codebook, TypeEntry
from communique.coding.evaluate import Candidate
from communique.coding.labels import Held
from communique.coding.notation import Words, words_of
from communique.model import Object, Quantity
from communique.parse.syntax import conjuncts
from communique.parse.tokens import Span as TokenSpan
from communique.parse.tokens import Token
from communique.recognize import Recognized


def mode_of(candidate: Candidate, entry: TypeEntry) -> tuple[str, ...]:
    """The pattern's mode, or else the first whose word is in the trigger or what it governs."""
    if candidate.hit.pattern.mode:
        return (candidate.hit.pattern.mode,)
    near = candidate.hit.anchor.subtree if candidate.hit.is_noun else candidate.hit.head.subtree
    words = {t.lemma_.lower() for t in near if not candidate.inside(t)}
    text = " ".join(t.lower_ for t in candidate.hit.anchor.subtree)
    for mode in entry.modes:
        if mode.words & words or any(" " in w and w in text for w in mode.words):
            return (mode.name,)
    return ()


def contexts_of(sentence: TokenSpan, rules: Mapping[str, list[str]]) -> tuple[str, ...]:
    """PLOVER contexts whose words stand in the sentence."""
    held = Held.of(sentence)
    return tuple(name for name, words in rules.items() if held.holds(words))


def objects_of(
    candidate: Candidate, recognized: Recognized, codebook: Codebook
) -> tuple[Object, ...]:
    """What was agreed, asked or supplied: the fillers of the object slot that name a thing."""
    unit = recognized.parsed.units[candidate.unit]
    found = []
    for token in candidate.objects or _things(candidate):
        for part in conjuncts(token):
            if part.pos_ not in {"NOUN", "PROPN"}:
                continue
            if (candidate.unit, part.i) in recognized.readings:
                continue
            start = min(
                [part.i]
                + [c.left_edge.i for c in part.children if c.dep_ in {"compound", "amod", "nummod"}]
            )
            span = unit.span(recognized.parsed.text, start, part.i + 1)
            found.append(Object(_kind(part, codebook), span.quote, span))  # type: ignore[arg-type]
    return tuple(found)


def _things(candidate: Candidate) -> list[Token]:
    """The verb's own object, where the pattern names no object."""
    hit = candidate.hit
    if candidate.event_type == "CONSULT" or hit.is_noun:
        return []
    return [hit.noun] if hit.noun is not None else list(hit.objects)


def quantities_of(candidate: Candidate, recognized: Recognized) -> tuple[Quantity, ...]:
    """What the trigger's own clause counts."""
    anchor = candidate.hit.anchor
    top = candidate.hit.head if not candidate.hit.is_noun else anchor
    return tuple(
        q.quantity
        for q in recognized.quantities
        if q.unit == candidate.unit
        and top.left_edge.i <= q.head <= top.right_edge.i
        and not candidate.inside(top.doc[q.head])
    )


def _kind(token: Token, codebook: Codebook) -> str:
    lemma = token.lemma_.lower()
    for kind, words in codebook.data["objects"].items():
        if lemma in _words(words, codebook):
            return str(kind)
    return "other"


def _words(words: list[str], codebook: Codebook) -> Words:
    return words_of(words, codebook.lexicon)
