"""What only dates can decide: a missing year, an event's date and place."""

from communique.ground.dates import ground_date
from communique.ground.events import event_date
from communique.ground.places import EventPlaces, event_place
from communique.ground.published import settle_published

__all__ = ["EventPlaces", "event_date", "event_place", "ground_date", "settle_published"]
