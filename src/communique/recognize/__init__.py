"""Names, roles, dates, places, quantities and pronouns as spans with readings."""

from communique.recognize.open_names import names_known, names_open
from communique.recognize.recognize import recognize
from communique.recognize.recognized import (
    DateMention,
    PlaceMention,
    QuantityMention,
    Reading,
    Recognized,
    TokenKey,
)
from communique.recognize.words import Meant, locate, meant

__all__ = [
    "DateMention",
    "Meant",
    "PlaceMention",
    "QuantityMention",
    "Reading",
    "Recognized",
    "TokenKey",
    "locate",
    "meant",
    "names_known",
    "names_open",
    "recognize",
]
