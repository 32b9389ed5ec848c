"""What can be read off a whole store: counts, and the chronicle of two parties."""

from communique.analyze.chronicle import (
    Chronicle,
    Happening,
    Report,
    Saying,
    Year,
    chronicle,
    reports,
)
from communique.analyze.summary import Summary, summarize

__all__ = [
    "Chronicle",
    "Happening",
    "Report",
    "Saying",
    "Summary",
    "Year",
    "chronicle",
    "reports",
    "summarize",
]
