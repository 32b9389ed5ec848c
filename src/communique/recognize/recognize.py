"""The whole of recognition for one document."""

from __future__ import annotations

from communique.parse.parsed import Parsed
from communique.recognize.actors import ActorFinder
from communique.recognize.find_dates import find_dates
from communique.recognize.find_places import find_places
from communique.recognize.find_quantities import find_quantities
from communique.recognize.place_index import place_index
from communique.recognize.recognized import Recognized


def recognize(parsed: Parsed) -> Recognized:
    """Find and read what the document names."""
    dates = find_dates(parsed)
    places = find_places(parsed, place_index())
    finder = ActorFinder(parsed, places)
    return Recognized(
        parsed,
        finder.run(),
        finder.adjectives,
        pair=finder.pair,
        dates=dates,
        places=places,
        quantities=find_quantities(parsed, dates),
    )
