"""Whether two offices, as texts word them, can be one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from communique.model.ids import name_key

_SPELLED = {
    "defence": "defense",
    "chairwoman": "chair",
    "chairman": "chair",
    "chairperson": "chair",
    "spokesman": "spokesperson",
    "spokeswoman": "spokesperson",
    "affairs": "",
    "ministry": "minister",
}
_EMPTY = frozenset({"", "of", "the", "for", "and", "to", "in", "s", "new", "then", "former"})
_ANY = frozenset({"leader", "official", "head"})
"""Words for whoever holds some office."""

_SECOND = frozenset({"deputy", "vice", "assistant", "under", "shadow"})


@lru_cache(maxsize=8192)
def office_words(office: str) -> frozenset[str]:
    """The words of an office that tell it from others."""
    words = (_SPELLED.get(word, word) for word in name_key(office).split())
    return frozenset(words) - _EMPTY - _ANY


def same_office(a: str, b: str) -> bool:
    """Whether one is the other, perhaps worded more fully."""
    return words_fit(office_words(a), office_words(b))


def words_fit(one: frozenset[str], other: frozenset[str]) -> bool:
    """The same on the words that `office_words` leaves; a deputy is another than the chief."""
    more = one ^ other
    return bool(one and other) and (one <= other or other <= one) and not more & _SECOND


def shared_office(one: Iterable[str], other: Iterable[str]) -> str | None:
    """An office that both hold, the shortest wording first; None where there is none."""
    mine, theirs = sorted(one), sorted(other)
    found = [a for a in mine for b in theirs if same_office(a, b)]
    return min(found, key=lambda a: (len(a), a)) if found else None


def fits(one: Iterable[str], other: Iterable[str]) -> bool:
    """Whether both can be offices of one person: a side that is silent fits everything."""
    mine, theirs = tuple(one), tuple(other)
    return not mine or not theirs or shared_office(mine, theirs) is not None
