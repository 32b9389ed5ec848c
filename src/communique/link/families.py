"""Independent texts: copies of one agency's report count once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import chain

from communique.link.words import plain_words
from communique.model import CODED_BLOCKS, Document

SHINGLE = 5
"""Words in a row."""
CONTAINMENT = 0.5
"""Of the shorter text's shingles, so many stand in the other: recall .985 on edited copies."""
_HOLDERS = 8
"""Documents remembered for each shingle; enough for one copy to find the others."""

Shingles = frozenset[int]


def families(documents: Iterable[Document]) -> dict[str, str]:
    """Each document's id → the id of the first document of its family, in the order given."""
    leads: dict[str, str] = {}
    sizes: dict[str, int] = {}
    order: dict[str, int] = {}
    holders: dict[int, list[str]] = {}
    for document in documents:
        shingles = shingles_of(document)
        leads[document.id] = document.id
        sizes[document.id] = len(shingles)
        order[document.id] = len(order)
        met = Counter(chain.from_iterable(holders[s] for s in shingles if s in holders))
        for other, shared in met.items():
            if shared >= CONTAINMENT * min(sizes[other], len(shingles)):
                _unite(leads, document.id, other, order)
        for shingle in shingles:
            held = holders.setdefault(shingle, [])
            if len(held) < _HOLDERS:
                held.append(document.id)
    return {one: _lead(leads, one) for one in leads}


def shingles_of(document: Document) -> Shingles:
    """The runs of five words in what is coded of the text; a shorter text is one run."""
    coded = [b for b in document.blocks if b.kind in CODED_BLOCKS]
    parts = [document.text[b.start : b.end] for b in coded] or [document.text]
    words = [word for part in parts for word in plain_words(part)]
    if not words:
        return frozenset()
    if len(words) < SHINGLE:
        return frozenset({hash(tuple(words))})
    return frozenset(map(hash, zip(*(words[i:] for i in range(SHINGLE)), strict=False)))


def _lead(leads: dict[str, str], one: str) -> str:
    while leads[one] != one:
        leads[one] = leads[leads[one]]
        one = leads[one]
    return one


def _unite(leads: dict[str, str], later: str, earlier: str, order: dict[str, int]) -> None:
    """Of two families the lead that came first leads both."""
    first, second = sorted((_lead(leads, later), _lead(leads, earlier)), key=order.__getitem__)
    if first != second:
        leads[second] = first
