"""Days of other calendars and digits of other scripts, as Gregorian days and ASCII digits."""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Hijri
from persiantools.jdatetime import JalaliDate
from pyluach.dates import HebrewDate

_ZEROS = (0x0660, 0x06F0, 0x0966, 0x09E6, 0x0E50, 0xFF10)
"""The zero of Arabic, Persian, Devanagari, Bengali, Thai and fullwidth digits; nine follow each."""
_DIGITS = {zero + n: str(n) for zero in _ZEROS for n in range(10)}
_LETTERS = {0x064A: "ی", 0x0643: "ک", 0x0649: "ی"}
"""Arabic yeh and kaf, which Persian pages use for their own."""
JALALI_YEARS = range(1340, 1420)
"""Years that a number can mean in the Persian calendar only: 1961 to 2041."""
YEARS = range(1900, 2101)
"""Gregorian years that a report may name as its own."""


BUDDHIST_YEARS = range(2443, 2644)
"""Years of the Thai solar calendar for 1900 to 2100: 543 more."""
HEBREW_YEARS = range(5660, 5861)
"""Years of the Hebrew calendar for 1900 to 2100."""
HIJRI_YEARS = range(1343, 1501)
"""Years of the Islamic lunar calendar that the Umm al-Qura tables cover: 1924 to 2077."""
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}
ERAS |= {"meiji": 1867, "taisho": 1911, "showa": 1925, "heisei": 1988, "reiwa": 2018}
"""Japanese era → the Gregorian year before its first."""


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


def buddhist(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a Thai one; None where there is none."""
    return gregorian(year - 543, month, day) if year in BUDDHIST_YEARS else None


def japanese(era: str, year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a year of a Japanese era; None where there is none."""
    before = ERAS.get(era.lower())
    return gregorian(before + year, month, day) if before and 0 < year < 70 else None


def hebrew(year: int, month: int, day: int) -> date | None:
    """The Gregorian day on which a Hebrew one ends; months from Nisan; None for no such day."""
    if year not in HEBREW_YEARS:
        return None
    try:
        found: date = HebrewDate(year, month, day).to_pydate()
    except ValueError:
        return None
    return found


def hijri(year: int, month: int, day: int, weekday: int | None = None) -> date | None:
    """The Gregorian day of an Islamic lunar one by the Umm al-Qura calendar; None for no such day.

    Countries begin months by sighting, a day earlier or later: where `weekday` (Monday 0) is told
    and falls a day beside, that day is meant; where it falls farther off, None.
    """
    if year not in HIJRI_YEARS:
        return None
    try:
        found: date = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    near = (found + timedelta(days=shift) for shift in (0, -1, 1))
    return next((d for d in near if weekday is None or d.weekday() == weekday), None)


def numeric(year: int, month: int, day: int) -> date | None:
    """The day that three numbers, year first, name in whichever calendar the year fits."""
    solar = gregorian(year, month, day) or jalali(year, month, day) or buddhist(year, month, day)
    return solar or (None if year in JALALI_YEARS else hijri(year, month, day))
