"""The bundled table of places, by name."""

from __future__ import annotations

import csv
import gc
import gzip
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Literal

from communique.model import Place
from communique.recognize.tables import countries, read_yaml

_TABLES = ("places_extra.csv", "places.csv", "places.csv.gz")
_NAMED_BY = 4
"""The columns that hold names are among the first four: id, name, ascii, aliases."""
_SITES = frozenset("base airbase airport site nuclear facility camp prison palace crossing".split())
_REGIONS = frozenset(
    "region province state island area territory sea strait continent river line canal".split()
)


class PlaceIndex:
    """Places by name; a table's line is read in full only when its name is met.

    A table is CSV with a header that begins `geonames_id,name,ascii,aliases` ('|' between
    aliases) and has `country,lat,lon,population` and perhaps `kind`; no cell holds a line break.
    """

    def __init__(self, tables: Iterable[str], *, country_names: bool = True) -> None:
        self._lines: list[str] = []
        self._met: dict[str, list[tuple[Place, int]]] = {}
        self._headers: list[tuple[int, str]] = []
        self._first: dict[str, int] = {}
        self._more: dict[str, list[int]] = {}
        for table in tables:
            self._index(table)
        self._countries = dict(_country_places()) if country_names else {}
        self._areas = frozenset(place_words()["areas"])

    def find(self, name: str) -> list[tuple[Place, int]]:
        """What the name can mean with its population: country, regions and sites, towns by size."""
        if name not in self._met:
            found = self._find(name)
            if not found:
                return found
            self._met[name] = found
        return self._met[name]

    def _find(self, name: str) -> list[tuple[Place, int]]:
        if name in self._countries:
            return [(self._countries[name], 10**10)]
        places = [_place(self._row(number)) for number in self._numbers(name)]
        if name in self._areas and all(place.precision == "city" for place, _ in places):
            return [(Place(name, precision="region"), 0)]
        return sorted(places, key=_order)

    def _numbers(self, name: str) -> list[int]:
        if name not in self._first:
            return []
        return list(dict.fromkeys([self._first[name], *self._more.get(name, ())]))

    def _row(self, number: int) -> Mapping[str, str]:
        header = next(h for first, h in reversed(self._headers) if first <= number)
        return next(csv.DictReader([header, self._lines[number]]))

    def _index(self, table: str) -> None:
        """Enter the names of one table; 34,000 lines take 0.07 s, which full rows would double."""
        header, *lines = table.split("\n")
        self._headers.append((len(self._lines), header))
        first, more = self._first, self._more
        for number, line in enumerate(lines, len(self._lines)):
            for name in _names(line):
                if name in first:
                    more.setdefault(name, []).append(number)
                else:
                    first[name] = number
        self._lines += lines


def _names(line: str) -> tuple[str, ...]:
    cells = line.split(",", _NAMED_BY)
    if any(cell[:1] == '"' for cell in cells[1:_NAMED_BY]):
        cells = next(csv.reader([line]))
    if len(cells) <= _NAMED_BY:
        return ()
    names = (cells[1], cells[2]) if cells[1] != cells[2] else (cells[1],)
    return (*names, *cells[3].split("|")) if cells[3] else names


@cache
def place_index() -> PlaceIndex:
    """The bundled places and countries; loaded at the first call."""
    collecting = gc.isenabled()
    gc.disable()  # a hundred thousand new strings, none of them garbage: it would double the time
    try:
        return PlaceIndex(_bundled())
    finally:
        if collecting:
            gc.enable()


@cache
def place_words() -> dict[str, Any]:
    """How places stand in sentences."""
    found: dict[str, Any] = read_yaml("place_words.yaml")
    return found


def _bundled() -> Iterator[str]:
    folder = files("communique") / "data" / "places"
    for name in _TABLES:
        if (folder / name).is_file():
            yield _text(folder / name)


def _text(table: Traversable) -> str:
    raw = table.read_bytes()
    return (
        (gzip.decompress(raw) if table.name.endswith(".gz") else raw)
        .decode("utf-8")
        .replace("\r\n", "\n")
    )


def _country_places() -> Iterator[tuple[str, Place]]:
    for country in countries().values():
        place = Place(country.name, country=country.code, precision="country")
        for name in (*country.aliases, country.name):
            yield name, place


def _order(found: tuple[Place, int]) -> tuple[bool, int, int]:
    """Regions and sites, which few tables list, before towns; then the most populous."""
    place, population = found
    return place.precision == "city", -population, place.geonames_id or 0


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
