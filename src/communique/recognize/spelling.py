"""When two spellings can be one name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SAME_SOUND = (
    ("gh", "q"),
    ("kh", "k"),
    ("ph", "f"),
    ("tch", "ch"),
    ("dj", "j"),
    ("dzh", "j"),
    ("zh", "j"),
    ("ck", "k"),
    ("w", "v"),
    ("x", "ks"),
)
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "a", "œ": "o"})


@lru_cache(maxsize=8192)
def skeleton(word: str) -> str:
    """The word's consonants, with the sounds that transliterations write in several ways made one.

    A first vowel is kept as "a", so that "Ali" and "Wali" stay two.
    """
    plain = unicodedata.normalize("NFKD", word.casefold().translate(_LETTERS))
    plain = re.sub(r"[^a-z]", "", plain)
    for many, one in _SAME_SOUND:
        plain = plain.replace(many, one)
    head = "a" if plain[:1] in set("aeiou") else ""
    kept = head + re.sub(r"[aeiouyj]", "", plain)
    return re.sub(r"(.)\1+", r"\1", kept)


def same_word(a: str, b: str) -> bool:
    """Whether two name tokens can be spellings of one; an initial matches what it begins."""
    a, b = a.strip(".’'"), b.strip(".’'")
    if a.casefold() == b.casefold():
        return True
    if min(len(a), len(b)) == 1:
        return a[:1].casefold() == b[:1].casefold()
    if min(len(a), len(b)) < 4 or abs(len(a) - len(b)) > 3:
        return False
    return len(skeleton(a)) > 1 and skeleton(a) == skeleton(b)


def same_person_name(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the shorter name can be the longer one cut short: each token meets one, in order.

    A single token must meet the last one, the one before it in a name of three and more (two
    family names), or the first of a name that puts the family first.
    """
    short, long = (a, b) if len(a) <= len(b) else (b, a)
    if not short:
        return False
    if len(short) == 1:
        family = long[-2:] if len(long) > 2 else long[-1:]
        return any(same_word(short[0], word) for word in family) or (
            len(short[0]) > 2 and short[0].casefold() == long[0].casefold()
        )
    position = 0
    for token in short:
        while position < len(long) and not same_word(token, long[position]):
            position += 1
        if position == len(long):
            return False
        position += 1
    return True
