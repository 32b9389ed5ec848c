"""Where a sentence is told to happen that names no place itself: what the text told before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from communique.ground.clauses import is_verb
from communique.ground.place_marks import (
    DEFINITE,
    at_conference,
    goes_on,
    holds,
    is_dated,
    is_definite,
    is_main,
    is_of_two,
)
from communique.ground.place_seats import lemma, listed
from communique.ground.place_shares import CAME, occasions, shares
from communique.parse import Unit
from communique.parse.syntax import child
from communique.parse.tokens import Span as TokenSpan
from communique.parse.tokens import Token
from communique.recognize.place_phrases import HEADING
from communique.recognize.recognized import PlaceMention, Recognized

Found = tuple[PlaceMention, str]
_LEAD = 3
"""Units below the title in which a report says what it is about."""


_HEADING = 9
"""Tokens of a line that heads the paragraph below it."""


class InSentence(Protocol):
    """Where the sentence itself puts the happening of a token."""

    def __call__(self, unit: int, token: Token, /) -> Found | None:
        """The place and why; None where the sentence names none for it."""


@dataclass(slots=True)
class Story:
    """What a document tells of places, in reading order; settled when it is asked for."""

    recognized: Recognized
    in_sentence: InSentence
    filed: PlaceMention | None = None
    """The town of the dateline."""
    _scenes: dict[tuple[int, int], Found | None] = field(default_factory=dict)
    _gatherings: list[tuple[int, Token, PlaceMention]] | None = None

    def told(self, unit: int, token: Token) -> Found | None:
        """The place of a happening that its own sentence does not give."""
        there = self._taken_up(unit, token) or self._gathering(unit, token)
        if there is not None:
            return there
        if not is_main(token):
            return self._again(unit, token)
        return (
            self._scene(unit, token.sent)
            or self._headed(unit)
            or self._frame(unit, token)
            or self._headline(unit, token)
            or self._filed(unit, token)
            or self._again(unit, token)
        )

    @property
    def _units(self) -> tuple[Unit, ...]:
        return self.recognized.parsed.units

    def _taken_up(self, unit: int, token: Token) -> Found | None:
        """ "There", "in the same city": the town named last."""
        for c in token.subtree:
            if c.dep_ == "advmod" and c.lower_ == "there" and c.head.i == token.i:
                return self._last(unit, c)
            if c.lower_ in listed("taken_up") and c.dep_ == "pobj" and c.head.head.i == token.i:
                marked = child(c, "det")
                same = any(m.lower_ in {"same", "this", "that"} for m in c.children)
                if (
                    marked is not None
                    and marked.lower_ in DEFINITE
                    and len(list(c.children)) <= 1 + same
                ):
                    return self._last(unit, c)
        return None

    def _last(self, unit: int, word: Token) -> Found | None:
        before = [
            m
            for m in self.recognized.places
            if (m.unit, m.start) < (unit, word.i)
            and m.unit >= unit - 1
            and m.place.precision == "city"
        ]
        return (before[-1], f"{word.text!r} takes up {before[-1].span.quote!r}") if before else None

    def _gathering(self, unit: int, token: Token) -> Found | None:
        """The place at which the text puts the meeting that the word is, or is at."""
        for at in (token, *(other for other, _ in shares(token) if other.sent == token.sent)):
            for noun in self._nouns(at):
                found = self._same(unit, noun)
                if found is not None:
                    return found, f"the {noun.text!r} is told of elsewhere as there"
        return None

    def _nouns(self, token: Token) -> Iterator[Token]:
        if not is_verb(token):
            if lemma(token) in listed("gatherings"):
                yield token
            return
        for noun, _ in occasions(token):
            yield noun
        for c in token.children:
            if lemma(c) in listed("conferences") and (
                c.dep_ in {"nsubj", "nsubjpass"} or (c.dep_ == "dobj" and holds(token))
            ):
                yield c

    def _same(self, unit: int, noun: Token) -> PlaceMention | None:
        """The place of the nearest mention of the same gathering, those before it first."""
        title = self._units[unit].block.kind == "title"
        conference = lemma(noun) in listed("conferences")
        if not (is_definite(noun) or noun.tag_ == "NNP" or (conference and title)):
            return None
        known = [k for k in self._known() if lemma(k[1]) == lemma(noun)]
        if not known and conference:
            known = [k for k in self._known() if lemma(k[1]) in listed("conferences")]
        before = [k for k in known if (k[0], k[1].i) < (unit, noun.i)]
        if before:
            return before[-1][2]
        after = [k for k in known if unit <= k[0] <= unit + _LEAD and unit <= _LEAD]
        return after[0][2] if after else None

    def _frame(self, unit: int, token: Token) -> Found | None:
        """The conference that the report is about, for what its people say and decide there."""
        verb = token if is_verb(token) else token.head
        if not at_conference(verb):
            return None
        for index, noun, mention in self._known():
            if index > self._lead():
                return None
            if lemma(noun) in listed("framing") and (index, noun.i) < (unit, token.i):
                return mention, f"an act of the {noun.text!r} that the report is about"
        return None

    def _headed(self, unit: int) -> Found | None:
        """The town that heads a caption or an entry of a chronicle."""
        first = next((m for m in self.recognized.places if m.unit == unit), None)
        if first is None or first.reason != HEADING:
            return None
        return first, f"{first.span.quote!r} heads the paragraph"

    def _headline(self, unit: int, token: Token) -> Found | None:
        """What a headline tells, told again below it with its place."""
        title = self._units[unit].block.kind == "title"
        if not title and not _is_heading(self._units[unit]):
            return None
        last = self._lead() + _LEAD if title else unit + 2
        for below in self._units[unit + 1 : last]:
            for other in below.doc:
                if other.lemma_ == token.lemma_ and other.pos_ == token.pos_ and is_main(other):
                    found = self.in_sentence(below.index, other)
                    if found is not None:
                        return found[0], f"{other.text!r} is told again below, there"
        return None

    def _filed(self, unit: int, token: Token) -> Found | None:
        """Two sides came together, in the lead, and the report was filed from a town."""
        if self.filed is None or unit > self._lead():
            return None
        if lemma(token) not in listed("encounters") or not is_of_two(token):
            return None
        return self.filed, "no place is told of it: the dateline stands for where two sides met"

    def _again(self, unit: int, token: Token) -> Found | None:
        """An act that the lead tells, signed once and told again without a time of its own."""
        if lemma(token) not in listed("done_once") or is_dated(token):
            return None
        for index in range(min(unit, self._lead() + 1)):
            for other in self._units[index].doc:
                once = lemma(other) in listed("done_once") and is_verb(other) and is_main(other)
                if once and (found := self.in_sentence(index, other) or self._filed(index, other)):
                    return found[0], f"{other.text!r} was told of before as there"
        return None

    def _lead(self) -> int:
        """The second paragraph below the title: what stands there is what the report is about."""
        return next((u.index for u in self._units if u.block.kind != "title"), 0) + 1

    def _known(self) -> list[tuple[int, Token, PlaceMention]]:
        if self._gatherings is None:
            self._gatherings = []
            for unit in self._units:
                for token in unit.doc:
                    if token.pos_ in {"NOUN", "PROPN"} and lemma(token) in listed("gatherings"):
                        found = self.in_sentence(unit.index, token)
                        if found is not None:
                            self._gatherings.append((unit.index, token, found[0]))
        return self._gatherings

    def _scene(self, unit: int, sentence: TokenSpan) -> Found | None:
        key = unit, sentence.start
        if key not in self._scenes:
            self._scenes[key] = None
            self._scenes[key] = self._find_scene(unit, sentence)
        return self._scenes[key]

    def _find_scene(self, unit: int, sentence: TokenSpan) -> Found | None:
        root = sentence.root
        found = self.in_sentence(unit, root) or self._gathering(unit, root)
        if found is not None:
            return found
        if sentence.start > 0 and goes_on(root):
            before = self._scene(unit, sentence.doc[sentence.start - 1].sent)
            if before is not None and CAME not in before[1]:
                return before[0], f"goes on from the sentence before, which {before[1]}"
        return None


def _is_heading(unit: Unit) -> bool:
    """Whether a short line without a full stop heads what follows: an entry of a live page."""
    return len(unit.doc) <= _HEADING and unit.doc[-1].text not in {".", "!", "?", ":", "”", '"'}
