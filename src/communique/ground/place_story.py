"""Where a sentence is told to happen that names no place itself: what the text told before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from spacy.tokens import Span as TokenSpan
from spacy.tokens import Token

from communique.ground.clauses import is_verb, own_subject, words
from communique.ground.place_seats import is_happening, lemma, listed
from communique.ground.place_shares import occasions
from communique.parse import Unit
from communique.parse.syntax import child, first_conjunct
from communique.recognize.recognized import PlaceMention, Recognized

Found = tuple[PlaceMention, str]
_LEAD = 3
"""Units below the title in which a report says what it is about."""
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_PEOPLE = frozenset({"he", "she", "they", "both", "who"})


class InSentence(Protocol):
    """Where the sentence itself puts the happening of a token."""

    def __call__(self, unit: int, token: Token, /) -> Found | None: ...


@dataclass(slots=True)
class Story:
    """What a document tells of places, in reading order; settled when it is asked for."""

    recognized: Recognized
    in_sentence: InSentence
    _scenes: dict[tuple[int, int], Found | None] = field(default_factory=dict)
    _gatherings: list[tuple[int, Token, PlaceMention]] | None = None

    def told(self, unit: int, token: Token) -> Found | None:
        """The place of a happening that its own sentence does not give."""
        there = self._taken_up(unit, token) or self._gathering(unit, token)
        if there is not None:
            return there
        if not is_main(token):
            return None
        return self._scene(unit, token.sent)

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
                if marked is not None and marked.lower_ in _DEFINITE and len(list(c.children)) <= 1 + same:
                    return self._last(unit, c)
        return None

    def _last(self, unit: int, word: Token) -> Found | None:
        before = [
            m
            for m in self.recognized.places
            if (m.unit, m.start) < (unit, word.i) and m.unit >= unit - 1 and m.place.precision == "city"
        ]
        return (before[-1], f"{word.text!r} takes up {before[-1].span.quote!r}") if before else None

    def _gathering(self, unit: int, token: Token) -> Found | None:
        """The place at which the text puts the meeting that the word is, or is at."""
        for noun in self._nouns(token):
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
            if c.dep_ in {"dobj", "nsubj", "nsubjpass"} and lemma(c) in listed("conferences"):
                if _is_definite(c) and (c.dep_ != "dobj" or lemma(token) in words("light_verbs")):
                    yield c

    def _same(self, unit: int, noun: Token) -> PlaceMention | None:
        """The place of the nearest mention of the same gathering, those before it first."""
        known = [k for k in self._known() if lemma(k[1]) == lemma(noun)]
        if not known and _is_definite(noun):
            known = [k for k in self._known() if lemma(k[1]) in listed("conferences")]
        at = (unit, noun.i)
        before = [k for k in known if (k[0], k[1].i) < at]
        title = self._units[unit].block.kind == "title"
        if before and (_is_definite(noun) or noun.tag_ == "NNP"):
            return before[-1][2]
        after = [k for k in known if (k[0], k[1].i) > at]
        return after[0][2] if after and (title or unit <= _LEAD) and after[0][0] <= unit + 4 else None

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
            if before is not None:
                return before[0], f"goes on from the sentence before, which {before[1]}"
        return None


def is_main(token: Token) -> bool:
    """Whether the token tells what its sentence is about, and no content or circumstance."""
    verb = token
    if not is_verb(token):
        verb = token.head
        if not is_verb(verb) or lemma(verb) not in words("light_verbs"):
            return False
    return first_conjunct(verb).dep_ == "ROOT"


def goes_on(root: Token) -> bool:
    """Whether a sentence goes on with people where the one before left them.

    States, offices and statements act from anywhere, and another time may be another place.
    """
    if root.tag_ not in {"VBD", "VBN"} or _perfect(root) or _starts_anew(root.sent):
        return False
    subject = own_subject(root)
    if subject is None:
        return False
    if subject.lower_ in _PEOPLE:
        return True
    if subject.pos_ == "PROPN":
        return subject.ent_type_ not in {"GPE", "LOC", "ORG", "NORP"}
    return _is_definite(subject) and lemma(subject) in listed("those_present")


def _perfect(verb: Token) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} and c.lower_ in {"has", "have", "had", "will"} for c in verb.children)


def _starts_anew(sentence: TokenSpan) -> bool:
    """Whether a time opens the sentence: "On Tuesday", "Two days later"."""
    return any(t.ent_type_ in {"DATE", "TIME"} for t in sentence[:4])


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ == "det" and c.lower_ in _DEFINITE for c in noun.children)
