"""Tables of office-holders: the bundled one, and others of the same columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

from communique.errors import ConfigError
from communique.model import dates
from communique.model.ids import name_key
from communique.model.offices import BUNDLED, STILL, Holder
from communique.recognize.office_words import (
    office_data,
    office_key,
    offices_file,
    owner_code,
    read_office,
    read_offices_yaml,
)
from communique.recognize.tables import countries

COLUMNS = ("country", "office", "name", "family", "also", "title", "start", "end", "interim")
"""Columns of a table besides `source`; only the first three must be filled."""

_YES = frozenset({"1", "yes", "true", "y", "x", "interim", "acting"})
_NO = frozenset({"", "0", "no", "false", "n"})


@cache
def bundled_holders() -> tuple[Holder, ...]:
    """The rows of the table that comes with the package."""
    text = offices_file("holders.csv")
    return tuple(read_csv(text, BUNDLED, as_of=str(about()["as_of"])))


@cache
def about() -> Mapping[str, str]:
    """`as_of` and `begins` of the bundled table: ISO days."""
    found: Mapping[str, str] = read_offices_yaml("about.yaml")
    return found


@cache
def _countries_of_names() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in bundled_holders():
        for name in (row.name, *row.also):
            key = name_key(name)
            for form in (key, key.replace(" ", "")) if " " in key else ():
                found.setdefault(form, set()).add(row.country)
    return {name: frozenset(codes & countries().keys()) for name, codes in found.items()}


def country_of_name(name: str) -> str | None:
    """The country of the persons of the bundled table with this full name; None if not just one."""
    codes = _countries_of_names().get(name_key(name), frozenset())
    return next(iter(codes)) if len(codes) == 1 else None


def read_csv(text: str, table: str, as_of: str | None = None) -> Iterator[Holder]:
    """The rows of a CSV table; ConfigError names the table and the row that cannot be used."""
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""), restkey="")
    missing = [c for c in COLUMNS[:3] if c not in (reader.fieldnames or ())]
    if missing:
        raise ConfigError(
            f"{table}: no column {', '.join(missing)}; the columns are {', '.join(COLUMNS)},source"
        )
    for row in reader:
        number = reader.line_num
        cells = {k: (v or "").strip() for k, v in row.items() if isinstance(v, str) or v is None}
        if any(cells.values()):
            yield _holder(cells, table, number, as_of)


def _holder(cells: Mapping[str, str], table: str, number: int, as_of: str | None) -> Holder:
    where = f"{table} row {number}"
    interim = cells.get("interim", "").lower()
    if interim not in _YES | _NO:
        raise ConfigError(f"{where}: interim {interim!r} is neither yes nor empty")
    return checked(
        Holder(
            country=cells["country"],
            office=cells["office"],
            name=cells["name"],
            family=cells.get("family", ""),
            also=tuple(a.strip() for a in cells.get("also", "").split("|") if a.strip()),
            title=cells.get("title") or None,
            start=cells.get("start") or None,
            end=cells.get("end") or None,
            interim=interim in _YES,
            source=cells.get("source", ""),
            table=table,
            row=number,
            as_of=as_of,
        ),
        where,
    )


def checked(row: Holder, where: str) -> Holder:
    """The row with the keys of its country and office; ConfigError tells what is wrong in it."""
    if not row.name:
        raise ConfigError(f"{where}: no name")
    code = owner_code(row.country) if row.country else None
    if code is None:
        raise ConfigError(
            f"{where}: {row.country!r} is no country or organization that is known; "
            "write an ISO 3166-1 alpha-3 code, a country's name or an abbreviation such as UN"
        )
    if not office_key(row.office):
        raise ConfigError(f"{where}: no office")
    _check_dates(row, where)
    office, title = _office(row.office, code)
    return replace(row, country=code, office=office, title=row.title or title)


def _office(words: str, code: str) -> tuple[str, str | None]:
    """The office's key and, where the words are a national title, that title."""
    key = office_key(words)
    if key in office_data().offices:
        return key, None
    asked = read_office(words, code)
    if asked.modifiers or not asked.offices:
        return key, None
    return asked.offices[0], asked.title


def _check_dates(row: Holder, where: str) -> None:
    for column, value in (("start", row.start), ("end", row.end)):
        if value is None or (column == "end" and value == STILL):
            continue
        try:
            dates.parse_edtf(value.rstrip("~?%"))
        except ValueError:
            raise ConfigError(
                f"{where}: {column} {value!r} is no date; write 2018-04-03, 2018-04 or 2018"
                + (", or .. for still in office" if column == "end" else "")
            ) from None
    if row.start and row.end and row.end != STILL:
        first, last = (dates.parse_edtf(d.rstrip("~?%")) for d in (row.start, row.end))
        if first.min and last.max and first.min > last.max:
            raise ConfigError(f"{where}: {row.name} ends {row.end} before starting {row.start}")
