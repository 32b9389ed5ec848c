"""From a draft to an attribution: whole quotations, clean edges, spans of the stored text."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from communique.attribute.attribution import Attribution, Stretch
from communique.attribute.circumstances import Circumstances, circumstances
from communique.attribute.force import force_of
from communique.attribute.frames import whole
from communique.attribute.page import Draft, Page, Range
from communique.attribute.source import Source
from communique.model import Span
from communique.model.records import Form
from communique.parse import Unit

_EDGES = frozenset({",", ":", ";", "–", "—", "-", "--", "and", "but", "while"})


def build(page: Page, draft: Draft) -> Attribution | None:
    """The attribution of a draft; None where no content is left."""
    source = _source_range(page, draft)
    stretches = content_stretches(page, draft, source)
    if not stretches:
        return None
    found = circumstances(page, draft)
    unit = draft.unit
    cue = _cue_tokens(draft)
    force, why_force = force_of(draft)
    return Attribution(
        unit=unit.index,
        cue_tokens=cue,
        cue_lemma=draft.sense.name,
        source_head=_source_head(draft),
        source=_spans(page, [source] if source else []),
        cue=_spans(page, [(unit.index, i, i + 1) for i in cue]),
        content=content_spans(page, stretches),
        stretches=stretches,
        form=form_of(page, stretches),
        kind=draft.sense.kind,
        force=force,
        polarity=draft.sense.polarity,
        negated=_negated(draft),
        content_head=_key(unit, draft.content_head),
        addressee_head=_key(unit, draft.addressee or found.addressee),
        occasion_head=_key(unit, found.occasion),
        medium=found.medium,
        via=_spans(page, [(unit.index, *whole(t)) for t in found.via]),
        inherited=draft.inherited,
        reasons={**_reasons(draft, found), "force": why_force},
    )


def _reasons(draft: Draft, found: Circumstances) -> dict[str, str]:
    reasons = {"content": draft.mechanism}
    reasons["source"] = draft.source.reason if draft.source else "the syntax names no speaker"
    reasons["addressees"] = (
        "object that the cue addresses" if draft.addressee else found.addressee_reason
    )
    reasons["occasion"] = found.occasion_reason
    reasons["medium"] = found.medium_reason
    reasons["via"] = found.via_reason
    return reasons


def _source_head(draft: Draft) -> tuple[int, int] | None:
    if draft.source is None:
        return None
    unit = draft.unit.index if draft.source_unit is None else draft.source_unit
    return unit, draft.source.means.i


def _key(unit: Unit, token: Token | None) -> tuple[int, int] | None:
    return None if token is None else (unit.index, token.i)


def _cue_tokens(draft: Draft) -> tuple[int, ...]:
    found = {t.i for t in draft.cue}
    for token in draft.cue[:1]:
        found |= {c.i for c in token.children if c.dep_ in {"aux", "auxpass", "neg", "prt"}}
    return tuple(sorted(found))


def _negated(draft: Draft) -> bool:
    return any(c.dep_ == "neg" for token in draft.cue for c in token.children)


def _source_range(page: Page, draft: Draft) -> Range | None:
    source: Source | None = draft.source
    if source is None:
        return None
    unit = draft.unit.index if draft.source_unit is None else draft.source_unit
    first, last = whole(source.shown)
    if draft.cue and unit == draft.unit.index:
        cue = draft.cue[0].i
        if first <= cue < last:
            first, last = (first, cue) if source.shown.i < cue else (cue + 1, last)
    first, last = _outside_quotes(page, unit, source.shown.i, first, last)
    return (unit, *_clean(page.units[unit], first, last, source.shown.i))


def _outside_quotes(page: Page, unit: int, at: int, first: int, last: int) -> tuple[int, int]:
    for quote in page.quotes[unit]:
        if quote.first <= at < quote.last:
            continue
        if first < quote.last <= at and len(quote) > 3:
            first = quote.last
        elif at < quote.first < last and len(quote) > 3:
            last = quote.first
    return first, last


def _clean(unit: Unit, first: int, last: int, keep: int) -> tuple[int, int]:
    doc = unit.doc
    while first < keep and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last - 1 > keep and (doc[last - 1].text in _EDGES or doc[last - 1].is_space):
        last -= 1
    return first, last


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
    tokens -= {(draft.unit.index, i) for i in _cue_tokens(draft)}
    if source is not None:
        tokens -= {(source[0], i) for i in range(source[1], source[2])}
    return trimmed_stretches(page, _stretches(page, tokens))


def trimmed_stretches(page: Page, stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The stretches that hold a word, each without loose edges."""
    return tuple(_trimmed(page, stretch) for stretch in stretches if _words(page, stretch))


def content_spans(page: Page, stretches: Iterable[Stretch]) -> tuple[Span, ...]:
    """The stretches as spans of the stored text."""
    return _spans(page, [(s.unit, s.first, s.last) for s in stretches])


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


def _stretches(page: Page, tokens: Iterable[tuple[int, int]]) -> list[Stretch]:
    found: list[Stretch] = []
    for unit, i in sorted(tokens):
        if found and found[-1].unit == unit and _joins(page, found[-1], i):
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
    while first < last and (doc[first].text in _EDGES or doc[first].is_space):
        first += 1
    while last > first and _loose(doc[last - 1].text, doc[last - 1]):
        last -= 1
    return Stretch(stretch.unit, first, last)


def _loose(text: str, token: Token) -> bool:
    return text in _EDGES or text == "." or token.is_space


def _spans(page: Page, ranges: list[Range]) -> tuple[Span, ...]:
    joined: list[Range] = []
    for unit, first, last in sorted(ranges):
        if joined and joined[-1][0] == unit and joined[-1][2] >= first:
            joined[-1] = (unit, joined[-1][1], max(last, joined[-1][2]))
        elif first < last:
            joined.append((unit, first, last))
    return tuple(page.units[u].span(page.parsed.text, first, last) for u, first, last in joined)


def form_of(page: Page, stretches: Iterable[Stretch]) -> Form:
    """Direct: all words between quotation marks; mixed: some; indirect: none."""
    inside = outside = 0
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
