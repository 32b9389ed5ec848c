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
        self._first = [rule[0] for rule in _rules(self._components[0]) if len(rule) > 1]
        self._known: dict[tuple[int, int, int], Word] = {}

    def of(self, orth: int, tag: int, dep: int) -> Word:
        """What they say of a token of that spelling, tag and label; keys of the vocabulary."""
        found = self._known.get((orth, tag, dep))
        if found is None:
            if len(self._known) > LIMIT:
                self._known.clear()
            found = self._known[orth, tag, dep] = self._ask(orth, tag, dep)
        return found

    def whole(self, doc: Doc) -> Doc:
        """The doc with what they say of it written into it."""
        for component in self._components:
            doc = component(doc)
        return doc

    def _ask(self, orth: int, tag: int, dep: int) -> Word:
        from spacy.tokens import Doc

        words = self._vocab.strings
        text, tag_, dep_ = words[orth], words[tag], words[dep]
        one = Doc(self._vocab, words=[text], tags=[tag_], deps=[dep_], heads=[0])
        token = self.whole(one)[0]
        seen = {"LOWER": token.lower_, "ORTH": text, "TEXT": text, "TAG": tag_, "DEP": dep_}
        begins = any(_fits(spec, seen) for spec in self._first)
        return Word(token.lemma_, token.pos_, token.tag_, token.dep_, begins)


def _rules(ruler: Any) -> list[list[dict[str, Any]]]:
    """Each rule as the descriptions of its tokens."""
    return [rule for row in ruler.patterns for rule in row["patterns"]]


def _fits(spec: dict[str, Any], seen: dict[str, str]) -> bool:
    """Whether a token can be the one that a rule describes."""
    return all(_allows(wanted, seen[key]) for key, wanted in spec.items() if key in seen)


def _allows(wanted: Any, value: str) -> bool:
    if isinstance(wanted, str):
        return value == wanted
    if "REGEX" in wanted:
        return re.search(wanted["REGEX"], value) is not None
    return value in wanted.get("IN", [value]) and value not in wanted.get("NOT_IN", ())
