"""Text families: wire copies, reprints, truncations and edits of one text."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from communique.link.words import plain_words
from communique.model import CODED_BLOCKS, Document
from communique.model.coded import TextKin

SHINGLE = 5
"""Words in a row."""
CONTAINMENT = 0.5
"""Of the shorter text's shingles, so many stand in the other (`benchmarks/families.py`)."""
SAMPLE = 4
"""One shingle in so many, chosen by its hash, proposes pairs; all of them decide."""
PROPOSED = 0.2
"""Share of the sampled shingles from which on all are compared; half of `CONTAINMENT`, and less."""
SHORT = 60
"""Shingles below which a text is short: reports by one template have much in common."""
CONTAINMENT_OF_SHORT = 0.8
HOLDERS = 8
"""Documents remembered for each sampled shingle; enough for one copy to find the others."""

Shingles = NDArray[np.uint64]
"""The hashes of a text's shingles, sorted, each once."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)


@dataclass(slots=True)
class Families:
    """Takes documents in, one after the other, and says which texts are copies.

    A family is led by the document that came first; give them in the order of publication, and the
    lead is the earliest text.
    """

    leads: dict[str, str] = field(default_factory=dict)
    closest: dict[str, tuple[float, str]] = field(default_factory=dict)
    _order: dict[str, int] = field(default_factory=dict)
    _shingles: dict[str, Shingles] = field(default_factory=dict)
    _sampled: dict[str, int] = field(default_factory=dict)
    _holders: dict[int, list[str]] = field(default_factory=dict)

    def add(self, document: Document) -> None:
        """Take a document in."""
        one, own = document.id, shingles_of(document)
        self.leads[one] = one
        self._order[one] = len(self._order)
        self._shingles[one] = own
        sampled: list[int] = own[own % np.uint64(SAMPLE) == 0].tolist() or own[:1].tolist()
        met = Counter(d for s in sampled for d in self._holders.get(s, ()))
        self._sampled[one] = len(sampled)
        kin = []
        for other, shared in met.items():
            if shared < PROPOSED * min(len(sampled), self._sampled[other]):
                continue
            theirs = self._shingles[other]
            share = containment(own, theirs)
            short = min(len(own), len(theirs)) < SHORT
            if share >= (CONTAINMENT_OF_SHORT if short else CONTAINMENT):
                kin.append((-share, self._order[other], other))
        self._join(one, sorted(kin))
        for shingle in sampled:
            held = self._holders.setdefault(shingle, [])
            if len(held) < HOLDERS:
                held.append(one)

    def _join(self, one: str, kin: list[tuple[float, int, str]]) -> None:
        """Join the families of these texts, the closest first; a short text bridges no two."""
        short = len(self._shingles[one]) < SHORT
        for share, _, other in kin[:1] if short else kin:
            taken = len(self._shingles[other]) < SHORT and other in self.closest
            if taken and not short:
                continue
            self._unite(one, other)
            self._near(one, other, -share)
            self._near(other, one, -share)

    def lead(self, one: str) -> str:
        """The first document of the family."""
        while self.leads[one] != one:
            self.leads[one] = self.leads[self.leads[one]]
            one = self.leads[one]
        return one

    def kin(self) -> dict[str, TextKin]:
        """Every document that is not alone → its family."""
        return {
            one: TextKin(self.lead(one), other, share)
            for one, (share, other) in self.closest.items()
        }

    def _near(self, one: str, other: str, share: float) -> None:
        """Keep the closest text; of equally close ones the one that came first."""
        known = self.closest.get(one)
        if known is None or (-share, self._order[other]) < (-known[0], self._order[known[1]]):
            self.closest[one] = (share, other)

    def _unite(self, one: str, other: str) -> None:
        first, second = sorted((self.lead(one), self.lead(other)), key=self._order.__getitem__)
        if first != second:
            self.leads[second] = first


def families(documents: Iterable[Document]) -> Families:
    """The families of these documents, given in the order of publication."""
    found = Families()
    for document in documents:
        found.add(document)
    return found


def containment(one: Shingles, other: Shingles) -> float:
    """The share of the shorter text's shingles that stand in the other; 0 without any."""
    least = min(len(one), len(other))
    if not least:
        return 0.0
    return len(np.intersect1d(one, other, assume_unique=True)) / least


def shingles_of(document: Document) -> Shingles:
    """The runs of five words in what is coded of the text; a shorter text is one run."""
    coded = [b for b in document.blocks if b.kind in CODED_BLOCKS]
    parts = [document.text[b.start : b.end] for b in coded] or [document.text]
    words = [zlib.crc32(w.encode("utf-8", "replace")) for p in parts for w in plain_words(p)]
    if not words:
        return np.empty(0, dtype=np.uint64)
    width = min(SHINGLE, len(words))
    hashes = np.array(words, dtype=np.uint64)
    found = np.zeros(len(hashes) - width + 1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for i in range(width):
            found = (found + hashes[i : len(hashes) - width + 1 + i]) * _FACTOR
            found ^= found >> np.uint64(29)
    return np.unique(found)
