"""Scoring a record against a gold, and auditing one by hand."""

from communique.analyze.eval.load import (
    BUNDLED,
    load_gold,
    load_predictions,
    reports,
    unread,
)
from communique.analyze.eval.material import Gold, Predicted, Trap, predicted
from communique.analyze.eval.record import compare
from communique.analyze.eval.tally import Figure, Score, Tally, scores

__all__ = [
    "BUNDLED",
    "Figure",
    "Gold",
    "Predicted",
    "Score",
    "Tally",
    "Trap",
    "compare",
    "load_gold",
    "load_predictions",
    "predicted",
    "reports",
    "scores",
    "unread",
]
