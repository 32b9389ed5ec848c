"""Find counted things in a parsed document."""

from __future__ import annotations

from collections.abc import Sequence

from communique.parse import Parsed
from communique.recognize.recognized import DateMention, QuantityMention


def find_quantities(
    parsed: Parsed, dates: Sequence[DateMention] = ()
) -> tuple[QuantityMention, ...]:
    """Numbers with what they count; numbers inside `dates` are passed over."""
    return ()
