"""Places by name: states, the bundled table of regions and sites, and GeoNames."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Literal

from communique.model import Place
from communique.recognize.geonames import GeoNames, place_key
from communique.recognize.place_cache import geonames
from communique.recognize.tables import countries, read_yaml

Found = tuple[tuple[Place, int], ...]
"""What a name can mean, each with its population, the likeliest first."""

_KEPT = 1 << 16
"""Names whose meaning stays at hand; most names of a text come again."""
_OTHER_NAME = 10
"""How much smaller a town counts where the name is not the one that the table gives it."""
_SITES = frozenset("base airbase airport site nuclear facility camp prison palace crossing".split())
_REGIONS = frozenset(
    "region province state island area territory sea strait continent river line canal".split()
)


class PlaceIndex:
    """Places by name.

    A table is CSV with a header that has `geonames_id,name,ascii,aliases` ('|' between aliases),
    `country,lat,lon,population` and perhaps `kind`.
    """

    def __init__(
        self,
        tables: Iterable[str],
        *,
        towns: GeoNames | None = None,
        country_names: bool = True,
    ) -> None:
        self._rows: dict[str, list[tuple[Place, int]]] = {}
        for table in tables:
            self._enter(table)
        self._towns = towns
        self._countries = dict(_country_places()) if country_names else {}
        self._areas = frozenset(place_words()["areas"])
        self._known = lru_cache(maxsize=_KEPT)(self._find)

    def find(self, name: str) -> Found:
        """What the name can mean with its population: country, regions and sites, towns by size."""
        return self._known(name)

    def _find(self, name: str) -> Found:
        if name in self._countries:
            return ((self._countries[name], 10**10),)
        key = place_key(name)
        places = [*self._rows.get(key, ()), *(self._towns.find(name) if self._towns else ())]
        if name in self._areas and all(place.precision == "city" for place, _ in places):
            return ((Place(name, precision="region"), 0),)
        return tuple(sorted(places, key=lambda found: _order(found, key)))

    def _enter(self, table: str) -> None:
        for row in csv.DictReader(table.splitlines()):
            found = _place(row)
            names = (row["name"], row["ascii"], *filter(None, row["aliases"].split("|")))
            for key in {place_key(name) for name in names}:
                self._rows.setdefault(key, []).append(found)


@cache
def place_index() -> PlaceIndex:
    """Countries, the bundled table and GeoNames; at the very first use this makes an index file."""
    table = (files("communique") / "data" / "places" / "places_extra.csv").read_text("utf-8")
    return PlaceIndex([table], towns=geonames())


@cache
def place_words() -> dict[str, Any]:
    """How places stand in sentences."""
    found: dict[str, Any] = read_yaml("place_words.yaml")
    return found


def _country_places() -> Iterator[tuple[str, Place]]:
    for country in countries().values():
        place = Place(country.name, country=country.code, precision="country")
        for name in (*country.aliases, country.name):
            yield name, place


def _order(found: tuple[Place, int], key: str) -> tuple[bool, float, int]:
    """Regions and sites, which few tables list, before towns; then the most populous.

    A town that only also goes by the name counts for less than one of that very name.
    """
    place, population = found
    weight = population if place_key(place.name) == key else population / _OTHER_NAME
    return place.precision == "city", -weight, place.geonames_id or 0


def _place(row: Mapping[str, str]) -> tuple[Place, int]:
    place = Place(
        row["name"],
        country=row["country"] or None,
        lat=_number(row["lat"]),
        lon=_number(row["lon"]),
        geonames_id=int(row["geonames_id"]) if row["geonames_id"].isdecimal() else None,
        precision=_precision(row.get("kind") or ""),
    )
    return place, int(row.get("population") or 0)


def _precision(kind: str) -> Literal["region", "city", "site"]:
    words = set(kind.lower().replace("_", " ").replace("-", " ").split())
    return "site" if words & _SITES else "region" if words & _REGIONS else "city"


def _number(cell: str) -> float | None:
    return float(cell) if cell else None
