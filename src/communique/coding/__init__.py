"""Event mentions: type, participants, status, assertions and objects, by a codebook."""

from communique.coding.codebook import Codebook, hyphenated, hyphenated_verbs
from communique.coding.codebook import load as load_codebook
from communique.coding.coder import PatternCoder
from communique.coding.combine import Agreement, Coder, CombinedCoder
from communique.coding.mentions import Anchored
from communique.coding.tying import tie_statements, untied

__all__ = [
    "Agreement",
    "Anchored",
    "Codebook",
    "Coder",
    "CombinedCoder",
    "PatternCoder",
    "hyphenated",
    "hyphenated_verbs",
    "load_codebook",
    "tie_statements",
    "untied",
]
