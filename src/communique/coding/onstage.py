"""Who is named where in a document: what the sides of an act can be chosen from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from communique.coding.participants import code_of
from communique.model import Participant
from communique.parse.syntax import SUBJECTS
from communique.parse.tokens import Token
from communique.recognize import Recognized
from communique.recognize.tables import countries


@dataclass(frozen=True, slots=True)
class Naming:
    """Words that stand for a country or bloc, or for somebody of it.

    `how` is that of the reading, or adjective or place; `participant` is None for the latter two.
    """

    code: str
    token: Token
    how: str
    participant: Participant | None
    is_subject: bool


class Onstage:
    """All namings of one document by sentence, counted from 0 through the whole text."""

    def __init__(self, recognized: Recognized) -> None:
        self._recognized = recognized
        self._number: dict[tuple[int, int], int] = {}
        self._titles: set[int] = set()
        for unit in recognized.parsed.units:
            for sentence in unit.doc.sents:
                number = self._number.setdefault((unit.index, sentence.start), len(self._number))
                if unit.block.kind == "title":
                    self._titles.add(number)
        self._in: dict[int, list[Naming]] = {}
        for number, naming in self._namings():
            self._in.setdefault(number, []).append(naming)

    def sentence_of(self, unit: int, token: Token) -> int:
        """The number of the sentence that a token stands in."""
        return self._number[unit, token.sent.start]

    def named_in(self, number: int) -> list[Naming]:
        """The namings of a sentence, in no order; empty for a number that there is not."""
        return self._in.get(number, [])

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each country or bloc is named; pronouns and places left out."""
        told = (n for namings in self._in.values() for n in namings)
        return Counter(n.code for n in told if n.how not in {"pronoun", "place"})

    @cached_property
    def ranked(self) -> tuple[str, ...]:
        """The countries and blocs, those named most first."""
        return tuple(sorted(self.counts, key=lambda code: (-self.counts[code], code)))

    @cached_property
    def headline(self) -> frozenset[str]:
        """Those named in the title."""
        return frozenset(n.code for i in self._titles for n in self.named_in(i))

    def _namings(self) -> Iterator[tuple[int, Naming]]:
        for (unit, head), reading in self._recognized.readings.items():
            token = self._recognized.parsed.units[unit].doc[head]
            number = self.sentence_of(unit, token)
            for p in reading.participants:
                if code := code_of(p):
                    yield number, Naming(code, token, reading.how, p, token.dep_ in SUBJECTS)
        for (unit, head), codes in self._recognized.adjectives.items():
            token = self._recognized.parsed.units[unit].doc[head]
            number = self.sentence_of(unit, token)
            yield from ((number, Naming(c, token, "adjective", None, False)) for c in codes)
        for place in self._recognized.places:
            token = self._recognized.parsed.units[place.unit].doc[place.head]
            if place.place.country in countries():
                number = self.sentence_of(place.unit, token)
                yield number, Naming(place.place.country, token, "place", None, False)
