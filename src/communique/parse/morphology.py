"""Parts of speech and lemmas, remembered by spelling, tag and label.

spaCy's attribute ruler and its lemmatizer look at one token at a time: at its spelling, its tag
and its label. So their answer is asked for once for each such triple. A rule that looks at several
tokens is left to them, for the whole text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

LIMIT = 200_000
"""Triples remembered before all are forgotten."""

COMPONENTS = ("attribute_ruler", "lemmatizer")

_LOCAL = frozenset({"LOWER", "ORTH", "TEXT", "TAG", "DEP", "IS_SPACE"})
"""What a rule may look at for its answer to be remembered."""


class Word(NamedTuple):
    """What ruler and lemmatizer say of a token; `begins_rule`: a rule of several tokens may fit."""

    lemma: str
    pos: str
    tag: str
    dep: str
    begins_rule: bool


def can_remember(nlp: Language) -> bool:
    """Whether the model's ruler and lemmatizer are spaCy's and look at single tokens."""
    from spacy.lang.en.lemmatizer import EnglishLemmatizer
    from spacy.pipeline import AttributeRuler

    if not set(COMPONENTS) <= set(nlp.pipe_names):
        return False
    ruler, lemmatizer = (nlp.get_pipe(name) for name in COMPONENTS)
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, EnglishLemmatizer):
        return False
    return all(set(spec) <= _LOCAL for rule in _rules(ruler) for spec in rule)


class Morphology:
    """The ruler's and the lemmatizer's answers."""

    def __init__(self, nlp: Language) -> None:
        self._vocab = nlp.vocab
        self._components = [nlp.get_pipe(name) for name in COMPONENTS]
        rules = _rules(self._components[0])
        self._first = [rule[0] for rule in rules if len(rule) > 1]
        self._spelled = [spec for r in rules if len(r) == 1 for spec in (_spelling(r[0]),) if spec]
        self._special: dict[str, bool] = {}
        self._known: dict[tuple[int, int, int], Word] = {}
        self._by_label: dict[tuple[int, int], tuple[str, str, str, str]] = {}
        self._lemmas: dict[tuple[int, str, str], str] = {}

    def of(self, orth: int, tag: int, dep: int) -> Word:
        """What they say of a token of that spelling, tag and label; keys of the vocabulary."""
        found = self._known.get((orth, tag, dep))
        if found is None:
            if len(self._known) > LIMIT:
                self._known.clear()
                self._lemmas.clear()
                self._special.clear()
            found = self._known[orth, tag, dep] = self._ask(orth, tag, dep)
        return found

    def whole(self, doc: Doc) -> Doc:
        """The doc with what they say of it written into it."""
        for component in self._components:
            doc = component(doc)
        return doc

    def _ask(self, orth: int, tag: int, dep: int) -> Word:
        words = self._vocab.strings
        text, tag_, dep_ = words[orth], words[tag], words[dep]
        lower = self._vocab[orth].lower_
        seen = {"LOWER": lower, "ORTH": text, "TEXT": text, "TAG": tag_, "DEP": dep_}
        begins = any(_fits(spec, seen) for spec in self._first)
        if text not in self._special:
            named = any(_fits(spec, seen) for spec in self._spelled)
            self._special[text] = named or text.isspace()
        if self._special[text]:
            token = self.whole(self._single(text, tag_, dep_))[0]
            return Word(token.lemma_, token.pos_, token.tag_, token.dep_, begins)
        if (tag, dep) not in self._by_label:
            ruled = self._components[0](self._single(text, tag_, dep_))[0]
            self._by_label[tag, dep] = ruled.pos_, str(ruled.morph), ruled.tag_, ruled.dep_
        pos, morph, tag_, dep_ = self._by_label[tag, dep]
        return Word(self._lemma(orth, text, pos, morph), pos, tag_, dep_, begins)

    def _single(self, text: str, tag: str, dep: str) -> Doc:
        from spacy.tokens import Doc

        return Doc(self._vocab, words=[text], tags=[tag], deps=[dep], heads=[0])

    def _lemma(self, orth: int, text: str, pos: str, morph: str) -> str:
        from spacy.tokens import Doc

        if (orth, pos, morph) not in self._lemmas:
            one = Doc(self._vocab, words=[text], pos=[pos], morphs=[morph])
            self._lemmas[orth, pos, morph] = self._components[1](one)[0].lemma_
        return self._lemmas[orth, pos, morph]


def _rules(ruler: Any) -> list[list[dict[str, Any]]]:
    """Each rule as the descriptions of its tokens."""
    return [rule for row in ruler.patterns for rule in row["patterns"]]


def _spelling(spec: dict[str, Any]) -> dict[str, Any]:
    """What a rule asks of the spelling; empty where it asks for nothing."""
    return {key: wanted for key, wanted in spec.items() if key in {"LOWER", "ORTH", "TEXT"}}


def _fits(spec: dict[str, Any], seen: dict[str, str]) -> bool:
    """Whether a token can be the one that a rule describes."""
    return all(_allows(wanted, seen[key]) for key, wanted in spec.items() if key in seen)


def _allows(wanted: Any, value: str) -> bool:
    if isinstance(wanted, str):
        return value == wanted
    if "REGEX" in wanted:
        return re.search(wanted["REGEX"], value) is not None
    return value in wanted.get("IN", [value]) and value not in wanted.get("NOT_IN", ())
