"""From a draft to an attribution."""

from __future__ import annotations

from communique.attribute.attribution import Attribution
from communique.attribute.circumstances import Circumstances, circumstances, is_outlet
from communique.attribute.content import whole
from communique.attribute.cues import load_control
from communique.attribute.force import force_of
from communique.attribute.page import Draft, Page, Range
from communique.attribute.stretches import (
    EDGES,
    content_spans,
    content_stretches,
    cue_tokens,
    form_of,
    spans,
)
from communique.attribute.subjects import Source
from communique.model import Span
from communique.model.records import StatementKind
from communique.parse import Unit
from communique.parse.tokens import Token


def build(page: Page, draft: Draft) -> Attribution | None:
    """The attribution of a draft; None where no content is left."""
    source = _source_range(page, draft)
    stretches = content_stretches(page, draft, source)
    if not stretches:
        return None
    found = circumstances(page, draft)
    unit = draft.unit
    cue = cue_tokens(draft)
    force, why_force = force_of(draft)
    return Attribution(
        unit=unit.index,
        cue_tokens=cue,
        cue_lemma=draft.sense.name,
        source_head=_source_head(draft),
        source=_bracketed(page, spans(page, [source] if source else [])),
        cue=spans(page, [(unit.index, i, i + 1) for i in cue]),
        content=content_spans(page, stretches),
        stretches=stretches,
        form="direct" if draft.shape == "turn" else form_of(page, stretches),
        kind=_kind(draft),
        force=force,
        polarity=draft.sense.polarity,
        negated=_negated(draft),
        content_head=_key(unit, draft.content_head),
        addressee_head=_addressee(draft, found),
        occasion_head=_key(unit, found.occasion),
        medium=found.medium,
        via=spans(page, [(unit.index, *whole(t)) for t in found.via]),
        inherited=draft.inherited,
        shape=draft.shape,
        sense_force=draft.sense.force,
        reasons={**_reasons(draft, found), "force": why_force},
    )


def _bracketed(page: Page, found: tuple[Span, ...]) -> tuple[Span, ...]:
    """With the closing bracket that the tokenizer joins to a colon: "QUESTION (outlet):"."""
    text = page.parsed.text
    return tuple(
        Span.of(text, span.start, span.end + 1)
        if span.quote.count("(") > span.quote.count(")") and text[span.end : span.end + 1] == ")"
        else span
        for span in found
    )


def _kind(draft: Draft) -> StatementKind:
    """Written where a paper, letter or statement speaks; else what the cue says."""
    if draft.sense.kind != "said" or draft.source is None or draft.shape == "turn":
        return draft.sense.kind
    head = draft.source.means
    papers = head.lemma_.lower() in load_control().papers
    return "written" if papers or is_outlet(head) else "said"


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


def _addressee(draft: Draft, found: Circumstances) -> tuple[int, int] | None:
    if draft.addressee is not None and draft.addressee_unit is not None:
        return draft.addressee_unit, draft.addressee.i
    return _key(draft.unit, draft.addressee or found.addressee)


def _key(unit: Unit, token: Token | None) -> tuple[int, int] | None:
    return None if token is None else (unit.index, token.i)


def _negated(draft: Draft) -> bool:
    return any(c.dep_ == "neg" for token in draft.cue for c in token.children)


def _source_range(page: Page, draft: Draft) -> Range | None:
    source: Source | None = draft.source
    if source is None:
        return None
    if draft.label is not None:
        return draft.label
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
    while last - 1 > keep and (doc[last - 1].text in EDGES or doc[last - 1].is_space):
        last -= 1
    return first, last
