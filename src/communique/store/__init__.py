"""One SQLite file with everything that was read, and the only code that writes to it."""

from communique.store.filters import Filters
from communique.store.reading import Record
from communique.store.searching import Hit
from communique.store.store import Store

__all__ = ["Filters", "Hit", "Record", "Store"]
