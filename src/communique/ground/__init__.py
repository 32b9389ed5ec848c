"""What only dates can decide: a missing year, an event's date and place."""

from communique.ground.background import HISTORICAL_AFTER, Background
from communique.ground.dates import ground_date
from communique.ground.events import EventDates, date_events, event_date
from communique.ground.places import EventPlaces, event_place
from communique.ground.published import settle_published
from communique.ground.years import Bounds

__all__ = [
    "HISTORICAL_AFTER",
    "Background",
    "Bounds",
    "EventDates",
    "EventPlaces",
    "date_events",
    "event_date",
    "event_place",
    "ground_date",
    "settle_published",
]
