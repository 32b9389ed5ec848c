"""Event mentions: type, participants, status, assertions and objects, by a codebook."""

from communique.coding.codebook import Codebook, hyphenated, hyphenated_verbs
from communique.coding.codebook import load as load_codebook
from communique.coding.coder import PatternCoder, pattern_coder
from communique.coding.combine import Agreement, Coder, CombinedCoder
from communique.coding.mentions import Anchored
from communique.coding.needs import event_needs
from communique.coding.tying import NO_MORE, NOT_WRITTEN, tie_statements, untied

__all__ = [
    "NOT_WRITTEN",
    "NO_MORE",
    "Agreement",
    "Anchored",
    "Codebook",
    "Coder",
    "CombinedCoder",
    "PatternCoder",
    "event_needs",
    "hyphenated",
    "hyphenated_verbs",
    "load_codebook",
    "pattern_coder",
    "tie_statements",
    "untied",
]
