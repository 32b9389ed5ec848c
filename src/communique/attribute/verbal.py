"""Cue verbs: "said that …", "…, he said", "called for …", "was quoted as saying …"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from communique.attribute.cues import Sense
from communique.attribute.frames import Content, content_of, has_companions, object_of, whole
from communique.attribute.page import Draft, Page, Range
from communique.attribute.quotes import Quotation
from communique.attribute.source import Source, source_of, subject_of
from communique.parse import Unit
from communique.parse.syntax import is_passive

_OPENERS = frozenset({",", ":", "that", "–", "—", "-", ";"})
_REASONS = {
    "quote": "words in quotation marks beside the cue",
    "around": "the sentence that the parenthetical cue interrupts",
    "ccomp": "clause below the cue verb",
    "inf": "infinitive below the cue verb",
    "ing": "gerund below the cue verb",
    "obj": "object of the cue verb",
    "rest": "object of the cue verb with what completes it",
    "told": "what the addressed object is told",
    "urge": "who is asked, and to do what",
}


def verbal_draft(page: Page, unit: Unit, verb: Token) -> Draft | None:
    """The attribution that the verb makes, if it is a cue with content."""
    senses = [s for s in page.cues.verbs.get(_lemma(verb), ()) if has_companions(verb, s)]
    if not senses or verb.dep_ in {"aux", "auxpass", "amod", "compound", "prt"}:
        return None
    if senses[0].companions:
        senses = [s for s in senses if s.companions]
    quote = _quotation(page, unit, verb) if any("quote" in s.frames for s in senses) else None
    for sense in senses:
        content = content_of(verb, sense)
        if quote is not None and "quote" in sense.frames:
            second = _resumed(page, unit, verb, quote)
            return _with_quote(unit, verb, sense, content, quote, second)
        if content is not None:
            return _draft(unit, verb, sense, content)
    return _announced(page, unit, verb, senses)


def _announced(page: Page, unit: Unit, verb: Token, senses: list[Sense]) -> Draft | None:
    """A quotation that opens the next paragraph, after a cue and a colon that end this one."""
    sense = next((s for s in senses if "quote" in s.frames), None)
    if (
        sense is None
        or not unit.doc.text.rstrip().endswith(":")
        or unit.index + 1 >= len(page.units)
    ):
        return None
    following = page.quotes[unit.index + 1]
    later = unit.doc[verb.i + 1 :]
    if not following or following[0].first > 1 or any(t.pos_ == "VERB" for t in later):
        return None
    quote = following[0]
    return Draft(
        unit,
        (verb, *_companions(verb, sense)),
        sense,
        ((unit.index + 1, quote.first, quote.last),),
        None,
        source_of(verb),
        "quotation after the colon that ends the cue's paragraph",
        "quote",
        object_of(verb) if "told" in sense.frames else None,
    )


def _lemma(verb: Token) -> str:
    return verb.lemma_.lower()


def _draft(unit: Unit, verb: Token, sense: Sense, content: Content) -> Draft:
    ranges = tuple((unit.index, first, last) for first, last in content.ranges)
    reason = _REASONS.get(content.frame, f"object of “{content.frame}” at the cue")
    return Draft(
        unit,
        (verb, *_companions(verb, sense), *content.extra_cue),
        sense,
        ranges,
        content.head,
        source_of(verb),
        reason,
        content.frame,
        content.addressee,
    )


def _with_quote(
    unit: Unit,
    verb: Token,
    sense: Sense,
    content: Content | None,
    quote: Quotation,
    second: Quotation | None = None,
) -> Draft:
    ranges: list[Range] = [(unit.index, quote.first, quote.last)]
    near = content is not None and content.frame in {"ccomp", "told", "around"}
    if content is not None and near and _same_side(content, quote, verb):
        ranges += [(unit.index, first, last) for first, last in content.ranges]
    head = content.head if content is not None and near else None
    if second is not None:
        ranges.append((unit.index, second.first, second.last))
    return Draft(
        unit,
        (verb, *_companions(verb, sense)),
        sense,
        tuple(ranges),
        head or unit.doc[quote.first : quote.last].root,
        source_of(verb) or _inverted(verb, quote),
        _REASONS["quote"],
        "quote",
        content.addressee if content else None,
    )


def _same_side(content: Content, quote: Quotation, verb: Token) -> bool:
    before = [t for first, _ in content.ranges for t in verb.doc[first : quote.first]]
    if quote.first < verb.i and any(t.text == ";" for t in before):
        return False
    return all((first > verb.i) == (quote.first > verb.i) for first, _ in content.ranges)


def _inverted(verb: Token, quote: Quotation) -> Source | None:
    """The noun right after a cue that follows its quotation, whatever the parser made of it."""
    if quote.last > verb.i or is_passive(verb):
        return None
    for c in verb.children:
        if c.i > verb.i and c.dep_ in {"dobj", "attr", "npadvmod"} and c.pos_ in {"PROPN", "PRON"}:
            return Source(c, c, "noun after the inverted cue")
    return None


def _companions(verb: Token, sense: Sense) -> Iterator[Token]:
    for word in sense.companions:
        yield from (c for c in verb.children if word in {c.lemma_.lower(), c.lower_})


def _quotation(page: Page, unit: Unit, verb: Token) -> Quotation | None:
    """The quotation that the verb introduces or follows."""
    quotes = page.quotes[unit.index]
    if not quotes or page.quote_at(unit.index, verb.i) is not None:
        return _inner(page, unit, verb)
    for quote in quotes:
        if _before(verb, quote) or _after(verb, quote):
            return quote
    return _below(verb, quotes)


def _resumed(page: Page, unit: Unit, verb: Token, quote: Quotation) -> Quotation | None:
    """The rest of a quotation that the cue interrupts: “We,” he said, “will go”."""
    if quote.first > verb.i:
        return None
    later = next((q for q in page.quotes[unit.index] if q.first > verb.i), None)
    if later is None or later.first >= verb.sent.end:
        return None
    return later if _after(verb, later) else None


def _inner(page: Page, unit: Unit, verb: Token) -> Quotation | None:
    """A quotation inside the one that holds the verb: none is told apart yet."""
    return None


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
