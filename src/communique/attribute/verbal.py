"""Cue verbs: "said that …", "…, he said", "called for …", "was quoted as saying …"."""

from __future__ import annotations

from collections.abc import Iterator

from communique.attribute.beside import quotation_beside, resumed_quotation
from communique.attribute.content import Content, object_of
from communique.attribute.cues import Sense
from communique.attribute.frames import content_of, has_companions
from communique.attribute.page import Draft, Page, Range
from communique.attribute.quotes import Quotation
from communique.attribute.source import source_of
from communique.attribute.subjects import Source
from communique.parse import Unit
from communique.parse.syntax import is_passive
from communique.parse.tokens import Span, Token

_NAMING = frozenset({"PROPN", "PRON", "NOUN"})

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
    quote = quotation_beside(page, unit, verb) if any("quote" in s.frames for s in senses) else None
    for sense in senses:
        content = content_of(verb, sense)
        if quote is not None and "quote" in sense.frames:
            second = resumed_quotation(page, unit, verb, quote)
            return _with_quote(unit, verb, sense, content, quote, second)
        if content is not None:
            return _draft(unit, verb, sense, content)
    return _announced(page, unit, verb, senses)


def _announced(page: Page, unit: Unit, verb: Token, senses: list[Sense]) -> Draft | None:
    """A quotation that opens the next paragraph, after a cue and a colon that end this one."""
    sense = next((s for s in senses if "quote" in s.frames), None)
    if (
        sense is None
        or not page.texts[unit.index].rstrip().endswith(":")
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
    if quote.first < verb.i and any(t.text in {";", ":"} for t in before):
        return False
    return all((first > verb.i) == (quote.first > verb.i) for first, _ in content.ranges)


def _inverted(verb: Token, quote: Quotation) -> Source | None:
    """The noun right after a cue that follows its quotation, whatever the parser made of it."""
    if quote.last > verb.i or is_passive(verb):
        return None
    for c in verb.children:
        if c.i > verb.i and c.dep_ in {"dobj", "attr", "npadvmod"} and c.pos_ in {"PROPN", "PRON"}:
            return Source(c, c, "noun after the inverted cue")
    return beside_quotation(verb, quote.last)


def beside_quotation(verb: Token, end: int) -> Source | None:
    """The noun right after the cue, or between quotation and cue, by its place alone."""
    doc = verb.doc
    if end < verb.i:
        return _last_noun(doc[end : verb.i])
    return _first_noun(doc[verb.i + 1 : verb.i + 6])


def _last_noun(between: Span) -> Source | None:
    nouns = [t for t in between if t.pos_ in _NAMING]
    if not nouns or any(t.pos_ in {"VERB", "AUX"} for t in between):
        return None
    head = nouns[0]
    while head.head.i in {t.i for t in nouns} and head.head.i != head.i:
        head = head.head
    return Source(head, head, "noun between the quotation and the cue")


def _first_noun(after: Span) -> Source | None:
    for token in after:
        if token.pos_ in _NAMING:
            while token.dep_ in {"compound", "poss", "nmod"} and token.head.i > token.i:
                token = token.head
            return Source(token, token, "noun right after the cue")
        if token.pos_ not in {"DET", "ADJ"}:
            return None
    return None


def _companions(verb: Token, sense: Sense) -> Iterator[Token]:
    for word in sense.companions:
        yield from (c for c in verb.children if word in {c.lemma_.lower(), c.lower_})
