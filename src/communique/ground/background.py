"""Acts told together with what happened long ago, and so long over themselves."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import timedelta
from functools import cached_property

from communique.ground.chronicle import Chronicle
from communique.ground.clauses import is_verb, owner
from communique.model import Date, Why, dates
from communique.parse.tokens import Span as TokenSpan
from communique.parse.tokens import Token
from communique.recognize.recognized import DateMention, Recognized

HISTORICAL_AFTER = timedelta(days=365)
"""An act that ended longer before publication is background (`historical`)."""

_OPENING = 3
"""Tokens within which a time opens its sentence ("In May 2014, …")."""

_PRESENT = frozenset({"VBZ", "VBP", "MD"})

Old = tuple[DateMention, Token]
"""Words for a time long ago, and the verb or noun that they date."""


class Background:
    """What one document tells of the time more than a year before it."""

    def __init__(self, recognized: Recognized, published: Date | None) -> None:
        self._recognized = recognized
        self._published = published
        self._chronicle = Chronicle(recognized, published)

    def of(self, unit: int, trigger: int) -> Why | None:
        """Why the act of a token without a date of its own is long over; None where it is not."""
        token = self._recognized.parsed.units[unit].doc[trigger]
        for mention, told in self._old.get(unit, ()):
            if covers(told, token):
                return _why(mention)
        before = _sentence_before(token)
        if before is None or any(
            token.sent.start <= m.start < token.sent.end
            for m in self._recognized.dates
            if m.unit == unit
        ):
            return None
        for mention, told in self._old.get(unit, ()):
            main = told.i == before.root.i and before.start <= mention.start < before.end
            if main and is_past(before.root) and is_past(token.sent.root) and _all_past(token):
                return _why(mention)
        return None

    @cached_property
    def _old(self) -> Mapping[int, list[Old]]:
        found: dict[int, list[Old]] = defaultdict(list)
        published = dates.first_day(self._published)
        for mention in self._recognized.dates if published else ():
            value, _ = self._chronicle.reading_date(mention, future=False)
            ended = dates.last_day(value)
            if ended is None or published is None or published - ended <= HISTORICAL_AFTER:
                continue
            doc = self._recognized.parsed.units[mention.unit].doc
            words = doc[mention.start : mention.end]
            found[mention.unit].append((mention, _dated(mention, words.root)))
        return found


def _sentence_before(token: Token) -> TokenSpan | None:
    start = token.sent.start
    return token.doc[start - 1].sent if start else None


def _dated(mention: DateMention, token: Token) -> Token:
    """What the words date: the sentence that they open, else the happening they hang on."""
    if mention.start - token.sent.start < _OPENING and token.sent.root.pos_ in {"VERB", "AUX"}:
        return token.sent.root
    if token.dep_ in {"nummod", "compound", "amod", "poss"} and token.head.pos_ == "NOUN":
        return token.head  # "the 2015 law"
    if token.head.lower_ == "of" and token.head.head.pos_ in {"NOUN", "PROPN"}:
        return token.head.head  # "the statute of 2029"
    return owner(token)


def covers(told: Token, token: Token) -> bool:
    """Whether the act of `token` is told as part of, or together with, what is dated."""
    if told.i == token.i:
        return True
    if told.dep_ in {"relcl", "acl"} and told.head.i == token.i:
        return is_past(told)
    if not is_verb(told) or not is_past(told):
        return False
    at = token
    while at.i != told.i:
        if is_verb(at) and not is_past(at) and at.tag_ in _PRESENT | {"VB"}:
            return False
        if is_verb(at) and _is_perfect(at):
            return False
        if at.head.i == at.i:
            return False
        at = at.head
    return True


def is_past(verb: Token) -> bool:
    """Whether the verb is in the past tense, or a participle without a helper of the present."""
    helpers = {c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return verb.tag_ in {"VBD", "VBN", "VBG"} and not helpers & _PRESENT


def _is_perfect(verb: Token) -> bool:
    return any(c.lower_ in {"has", "have", "'ve", "’ve"} for c in verb.children if c.dep_ == "aux")


def _all_past(token: Token) -> bool:
    """Whether no clause between the act and its sentence is told in the present."""
    at = token
    while at.head.i != at.i:
        if is_verb(at) and (not is_past(at) or _is_perfect(at)):
            return False
        at = at.head
    return not _is_perfect(at)


def _why(mention: DateMention) -> Why:
    reason = f"told with {mention.span.quote!r}, more than a year before publication"
    return Why(reason, (mention.span,))
