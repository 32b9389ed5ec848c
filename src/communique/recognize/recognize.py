"""The whole of recognition for one document."""

from __future__ import annotations

from communique.parse.parsed import Parsed
from communique.recognize.actors import ActorFinder
from communique.recognize.recognized import Recognized


def recognize(parsed: Parsed) -> Recognized:
    """Find and read what the document names."""
    finder = ActorFinder(parsed)
    readings = finder.run()
    return Recognized(parsed, readings, finder.adjectives)
