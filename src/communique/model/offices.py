"""A row of a table of office-holders."""

from __future__ import annotations

from dataclasses import dataclass

BUNDLED = "bundled"
"""The name of the table that comes with the package."""

STILL = ".."
"""An end that says: in office when the table was made."""


@dataclass(frozen=True, slots=True)
class Holder:
    """One person's term in one office, as one table has it.

    `country` is ISO 3166-1 alpha-3 or an organization's abbreviation, `office` a key of
    `data/offices/titles.yaml` or else the office in words. `start` and `end` are EDTF: as precise
    as known, None where not known; an `end` of ".." means still in office on `as_of` (None: at any
    later time). `written` holds the dates as the table wrote them where EDTF says it otherwise.
    `table` and `row` tell where the row stands.
    """

    country: str
    office: str
    name: str
    family: str = ""
    also: tuple[str, ...] = ()
    title: str | None = None
    start: str | None = None
    end: str | None = None
    interim: bool = False
    source: str = ""
    table: str = BUNDLED
    row: int = 0
    written: str = ""
    as_of: str | None = None
