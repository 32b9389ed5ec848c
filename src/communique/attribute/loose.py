"""Quotations that no cue's syntax claims: by the words that stand right beside their marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.attribute.attribution import Attribution
from communique.attribute.beside import is_title
from communique.attribute.cues import Sense
from communique.attribute.page import Draft, Page
from communique.attribute.quotes import Quotation
from communique.attribute.subjects import Source
from communique.attribute.verbal import beside_quotation
from communique.parse import Unit
from communique.parse.tokens import Span, Token

_COLON = Sense(":", (), "report", 0, "said", ("quote",))
_MIN_WORDS = 3
_REACH = 14
"""Tokens beside a quotation among which its speaker and cue are looked for."""
_DASHES = frozenset({"-", "–", "—", "--", "|"})
_ENDS = frozenset({".", "!", "?", ";"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})


def loose_drafts(page: Page, found: Iterable[Attribution]) -> Iterator[Draft]:
    """Drafts for quotations that stand in no content yet, with a name or cue beside them."""
    covered = {(s.unit, i) for a in found for s in a.stretches for i in range(s.first, s.last)}
    for unit in page.units:
        for quote in page.quotes[unit.index]:
            if (unit.index, quote.first + 1) in covered or is_title(unit.doc, quote):
                continue
            if sum(1 for t in unit.doc[quote.first : quote.last] if t.is_alpha) < _MIN_WORDS:
                continue
            draft = _after_name(unit, quote) or _before_cue(page, unit, quote)
            if draft is not None:
                yield draft


def _after_name(unit: Unit, quote: Quotation) -> Draft | None:
    """`Wilson: "We will go."`: a name, a colon and the words."""
    doc, at = unit.doc, quote.first - 1
    if at < 1 or doc[at].text != ":":
        return None
    first = at
    while first > 0 and at - first < _REACH and not _is_border(doc[first - 1]):
        first -= 1
    head = _named(doc[first:at])
    if head is None:
        return None
    said = Source(head, head, "name before the colon")
    return _draft(unit, quote, (doc[at],), _COLON, said, "words in quotation marks after a name")


def _is_border(token: Token) -> bool:
    return token.text in _ENDS or token.text in _DASHES or token.is_quote or token.is_space


def _named(words: Span) -> Token | None:
    """Whom the words name: their head, or who is presented ("Here is Soto in 1992")."""
    verbs = [t for t in words if t.pos_ in {"VERB", "AUX"}]
    if any(v.lemma_ != "be" for v in verbs) or (verbs and words[0].lower_ != "here"):
        return None
    if verbs:
        shown = (c for c in verbs[0].children if c.dep_ in {"nsubj", "attr"} and c in words)
        return next((c for c in shown if c.pos_ in {"PROPN", "NOUN"}), None)
    if not len(words) or (head := words.root).pos_ not in {"PROPN", "NOUN", "ADP"}:
        return None
    if head.pos_ == "ADP":  # "From the report:"
        head = next((c for c in head.children if c.dep_ == "pobj"), head)
    return head if head.pos_ != "ADP" else None


def _before_cue(page: Page, unit: Unit, quote: Quotation) -> Draft | None:
    """`"We will go," the mayor of Ostia beamed`: a name and a verb after the words."""
    doc = unit.doc
    inner = doc[quote.first : quote.last].text.rstrip("”\"'’»“ ")
    if not inner.endswith((",", "?", "!", "—", "–")):
        return None
    after = doc[quote.last : quote.last + _REACH]
    verb = next((t for t in after if t.tag_ in _FINITE and t.pos_ == "VERB"), None)
    if verb is None or any(t.text in _ENDS or t.is_quote for t in doc[quote.last : verb.i]):
        return None
    senses = [s for s in page.cues.verbs.get(verb.lemma_.lower(), ()) if "quote" in s.frames]
    if not senses and not (inner.endswith(",") or verb.i - quote.last < 4):
        return None
    said = beside_quotation(verb, quote.last) if verb.i > quote.last else _next(verb)
    if said is None:
        return None
    sense = senses[0] if senses else Sense(verb.lemma_.lower(), (), "report", 0, "said", ("quote",))
    reason = "words in quotation marks before a name and a verb"
    return _draft(unit, quote, (verb,), sense, said, reason)


def _next(verb: Token) -> Source | None:
    """The noun right after a verb that follows its quotation."""
    return beside_quotation(verb, len(verb.doc))


def _draft(
    unit: Unit, quote: Quotation, cue: tuple[Token, ...], sense: Sense, said: Source, reason: str
) -> Draft:
    content = ((unit.index, quote.first, quote.last),)
    head = unit.doc[quote.first : quote.last].root
    return Draft(unit, cue, sense, content, head, said, reason, "quote")
