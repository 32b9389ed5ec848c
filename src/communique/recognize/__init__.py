"""Names, roles, dates, places, quantities and pronouns as spans with readings."""

from communique.recognize.recognize import recognize
from communique.recognize.recognized import (
    DateMention,
    PlaceMention,
    QuantityMention,
    Reading,
    Recognized,
    TokenKey,
)

__all__ = [
    "DateMention",
    "PlaceMention",
    "QuantityMention",
    "Reading",
    "Recognized",
    "TokenKey",
    "recognize",
]
