"""The words and signs without which a text holds no statement."""

from __future__ import annotations

from collections.abc import Iterator

from communique.attribute.cues import load_cues

SIGNS = frozenset("\"“”„«»‹›‘’'`:")
"""Marks of quotation, and the colon of headlines and transcripts."""


def statement_needs() -> Iterator[tuple[frozenset[str], ...]]:
    """One tuple for each way to attribute: of each of its sets one word must be there."""
    cues = load_cues()
    for senses in (cues.verbs, cues.nouns, cues.adjectives):
        for alternatives in senses.values():
            for sense in alternatives:
                words = (sense.lemma, *sense.companions)
                yield tuple(frozenset({word.lower()}) for word in words)
    yield (cues.voicing,)
    yield (frozenset({"according"}),)
    yield (SIGNS,)
