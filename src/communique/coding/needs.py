"""Words without which a trigger cannot count: asked first, since most triggers lack one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from communique.coding.notation import Trigger, Words
from communique.recognize.tables import titles

if TYPE_CHECKING:
    from communique.coding.codebook import Codebook, Pattern

FORM = "="
"""Stands in a trigger before a noun that counts in this form only ("=talks")."""

NEGATIONS = frozenset(
    "not n't n’t nt never neither nor hardly no without none nobody nothing cannot".split()
)

Needs = tuple[Words, ...]
"""Sets of lemmas and lower-case forms of which one each must stand near the trigger's word."""


def needs_of(trigger: Trigger, pattern: Pattern) -> Needs:
    """What must stand beside the trigger's own word, in the same stretch of text."""
    parts = [
        *trigger.particles,
        *trigger.prepositions,
        *(frozenset({m}) for m in trigger.modifiers),
    ]
    if trigger.word and trigger.noun:
        parts.append(frozenset(word.removeprefix(FORM) for word in trigger.noun))
    parts += [_last(words) for words in pattern.words_in.values() if _stand_in_text(words)]
    if pattern.negated:
        parts.append(NEGATIONS)
    return tuple(sorted(set(parts), key=len))


def _last(words: Words) -> Words:
    """Of an expression its last word, which stands in the text wherever the whole does."""
    return frozenset(word.split()[-1] for word in words)


def _stand_in_text(words: Words) -> bool:
    """Whether a condition asks for words of the text itself: no class, nobody's office."""
    offices = {title.name for title in titles().values()}
    return not any(word.startswith("<") for word in words) and not words & offices


def event_needs(codebook: Codebook) -> Iterator[Needs]:
    """One tuple for each trigger of the codebook: of each of its sets one word must be there."""
    for rows in (codebook.verbs, codebook.nouns):
        for word, triggers in rows.items():
            for _, _, needs in triggers:
                yield (frozenset({word.removeprefix(FORM)}), *needs)
