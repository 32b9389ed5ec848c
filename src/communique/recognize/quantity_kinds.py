"""What a number counts: people and their fate, money, time, countries, things."""

from __future__ import annotations

from collections.abc import Iterator

from communique.model.records import QuantityOf
from communique.parse.tokens import Span as TokenSpan
from communique.parse.tokens import Token
from communique.recognize.quantity_numbers import quantity_words

_NOUNS = {"NOUN", "PROPN"}
_FATES: tuple[QuantityOf, ...] = ("dead", "injured", "arrested", "missing")
_DOINGS: tuple[QuantityOf, ...] = ("crowd", "troops")


def counted(tokens: TokenSpan) -> Token | None:
    """The noun that the number counts; None where it stands alone: "killed 17"."""
    root = tokens.root
    for candidate in (root, root.head):
        if candidate.pos_ in _NOUNS and candidate.i >= tokens.end:
            return candidate
    inner = next((c for t in tokens for c in t.children if c.dep_ == "pobj"), None)
    if inner is None:
        inner = next(
            (c for t in root.children if t.lower_ == "of" for c in t.children if c.dep_ == "pobj"),
            None,
        )
    if inner is not None and inner.i >= tokens.end:
        return inner if inner.pos_ in _NOUNS else None
    after = tokens.doc[tokens.end] if tokens.end < len(tokens.doc) else None
    return after if after is not None and after.pos_ in _NOUNS else None


def kind_of(tokens: TokenSpan, noun: Token | None) -> QuantityOf | None:
    """The kind of quantity; None for a number that counts nothing here."""
    words = quantity_words()
    if noun is None:
        return _fate(tokens.root, _FATES)
    if noun.lower_ in words["currencies"]:
        return "money"
    lemma = noun.lemma_.lower()
    if lemma in words["shares"]:
        return None
    if lemma in words["durations"]:
        return "duration"
    if lemma == "time":
        return "times"
    if lemma in words["countries"]:
        return "countries"
    if lemma in words["casualties"]:
        return "injured"
    return _of_people(noun, lemma)


def unit_of(kind: QuantityOf, noun: Token | None) -> str | None:
    """The measure: a currency, a length of time, or the noun that is counted."""
    if noun is not None and noun.lemma_.lower() in quantity_words()["casualties"]:
        return "dead or injured"
    if noun is None or kind in {"dead", "injured", "arrested", "missing", "countries", "times"}:
        return None
    if kind == "money":
        return str(quantity_words()["currencies"].get(noun.lower_, noun.lower_))
    if kind == "duration":
        return str(quantity_words()["durations"].get(noun.lemma_.lower(), noun.lemma_.lower()))
    return str(noun.lemma_.lower())


def _of_people(noun: Token, lemma: str) -> QuantityOf:
    words = quantity_words()
    fate = _fate(noun, _FATES)
    if fate is not None and (lemma in words["people"] or noun.pos_ == "PROPN" or _fated(lemma)):
        return fate
    if lemma in words["troops"]:
        return "troops"
    if lemma in words["crowd"]:
        return "crowd"
    if lemma in words["people"]:
        return _fate(noun, _DOINGS) or "items"
    return "items"


def _fated(lemma: str) -> bool:
    return any(lemma in names for names in quantity_words()["fate"].values())


def _fate(token: Token, kinds: tuple[QuantityOf, ...]) -> QuantityOf | None:
    """What a verb or participle near the noun says became of those counted."""
    table = quantity_words()["fate"]
    for word in _sayers(token):
        for kind in kinds:
            if word.lemma_.lower() in table[kind] or word.lower_ in table[kind]:
                return kind
    return None


def _sayers(token: Token) -> Iterator[Token]:
    """The noun itself, its participles, and the verb that it is subject or object of."""
    yield token
    yield from (c for c in token.children if c.dep_ in {"acl", "amod", "relcl", "compound"})
    if token.dep_ == "conj" and token.head.pos_ in _NOUNS | {"NUM"}:
        own = [c for c in token.doc[token.i + 1 : token.i + 3] if c.tag_ in {"VBN", "JJ", "VBD"}]
        yield from own
        token = token.head
    if token.dep_ in {"dobj", "nsubjpass", "nsubj", "attr", "oprd"}:
        yield token.head
        yield from (c for c in token.head.children if c.dep_ in {"acomp", "oprd", "attr"})
    elif token.dep_ == "pobj" and token.head.lower_ in {"of", "to", "at"}:
        yield from (token.head.head, token.head.head.head)
    nearby = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if nearby is not None and nearby.pos_ in {"ADJ", "VERB"}:
        yield nearby
