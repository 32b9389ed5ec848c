"""What a person is called: full names and bare ones, and when two can be one."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from communique.model.ids import name_key
from communique.recognize.spelling import same_person_name, same_word, skeleton

Words = tuple[str, ...]

_PARTICLES = frozenset(
    "al el ad as ash an bin ibn ben abu de del di da dos das do la le van von der den ter".split()
)
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True, order=True)
class Called:
    """A name with what stands beside it; `home` is a country or else a bloc, "" where unknown.

    `offices` is empty for full names, whose offices are gathered over all documents. `known` is the
    person of a table of office-holders whom name, country, office and date mean, "" where none.
    """

    words: Words
    home: str
    offices: Words = ()
    known: str = ""

    @property
    def full(self) -> bool:
        """Whether a given name stands with the surname."""
        return is_full(self.words)

    def __str__(self) -> str:
        return " ".join(word.title() for word in self.words)


@lru_cache(maxsize=65536)
def words_of(name: str) -> Words:
    """The words of a name, without case and marks."""
    return tuple(name_key(name).split())


def is_full(words: Words) -> bool:
    """Whether two words are more than initials and particles."""
    return sum(len(word) > 1 and word not in _PARTICLES for word in words) > 1


def block_keys(words: Words) -> set[str]:
    """What two names share that can be one: the sound of a first or of a last word."""
    ends = {words[0], words[-1]} if words else set()
    return {skeleton(word) or word for word in ends}


def same_name(a: Words, b: Words) -> bool:
    """Whether one name can be a spelling of the other, or it cut short."""
    if a == b:
        return True
    return same_person_name(a, b) and not _one_letter_apart(a, b)


def _one_letter_apart(a: Words, b: Words) -> bool:
    """Whether the names part only in an ending that tells a woman's name from a man's."""
    return any(_other_ending(x, y) and not _close(x, b) and not _close(y, a) for x in a for y in b)


def _other_ending(x: str, y: str) -> bool:
    short, long = sorted((x, y), key=len)
    if len(short) == len(long):
        return x[:-1] == y[:-1] and x != y and {x[-1], y[-1]} <= _VOWELS
    return long == short + "a"


def _close(word: str, others: Words) -> bool:
    return any(
        same_word(word, other) and (word == other or not _other_ending(word, other))
        for other in others
    )
