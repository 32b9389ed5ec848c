"""The day of publication that a page's address gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from communique.model import Date, dates
from communique.model.calendars import gregorian

_DAY = re.compile(
    r"/(?P<y>(?:19|20)\d\d)(?P<s>[/_-])(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>[0-2]\d|3[01])(?!\d)"
)
"""A day as folders, or at the beginning of one; not inside a name or a number."""
_YEAR = re.compile(r"/(?P<y2>(?:19|20)\d\d)/(?P<m>0[1-9]|1[0-2])/|^/(?P<y>(?:19|20)\d\d)/")
"""A year as the first folder, or followed by its month."""


@dataclass(frozen=True, slots=True)
class Address:
    """What an address says: a whole day, or a year and perhaps its month; None where nothing."""

    day: Date | None = None
    year: int | None = None
    month: int | None = None

    def completed(self, value: Date) -> Date | None:
        """A day without its year (XXXX-06-04) in the address's year; None where the two differ."""
        month, day = int(value.edtf[5:7]), int(value.edtf[8:10] or 0)
        if self.year is None or not day or self.month not in (None, month):
            return None
        found = gregorian(self.year, month, day)
        if found is None or (self.day is not None and self.day != dates.day(found)):
            return None
        return dates.day(found)


def read_address(url: str | None) -> Address:
    """The date in the path of an address (/2034/05/16/, /2034-05-16-name, /2034/05/)."""
    try:
        path = urlsplit(url).path if url else ""
    except ValueError:
        return Address()
    for match in _DAY.finditer(path):
        if found := gregorian(int(match["y"]), int(match["m"]), int(match["d"])):
            return Address(dates.day(found), found.year, found.month)
    if found_year := _YEAR.search(path):
        month = found_year["m"]
        year = int(found_year["y"] or found_year["y2"])
        return Address(None, year, int(month) if month else None)
    return Address()
