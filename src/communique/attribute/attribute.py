"""Who said what in a parsed document."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from communique.attribute.attribution import Attribution
from communique.attribute.build import build
from communique.attribute.continuity import continued, untangled
from communique.attribute.filters import carried, is_attribution, told
from communique.attribute.loose import loose_drafts
from communique.attribute.nominal import adjective_draft, noun_draft
from communique.attribute.page import Draft, Page
from communique.attribute.transcript import turn_drafts
from communique.attribute.verbal import verbal_draft
from communique.attribute.vouching import according_draft, colon_draft, voiced_draft
from communique.parse import Unit
from communique.parse.tokens import Token
from communique.recognize.recognized import Recognized

_CUE_PARTS = frozenset({"VERB", "AUX", "ADJ"})


def attribute(recognized: Recognized) -> tuple[Attribution, ...]:
    """All attributions of the document, in the order of their cues.

    Only syntax and text are needed; readings only help to carry a speaker on.
    """
    page = Page.of(recognized.parsed)
    drafts = (draft for draft in _drafts(page) if is_attribution(draft))
    found = _built(page, drafts)
    found += _built(page, loose_drafts(page, found))
    whole = continued(page, untangled(page, carried(found)))
    return tuple(sorted(told(whole, page), key=_place))


def _built(page: Page, drafts: Iterable[Draft]) -> list[Attribution]:
    return [a for draft in drafts if (a := build(page, draft)) is not None]


def _place(attribution: Attribution) -> tuple[int, int, int]:
    first = attribution.cue_tokens[0] if attribution.cue_tokens else attribution.stretches[0].first
    return attribution.unit, first, attribution.stretches[0].first


def _drafts(page: Page) -> Iterator[Draft]:
    yield from turn_drafts(page)
    for unit in page.units:
        if (headline := colon_draft(page, unit)) is not None:
            yield headline
        yield from _of_unit(page, unit)


def _of_unit(page: Page, unit: Unit) -> Iterator[Draft]:
    carried: set[int] = set()
    likely = [unit.doc[i] for i in page.cue_words(unit)]
    for noun in likely:
        if noun.pos_ == "NOUN" and (draft := noun_draft(page, unit, noun)) is not None:
            carried |= {t.i for t in draft.cue}
            yield draft
    for token in likely:
        if token.pos_ not in _CUE_PARTS and token.dep_ != "acomp":
            continue
        if token.i not in carried and (draft := _of_token(page, unit, token)) is not None:
            yield draft


def _of_token(page: Page, unit: Unit, token: Token) -> Draft | None:
    if token.lower_ == "according":
        return according_draft(page, unit, token)
    if token.pos_ == "VERB" or token.tag_.startswith("VB"):
        return verbal_draft(page, unit, token) or voiced_draft(page, unit, token)
    if token.pos_ == "ADJ" or token.dep_ == "acomp":
        return adjective_draft(page, unit, token)
    return None
