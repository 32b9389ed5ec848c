"""The notation of triggers and slots; see docs/reference/codebook-notation.md."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass

PREPOSITIONS = frozenset(
    "of for against on to with in at by from between over into toward towards about under after as "
    "upon onto among amongst within without through around behind near off out up down away back "
    "ahead along forward together apart aside across".split()
)
"""Words that follow a verb or noun in a trigger: prepositions and particles."""

Words = frozenset[str]
Lexicon = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger taken apart: `word` [particles] [+ [modifiers] noun [prepositions]].

    For a noun trigger `word` is empty. All are lower-case lemmas; each particle or preposition
    is one alternative set, matched in order.
    """

    text: str
    word: Words
    particles: tuple[Words, ...] = ()
    modifiers: tuple[str, ...] = ()
    noun: Words = frozenset()
    prepositions: tuple[Words, ...] = ()

    @property
    def size(self) -> int:
        """How many words the trigger asks for; the larger one wins."""
        parts = [self.word, self.noun, *self.particles, *self.prepositions]
        return sum(1 for part in parts if part) + len(self.modifiers)


@dataclass(frozen=True, slots=True)
class Slot:
    """Where fillers stand: the first alternative that is filled counts, its positions together."""

    alternatives: tuple[tuple[str, ...], ...]


def parse_slot(text: object) -> Slot:
    """ "subj + with, between" → (("subj", "with"), ("between",))."""
    if isinstance(text, list):
        return Slot(tuple((str(part).strip(),) for part in text))
    return Slot(
        tuple(
            tuple(part.strip() for part in alternative.split("+"))
            for alternative in str(text).split(",")
            if alternative.strip()
        )
    )


def parse_verb_trigger(text: str, lexicon: Lexicon) -> list[Trigger]:
    """One trigger for each combination of many-word alternatives."""
    left, _, right = text.partition("+")
    found = []
    for verb in _expand(left.split(), lexicon):
        head, *rest = verb
        particles = tuple(word for word in rest)
        if not right:
            found.append(Trigger(text, head, particles))
            continue
        for noun in _expand(right.split(), lexicon):
            words = [n for n in noun]
            preps: list[Words] = []
            while len(words) > 1 and words[-1] <= PREPOSITIONS:
                preps.insert(0, words.pop())
            modifiers = tuple(next(iter(w)) for w in words[:-1])
            found.append(Trigger(text, head, particles, modifiers, words[-1], tuple(preps)))
    return found


def parse_noun_trigger(text: str, lexicon: Lexicon) -> list[Trigger]:
    """Likewise for a noun, with its compound before it and its prepositions behind it."""
    found = []
    for noun in _expand(text.split(), lexicon):
        words = list(noun)
        preps: list[Words] = []
        while len(words) > 1 and words[-1] <= PREPOSITIONS:
            preps.insert(0, words.pop())
        modifiers = tuple(next(iter(w)) for w in words[:-1])
        found.append(Trigger(text, frozenset(), (), modifiers, words[-1], tuple(preps)))
    return found


def words_of(value: object, lexicon: Lexicon) -> Words:
    """A list of lemmas and @lists as one set."""
    items = value if isinstance(value, list) else [value]
    found: set[str] = set()
    for item in items:
        found.update(_alternatives(str(item), lexicon))
    return frozenset(found)


def _expand(words: list[str], lexicon: Lexicon) -> list[tuple[Words, ...]]:
    """Each word as a set of lemmas; alternatives of many words make lists of their own."""
    choices: list[list[tuple[Words, ...]]] = []
    for word in words:
        options = _alternatives(word, lexicon)
        single = frozenset(o for o in options if " " not in o)
        many = [tuple(frozenset({w}) for w in o.split()) for o in options if " " in o]
        choices.append(([(single,)] if single else []) + many)
    return [tuple(itertools.chain(*choice)) for choice in itertools.product(*choices)]


def _alternatives(word: str, lexicon: Lexicon) -> list[str]:
    found: list[str] = []
    for option in word.split("|"):
        if option.startswith("@"):
            if option[1:] not in lexicon:
                raise ValueError(f"no list named {option} in lexicon.yaml")
            found += lexicon[option[1:]]
        else:
            found.append(option.lower())
    return found
