"""Content as tokens: whole quotations, clean edges, spans of the stored text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from communique.attribute.attribution import Stretch
from communique.attribute.page import Draft, Page, Range
from communique.model import Span
from communique.model.records import Form
from communique.parse import Unit
from communique.parse.tokens import Token

EDGES = frozenset({",", ":", ";", "–", "—", "-", "--", "and", "but", "while"})


def content_stretches(page: Page, draft: Draft, source: Range | None = None) -> tuple[Stretch, ...]:
    """The content's tokens: whole quotations, without the cue, the source and loose edges."""
    tokens: set[tuple[int, int]] = set()
    cue_key = (draft.unit.index, draft.cue[0].i) if draft.cue else None
    for unit, first, last in draft.content:
        last = _to_owned(page.units[unit], last)
        tokens |= {(unit, i) for i in range(first, last)}
        for quote in page.quotes[unit]:
            if cue_key and cue_key[0] == unit and quote.first <= cue_key[1] < quote.last:
                tokens -= {
                    (u, i) for u, i in tokens if u == unit and not quote.first <= i < quote.last
                }
            elif quote.overlaps(first, last) and not _holds_source(quote.first, quote.last, source):
                for part in page.runs_on(quote):
                    tokens |= {(part.unit, i) for i in range(part.first, part.last)}
    tokens -= {(draft.unit.index, i) for i in cue_tokens(draft)}
    if source is not None:
        tokens -= {(source[0], i) for i in range(source[1], source[2])}
    return trimmed_stretches(page, _stretches(page, tokens))


def _to_owned(unit: Unit, last: int) -> int:
    """The end moved past what an apostrophe owns, where the parser cut "Russia’s joint efforts"."""
    doc = unit.doc
    if not 0 < last < len(doc) or doc[last - 1].tag_ != "POS":
        return last
    while last < len(doc) and doc[last].pos_ in {"ADJ", "NOUN", "PROPN", "NUM", "ADV"}:
        last += 1
    return last


def _holds_source(first: int, last: int, source: Range | None) -> bool:
    return source is not None and first <= source[1] < last


def trimmed_stretches(page: Page, stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The stretches that hold a word, each without loose edges."""
    return tuple(_trimmed(page, stretch) for stretch in stretches if _words(page, stretch))


def _stretches(page: Page, tokens: Iterable[tuple[int, int]]) -> list[Stretch]:
    found: list[Stretch] = []
    for unit, i in sorted(tokens):
        if found and found[-1].unit == unit and (found[-1].last == i or _joins(page, found[-1], i)):
            found[-1] = Stretch(unit, found[-1].first, i + 1)
        else:
            found.append(Stretch(unit, i, i + 1))
    return found


def _joins(page: Page, stretch: Stretch, token: int) -> bool:
    """Whether only an apostrophe or a blank stands between."""
    between = page.units[stretch.unit].doc[stretch.last : token]
    return all(t.tag_ == "POS" or t.is_space or t.text in {"’", "'"} for t in between)


def _words(page: Page, stretch: Stretch) -> bool:
    doc = page.units[stretch.unit].doc
    return any(not (t.is_punct or t.is_space) for t in doc[stretch.first : stretch.last])


def _trimmed(page: Page, stretch: Stretch) -> Stretch:
    """Without commas and blanks at either end, and without the final full stop."""
    doc, first, last = page.units[stretch.unit].doc, stretch.first, stretch.last
    while first < last and (doc[first].text in EDGES or doc[first].is_space):
        first += 1
    while last > first and _loose(doc[last - 1].text, doc[last - 1]):
        last -= 1
    return Stretch(stretch.unit, first, last)


def _loose(text: str, token: Token) -> bool:
    return text in EDGES or text == "." or token.is_space


def content_spans(page: Page, stretches: Iterable[Stretch]) -> tuple[Span, ...]:
    """The stretches as spans of the stored text."""
    return spans(page, [(s.unit, s.first, s.last) for s in stretches])


def spans(page: Page, ranges: list[Range]) -> tuple[Span, ...]:
    """Ranges of tokens as spans, those that touch joined."""
    joined: list[Range] = []
    for unit, first, last in sorted(ranges):
        if joined and joined[-1][0] == unit and joined[-1][2] >= first:
            joined[-1] = (unit, joined[-1][1], max(last, joined[-1][2]))
        elif first < last:
            joined.append((unit, first, last))
    return tuple(page.units[u].span(page.parsed.text, first, last) for u, first, last in joined)


def form_of(page: Page, stretches: Sequence[Stretch]) -> Form:
    """Direct: all words between quotation marks; mixed: some; indirect: none."""
    inside = outside = 0
    if not any(page.quotes[stretch.unit] for stretch in stretches):
        return "indirect"
    for stretch in stretches:
        doc = page.units[stretch.unit].doc
        for token in doc[stretch.first : stretch.last]:
            if token.is_punct or token.is_space:
                continue
            if page.quote_at(stretch.unit, token.i) is None:
                outside += 1
            else:
                inside += 1
    if not inside:
        return "indirect"
    return "mixed" if outside else "direct"


def cue_tokens(draft: Draft) -> tuple[int, ...]:
    """The cue's tokens in order, with auxiliaries, particle and negation."""
    found = {t.i for t in draft.cue}
    for token in draft.cue[:1]:
        found |= {c.i for c in token.children if c.dep_ in {"aux", "auxpass", "neg", "prt"}}
    return tuple(sorted(found))
