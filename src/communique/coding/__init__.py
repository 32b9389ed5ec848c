"""Event mentions: type, participants, status, assertions and objects, by a codebook."""

from communique.coding.codebook import Codebook, hyphenated
from communique.coding.codebook import load as load_codebook
from communique.coding.coder import PatternCoder, pattern_coder
from communique.coding.mentions import Anchored
from communique.coding.tying import tie_statements, untied

__all__ = [
    "Anchored",
    "Codebook",
    "PatternCoder",
    "hyphenated",
    "load_codebook",
    "pattern_coder",
    "tie_statements",
    "untied",
]
