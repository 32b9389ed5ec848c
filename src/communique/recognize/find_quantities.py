"""Find counted things in a parsed document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.model import Quantity
from communique.model.records import QuantityOf
from communique.parse import Parsed, Unit
from communique.parse.tokens import Span as TokenSpan
from communique.recognize.quantity_kinds import counted, kind_of, unit_of
from communique.recognize.quantity_numbers import Number, numbers_in, quantity_words
from communique.recognize.recognized import DateMention, QuantityMention

_NO_COUNT = {"one", "a", "an", "both"}
"""Words that point or introduce more often than they count."""


def find_quantities(
    parsed: Parsed, dates: Sequence[DateMention] = ()
) -> tuple[QuantityMention, ...]:
    """Numbers with what they count; numbers inside `dates` are passed over."""
    taken: dict[int, set[int]] = {}
    for date in dates:
        taken.setdefault(date.unit, set()).update(range(date.start, date.end))
    return tuple(
        mention
        for unit in parsed.units
        for mention in _in_unit(parsed.text, unit, taken.get(unit.index, set()))
    )


def _in_unit(text: str, unit: Unit, taken: set[int]) -> Iterator[QuantityMention]:
    for number in numbers_in(unit.doc.text):
        tokens = unit.doc.covering(number.start, number.end)
        if tokens is None or not len(tokens) or taken & set(range(tokens.start, tokens.end)):
            continue
        if (found := _quantity(text, unit, tokens, number)) is not None:
            yield found
    yield from _times(text, unit)


def _quantity(text: str, unit: Unit, tokens: TokenSpan, number: Number) -> QuantityMention | None:
    if _labels(tokens) or tokens.text.lower() in _NO_COUNT:
        return None
    noun = counted(tokens)
    kind: QuantityOf | None = "money" if number.currency else kind_of(tokens, noun)
    if kind is None or (kind == "countries" and _definite(tokens)):
        return None
    head = noun if noun is not None else tokens.root
    measure = number.currency or unit_of(kind, noun)
    span = unit.span(text, tokens.start, tokens.end)
    quantity = Quantity(kind, number.min, number.max, measure, span.quote, span)
    return QuantityMention(unit.index, tokens.start, tokens.end, head.i, quantity)


def _definite(tokens: TokenSpan) -> bool:
    """Whether "the two countries" points back at parties that were named."""
    before = tokens.doc[tokens.start - 1].lower_ if tokens.start else ""
    return before in {"the", "these", "those", "both", "our", "their"}


def _labels(tokens: TokenSpan) -> bool:
    """Whether the number names a thing ("No. 7", "S-300", "Article 5") or an age."""
    words = quantity_words()
    before = tokens.doc[tokens.start - 1] if tokens.start else None
    after = tokens.doc[tokens.end : tokens.end + 4].text.lower()
    if before is not None and before.lower_ in words["labels_before"]:
        return True
    return any(f" {age}" in after or f"-{age}" in after for age in words["ages"])


def _times(text: str, unit: Unit) -> Iterator[QuantityMention]:
    """Once, twice, thrice."""
    for token in unit.doc:
        count = quantity_words()["times"].get(token.lower_)
        if count is not None and token.lower_ != "once" and token.pos_ in {"ADV", "NOUN", "DET"}:
            span = unit.span(text, token.i, token.i + 1)
            quantity = Quantity("times", float(count), float(count), None, span.quote, span)
            yield QuantityMention(unit.index, token.i, token.i + 1, token.i, quantity)
