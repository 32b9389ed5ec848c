"""One SQLite file with everything that was read, and the only code that writes to it."""

from communique.store.around import Held, Met, Tally
from communique.store.facets import Facet
from communique.store.filters import Filters
from communique.store.reading import Record
from communique.store.searching import Hit
from communique.store.store import Store
from communique.store.unresolved import Gap

__all__ = ["Facet", "Filters", "Gap", "Held", "Hit", "Met", "Record", "Store", "Tally"]
