"""What all pages share: settings, open stores, kept answers, the codebook, the templates."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from communique.model.ids import name_key
from communique.serve.cache import Cache
from communique.serve.pool import Pool
from communique.serve.security import Forms
from communique.serve.settings import Settings
from communique.store import Store

if TYPE_CHECKING:
    from communique.coding import Codebook

T = TypeVar("T")


class Site:
    """The page as a whole; one for each application."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.pool = Pool(settings.store, settings.countries)
        self.cache = Cache(self.pool, lambda: Store.open(settings.store, readonly=True))
        self.forms = Forms()
        self.coding = Lock()
        """Held while a text is coded: the parser serves one at a time."""

    @cached_property
    def codebook(self) -> Codebook:
        """The bundled codebook."""
        from communique.coding import load_codebook

        return load_codebook()

    @cached_property
    def country_names(self) -> dict[str, str]:
        """Code → a country's name."""
        from communique.recognize.tables import countries

        return {code: country.name for code, country in countries().items()}

    @cached_property
    def names_by_key(self) -> dict[str, str]:
        """A country's name as a key → the name."""
        return {name_key(name): name for name in self.country_names.values()}

    def office_name(self, key: str) -> str:
        """An office's key as it is written: the country's name with its capitals."""
        title, of, country = key.rpartition(" of ")
        name = self.names_by_key.get(country)
        text = f"{title}{of}{name}" if name else key
        return text[:1].upper() + text[1:]

    @cached_property
    def quads(self) -> dict[str, int]:
        """Event type → quad class: 1, 2 cooperation, 3, 4 conflict; the even ones material."""
        return {name: entry.quad for name, entry in self.codebook.types.items()}

    def close(self) -> None:
        """Close every store."""
        self.cache.close()
        self.pool.close()


@dataclass(frozen=True, slots=True)
class Reading:
    """One request's view of the record: a store at one moment, and the site."""

    site: Site
    store: Store

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """An answer that is the same for everybody until the record changes."""
        return self.site.cache.get(key, make)
