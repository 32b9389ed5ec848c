"""The quotation that a cue verb introduces, follows or interrupts."""

from __future__ import annotations

from communique.attribute.content import whole
from communique.attribute.page import Page
from communique.attribute.quotes import Quotation
from communique.attribute.subjects import subject_of
from communique.parse import Unit
from communique.parse.tokens import Doc, Token

_BEFORE_TITLE = frozenset({"ADP", "DET", "NOUN", "PROPN", "ADJ"})
_SMALL = 4
"""Letters from which a word of a title is written with a capital."""
_OPENERS = frozenset({",", ":", "that", "–", "—", "-", ";"})


def quotation_beside(page: Page, unit: Unit, verb: Token) -> Quotation | None:
    """The quotation that the verb introduces or follows."""
    quotes = page.quotes[unit.index]
    if not quotes or page.quote_at(unit.index, verb.i) is not None:
        return None
    said = tuple(quote for quote in quotes if not is_title(unit.doc, quote))
    for quote in said:
        if _before(verb, quote) or _after(verb, quote):
            return quote
    return _below(verb, said)


def is_title(doc: Doc, quote: Quotation) -> bool:
    """Whether the marks only hold a name: "at the ‘Moscow Conference on Security’"."""
    if quote.first == 0 or doc[quote.first - 1].pos_ not in _BEFORE_TITLE:
        return False
    words = [t.text for t in doc[quote.first : quote.last] if len(t) >= _SMALL and t.is_alpha]
    return bool(words) and all(word[0].isupper() for word in words)


def resumed_quotation(page: Page, unit: Unit, verb: Token, quote: Quotation) -> Quotation | None:
    """The rest of a quotation that the cue interrupts: “We,” he said, “will go”."""
    if quote.first > verb.i:
        return None
    later = next((q for q in page.quotes[unit.index] if q.first > verb.i), None)
    if later is None or later.first >= verb.sent.end:
        return None
    return later if _after(verb, later) else None


def _before(verb: Token, quote: Quotation) -> bool:
    """Whether the quotation ends right before the cue or before the cue's subject."""
    if quote.last > verb.i or _ended(verb, quote):
        return False
    subject = subject_of(verb)
    low = verb.i
    if subject is not None and subject.shown.i < verb.i and subject.shown.head == verb:
        low = subject.shown.left_edge.i
    low = min(low, *(c.i for c in verb.children if c.dep_ in {"aux", "advmod", "neg"}), low)
    return 0 <= low - quote.last <= _gap(verb, quote.last, low)


def _ended(verb: Token, quote: Quotation) -> bool:
    """Whether a sentence ends with the quotation, so that the cue begins another one."""
    inner = verb.doc[quote.first : quote.last].text.rstrip("”\"'’» ")
    if not inner.endswith((".", "!", "?", "…")):
        return False
    following = verb.doc[quote.last] if quote.last < len(verb.doc) else None
    new = following is not None and following.text[:1].isupper()
    has_more = any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
    return (new and inner.endswith(".")) or has_more


def _gap(verb: Token, first: int, last: int) -> int:
    """How many tokens may stand between: commas and blanks only."""
    return sum(1 for t in verb.doc[first:last] if t.text in {",", "-", "—", "–"} or t.is_space)


def _after(verb: Token, quote: Quotation) -> bool:
    """Whether the quotation begins right after the cue, its speaker, hearer or occasion."""
    if quote.first <= verb.i:
        return False
    between = verb.doc[verb.i + 1 : quote.first]
    if all(t.lower_ in _OPENERS or t.is_space for t in between):
        return True
    if verb.doc[quote.first - 1].text not in {":", ",", "that"} or len(between) > 30:
        return False
    return all(_belongs(t, verb) for t in between) and not any(
        t.dep_ == "ccomp" and t.head == verb for t in between
    )


def _belongs(token: Token, verb: Token) -> bool:
    """Whether the token hangs on the verb without another verb between."""
    at = token
    while at.i != verb.i:
        if at.head.i == at.i or (at.pos_ == "VERB" and at.dep_ in {"conj", "ccomp", "advcl"}):
            return token.is_punct
        at = at.head
    return True


def _below(verb: Token, quotes: tuple[Quotation, ...]) -> Quotation | None:
    """The quotation whose top word is the verb's clause or apposed to it."""
    for c in verb.children:
        if c.dep_ in {"ccomp", "parataxis", "dep", "oprd"}:
            low, high = whole(c)
            for quote in quotes:
                if quote.first <= c.i < quote.last and quote.overlaps(low, high):
                    return quote
    return None
