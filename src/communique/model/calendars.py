"""Days of other calendars and digits of other scripts, as Gregorian days and ASCII digits."""

from __future__ import annotations

from datetime import date

from persiantools.jdatetime import JalaliDate

_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0xFF10)
"""The zero of Arabic, Persian, Devanagari, Bengali and fullwidth digits; nine more follow each."""
_DIGITS = {zero + n: str(n) for zero in _ZEROS for n in range(10)}
_LETTERS = {0x064A: "ی", 0x0643: "ک", 0x0649: "ی"}
"""Arabic yeh and kaf, which Persian pages use for their own."""
JALALI_YEARS = range(1340, 1420)
"""Years that a number can mean in the Persian calendar only: 1961 to 2041."""
YEARS = range(1900, 2101)
"""Gregorian years that a report may name as its own."""


def fold_digits(text: str) -> str:
    """The text with ASCII digits and Persian letter forms; of the same length."""
    return text if text.isascii() else text.translate(_DIGITS | _LETTERS)


def gregorian(year: int, month: int, day: int) -> date | None:
    """The Gregorian day; None where there is none, or the year is out of `YEARS`."""
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def jalali(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Persian (Jalali, solar Hijri) one; None where there is none."""
    if year not in JALALI_YEARS:
        return None
    try:
        found: date = JalaliDate(year, month, day).to_gregorian()
        return found
    except ValueError:
        return None


def numeric(year: int, month: int, day: int) -> date | None:
    """The day that three numbers, year first, name in whichever calendar the year fits."""
    return gregorian(year, month, day) or jalali(year, month, day)
