"""What goes beyond one cue: speakers that go on, cues that resume, statements in statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from communique.attribute.attribution import Attribution, Contents, Stretch
from communique.attribute.page import Page
from communique.attribute.quotes import Quotation
from communique.attribute.stretches import content_spans, form_of, trimmed_stretches

_MIN_WORDS = 4
"""Words that a bare quotation needs to be read as a statement and not as scare quotes."""
_FRAGMENT = 8
"""Tokens of a verbless fragment between a cue and the quotation that goes on."""
_SentenceKey = tuple[int, int]


def continued(page: Page, found: Iterable[Attribution]) -> list[Attribution]:
    """Bare quotations joined to the attribution that they continue."""
    attributions = sorted(found, key=_order)
    covered = {key for a in attributions for s in a.stretches for key in _tokens(s)}
    speaking = _speaking(page, attributions)
    for unit in page.units:
        for quote in page.quotes[unit.index]:
            bare = (quote.unit, quote.first + 1) not in covered and _is_bare(page, quote)
            before = _speaker_before(page, quote, speaking) if bare else None
            if before is None:
                continue
            attributions[before] = _joined(page, attributions[before], quote)
            covered |= {(quote.unit, i) for i in range(quote.first, quote.last)}
            for sentence in _sentences(page, quote):
                speaking.setdefault(sentence, before)
    return attributions


def _order(attribution: Attribution) -> tuple[int, int]:
    return attribution.unit, attribution.cue_tokens[0] if attribution.cue_tokens else 0


def _tokens(stretch: Stretch) -> Iterator[tuple[int, int]]:
    return ((stretch.unit, i) for i in range(stretch.first, stretch.last))


def _speaking(page: Page, attributions: list[Attribution]) -> dict[_SentenceKey, int]:
    """Sentence → the attribution whose speaker holds the floor at its end."""
    found: dict[_SentenceKey, int] = {}
    for number, attribution in enumerate(attributions):
        if attribution.nested or attribution.kind == "attitude" or not attribution.source:
            continue
        if attribution.cue_tokens:
            key = _sentence(page, attribution.unit, attribution.cue_tokens[0])
            known = attributions[found[key]] if key in found else None
            if known is None or known.form == "indirect" or attribution.form != "indirect":
                found[key] = number
        for stretch in attribution.stretches:
            found.setdefault(_sentence(page, stretch.unit, stretch.last - 1), number)
    return found


def _speaker_before(page: Page, quote: Quotation, speaking: dict[_SentenceKey, int]) -> int | None:
    """Whose words stand right before; a fragment in between ("on “Meet the Press.”") is passed."""
    unit, start = _sentence_before(page, quote)
    if (found := speaking.get((unit, start))) is not None or start <= 0 or unit != quote.unit:
        return found
    doc = page.units[unit].doc
    fragment = doc[start].sent
    if any(t.pos_ in {"VERB", "AUX"} for t in fragment) or len(fragment) > _FRAGMENT:
        return None
    return speaking.get(_sentence(page, unit, start - 1))


def _sentence(page: Page, unit: int, token: int) -> _SentenceKey:
    return unit, page.units[unit].doc[token].sent.start


def _sentences(page: Page, quote: Quotation) -> Iterator[_SentenceKey]:
    doc, at = page.units[quote.unit].doc, quote.first
    while at < quote.last:
        sentence = doc[at].sent
        yield quote.unit, sentence.start
        at = max(at + 1, sentence.end)


def _is_bare(page: Page, quote: Quotation) -> bool:
    """Whether the quotation is a sentence of its own, with nothing outside its marks."""
    doc, text = page.units[quote.unit].doc, page.texts[quote.unit]
    spanned = doc[quote.first : quote.last]
    before, after = text[: spanned.start_char].rstrip(), text[spanned.end_char :].lstrip()
    starts = not before or before.endswith((".", "!", "?", "”", '"', "''", ":", "’"))
    if not starts or (after and not (after[0].isupper() or after[0] in "“\"'‘«[(—")):
        return False
    if spanned.text.rstrip("”\"'’» ").endswith(","):
        return False  # its own cue follows
    return sum(1 for t in spanned if not (t.is_punct or t.is_space)) >= _MIN_WORDS


def _sentence_before(page: Page, quote: Quotation) -> _SentenceKey:
    """The sentence right before the quotation, in the paragraph before where it opens its own."""
    doc = page.units[quote.unit].doc
    at = quote.first - 1
    while at >= 0 and (doc[at].is_space or doc[at].is_punct):
        at -= 1
    if at >= 0:
        return _sentence(page, quote.unit, at)
    if quote.unit == 0:
        return -1, -1
    last = page.units[quote.unit - 1].doc
    end = len(last) - 1
    while end > 0 and (last[end].is_space or last[end].is_punct):
        end -= 1
    return _sentence(page, quote.unit - 1, end)


def _joined(page: Page, attribution: Attribution, quote: Quotation) -> Attribution:
    added = [Stretch(part.unit, part.first, part.last) for part in page.runs_on(quote)]
    stretches = tuple(sorted({*attribution.stretches, *trimmed_stretches(page, added)}))
    reasons = {**attribution.reasons}
    reasons["content"] = f"{attribution.reason}; the quotation after it goes on"
    return replace(
        attribution,
        stretches=stretches,
        content=content_spans(page, stretches),
        form=form_of(page, stretches),
        reasons=reasons,
    )


def untangled(page: Page, found: Iterable[Attribution]) -> list[Attribution]:
    """Statements inside statements marked, after contents are cut where their speaker resumes."""
    attributions = [_cut(page, a, b) for a, b in _with_resuming(list(found))]
    contents = Contents(attributions)
    return [replace(a, nested=_is_nested(page, a, contents)) for a in attributions]


def _is_nested(page: Page, attribution: Attribution, contents: Contents) -> bool:
    """Whether the cue stands in a quotation or in another one's content.

    A turn of a transcript does not count: the whole page is made of them.
    """
    key = attribution.cue_key
    if key is None:
        return False
    if page.quote_at(*key) is not None:
        return True
    return any(
        not (outer.cue_key and attribution.holds(outer.cue_key))
        for outer in contents.at(key)
        if outer is not attribution and outer.shape != "turn"
    )


def _with_resuming(found: list[Attribution]) -> Iterator[tuple[Attribution, int | None]]:
    """Each with the first cue inside its content that belongs to the same source token."""
    by_source: dict[tuple[int, int], list[Attribution]] = {}
    for attribution in found:
        if attribution.source_head is not None:
            by_source.setdefault(attribution.source_head, []).append(attribution)
    for attribution in found:
        others = by_source.get(attribution.source_head or (-1, -1), [])
        resumed = [
            other.cue_tokens[0] for other in others
            if other is not attribution and other.cue_key and attribution.holds(other.cue_key)
            and other.unit == attribution.unit and attribution.cue_tokens[:1] < other.cue_tokens[:1]
        ]  # fmt: skip
        yield attribution, min(resumed, default=None)


def _cut(page: Page, attribution: Attribution, at: int | None) -> Attribution:
    if at is None or page.quote_at(attribution.unit, at) is not None:
        return attribution
    kept = [
        Stretch(s.unit, s.first, min(s.last, at)) if s.unit == attribution.unit else s
        for s in attribution.stretches
        if s.unit != attribution.unit or s.first < at
    ]
    stretches = trimmed_stretches(page, kept)
    if not stretches:
        return attribution
    return replace(
        attribution,
        stretches=stretches,
        content=content_spans(page, stretches),
        form=form_of(page, stretches),
    )
