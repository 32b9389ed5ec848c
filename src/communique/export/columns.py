"""What flat columns are made of; lists are joined, nested values become columns of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

from communique.model import Participant

JOINT = "; "
Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, what it holds in plain words, and how it is taken from a record."""

    name: str
    meaning: str
    value: Callable[[Any], Cell]


def joined(items: Iterable[object]) -> str:
    """The items in one cell, None as nothing between the joints; empty where all are None."""
    found = ["" if item is None else str(item) for item in items]
    return JOINT.join(found) if any(found) else ""


def plain(**meanings: str) -> tuple[Column, ...]:
    """Columns that are a field of the record as it is."""
    return tuple(Column(name, meaning, attrgetter(name)) for name, meaning in meanings.items())


def listed(**meanings: str) -> tuple[Column, ...]:
    """Columns that are a field of the record with several values."""

    def all_of(name: str) -> Callable[[Any], Cell]:
        return lambda r: joined(getattr(r, name))

    return tuple(Column(name, meaning, all_of(name)) for name, meaning in meanings.items())


def dated(field: str, prefix: str, what: str) -> tuple[Column, ...]:
    """A date as EDTF, its first and its last day."""

    def part(name: str) -> Callable[[Any], Cell]:
        return lambda r: getattr(getattr(r, field), name, None)

    return (
        Column(prefix, f"{what}, in EDTF", part("edtf")),
        Column(f"{prefix}_min", f"{what}: the first day it can mean", part("min")),
        Column(f"{prefix}_max", f"{what}: the last day it can mean", part("max")),
    )


def people(field: str, prefix: str, who: str) -> tuple[Column, ...]:
    """Participants: names, then one column for each thing known of them."""

    def each(take: Callable[[Participant], object]) -> Callable[[Any], Cell]:
        return lambda r: joined(take(p) for p in getattr(r, field))

    return (
        Column(f"{prefix}s", f"{who}: names", each(lambda p: p.name)),
        Column(f"{prefix}_ids", f"{who}: actor ids", each(lambda p: p.actor_id)),
        Column(f"{prefix}_kinds", f"{who}: kinds", each(lambda p: p.kind)),
        Column(f"{prefix}_countries", f"{who}: ISO 3166-1 alpha-3", each(lambda p: p.country)),
        Column(f"{prefix}_blocs", f"{who}: blocs", each(lambda p: p.bloc)),
        Column(f"{prefix}_sectors", f"{who}: sectors", each(lambda p: " ".join(p.sectors))),
        Column(f"{prefix}_offices", f"{who}: offices", each(lambda p: p.office)),
        Column(f"{prefix}_roles", f"{who}: roles", each(lambda p: p.role)),
    )


def placed() -> tuple[Column, ...]:
    """The place of an event or a mention."""

    def part(name: str) -> Callable[[Any], Cell]:
        return lambda r: getattr(r.place, name, None)

    return (
        Column("place", "where", part("name")),
        Column("place_country", "where: ISO 3166-1 alpha-3", part("country")),
        Column("lat", "degrees north", part("lat")),
        Column("lon", "degrees east", part("lon")),
        Column("geonames_id", "GeoNames number", part("geonames_id")),
        Column("place_precision", "country, region, city or site", part("precision")),
        Column("place_admin1", "province or other first-order division", part("admin1")),
    )
