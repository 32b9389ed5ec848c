"""Which drafts are no attributions after all, and which attributions are kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.attribute.attribution import Attribution
from communique.attribute.cues import load_control, load_outlets
from communique.attribute.page import Draft, Page
from communique.parse.syntax import is_infinitive
from communique.parse.tokens import Token

_FIRST = frozenset({"i", "we", "you", "us", "me", "my", "our", "your"})
_SAYING = frozenset({"ccomp", "quote", "told", "around"})


def is_attribution(draft: Draft) -> bool:
    """Whether somebody holds the content, and not only might: "an effort to condemn"."""
    head = draft.cue[0]
    content = draft.content_head
    if content is not None and content.tag_ in {"WDT", "WP"} and _width(draft) < 2:
        return False
    if head.pos_ == "VERB" and is_infinitive(head) and head.dep_ in {"acl", "relcl"}:
        return False
    if _is_reduced(head):
        return False
    says = draft.shape in _SAYING
    if draft.source is None:
        return head.dep_ != "acl"
    if draft.source.shown.lower_ == "that" and not says:
        return False
    return says or head.dep_ != "acl" or draft.source.reason != "noun that the participle describes"


def _is_reduced(head: Token) -> bool:
    """Whether "said to be" only describes a noun: "a man said to be close to the rebels"."""
    if head.lower_ != "said" or head.i + 2 >= len(head.doc):
        return False
    after = head.doc[head.i + 1 : head.i + 3]
    passive = any(c.dep_ == "auxpass" for c in head.children)
    return after[0].lower_ == "to" and after[1].tag_ == "VB" and not passive


def _width(draft: Draft) -> int:
    return sum(last - first for _, first, last in draft.content)


def told(found: Iterable[Attribution], page: Page) -> Iterator[Attribution]:
    """Leave out what speakers think and say inside their own words.

    A statement inside another one is kept where somebody else is said to have made it:
    "Tehran denies it", said the minister.
    """
    for attribution in found:
        if not attribution.nested or _stands_alone(attribution, page):
            yield attribution


def _stands_alone(attribution: Attribution, page: Page) -> bool:
    if attribution.kind == "attitude" or attribution.source_head is None:
        return False
    words = attribution.source[0].quote.lower().split() if attribution.source else []
    if not words or words[0] in _FIRST:
        return False
    if _is_figure(attribution, page):
        return False
    doc = page.units[attribution.unit].doc
    heads = [doc[i] for i in attribution.cue_tokens]
    return any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in heads)


def _is_figure(attribution: Attribution, page: Page) -> bool:
    """Whether a thing "confirms" or "shows" something in a quotation's own words."""
    if attribution.shape != "obj" or attribution.source_head is None:
        return False
    if attribution.cue_key is None or page.quote_at(*attribution.cue_key) is None:
        return False
    unit, token = attribution.source_head
    noun = page.units[unit].doc[token]
    speaking = load_outlets().people | load_outlets().outlet_nouns | load_control().papers
    return noun.pos_ == "NOUN" and noun.lemma_.lower() not in speaking


def carried(found: Iterable[Attribution]) -> list[Attribution]:
    """An outlet that vouches for somebody's words is their carrier, not another speaker."""
    attributions = list(found)
    wrappers = [a for a in attributions if a.cue_lemma == "according to" and a.via]
    inner = {
        id(a): wrapper
        for wrapper in wrappers
        for a in attributions
        if a is not wrapper
        and a.cue_key
        and wrapper.holds(a.cue_key)
        and not _is_quoted(a, wrapper)
    }
    used = {id(wrapper) for wrapper in inner.values()}
    return [
        _with_carrier(a, inner.get(id(a))) for a in attributions if id(a) not in used
    ]  # fmt: skip


def _is_quoted(attribution: Attribution, wrapper: Attribution) -> bool:
    return attribution.kind == "attitude" or attribution.source_head is None


def _with_carrier(attribution: Attribution, wrapper: Attribution | None) -> Attribution:
    if wrapper is None or attribution.via:
        return attribution
    reasons = {**attribution.reasons, "via": "“according to” at the end of the sentence"}
    return replace(attribution, via=wrapper.source, reasons=reasons)
