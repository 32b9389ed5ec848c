"""The places of GeoNames in one file, found by name without reading it."""

from __future__ import annotations

import hashlib
import re
import struct
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from mmap import mmap

from communique.errors import CommuniqueError
from communique.model import Place

SCHEMA = 1
"""Goes up with every change of what the file holds; part of its name and of its head."""
_HEAD = struct.Struct("=8sQQQ")
_MAGIC = b"cqplac%02d" % SCHEMA
_KEY, _ROW, _OFFSET = 8, 4, 4
_LOW = 0xFFFFFFFF
_PLAIN = str.maketrans(
    dict.fromkeys("’‘ʼʻ`ʿʾ", "'")
    | {"-": " ", "–": " ", "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d"}
    | {"þ": "th", "Þ": "Th", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "ə": "a"}
)
_ARTICLE = re.compile(r"\b(?:Al|Ad|An|Ar|As|Ash|At|Az|El)(?= )")


class BrokenIndex(CommuniqueError):
    """A file that is no index of places, or not a whole one."""


class GeoNames:
    """Places by name, read from the bytes that `packed` made; opening touches the head only."""

    def __init__(self, data: bytes | mmap) -> None:
        view = memoryview(data).cast("B")
        if len(view) < _HEAD.size:
            raise BrokenIndex("the index of places is shorter than its head")
        magic, names, rows, length = _HEAD.unpack_from(view)
        if magic != _MAGIC or length != len(view):
            raise BrokenIndex("the index of places is of another schema or was cut short")
        ends = list(
            accumulate((_KEY * names, _ROW * names, _OFFSET * (rows + 1)), initial=_HEAD.size)
        )
        self._keys = view[ends[0] : ends[1]].cast("Q")
        self._rows = view[ends[1] : ends[2]].cast("I")
        self._offsets = view[ends[2] : ends[3]].cast("I")
        self._text = view[ends[3] :]

    def find(self, name: str) -> list[tuple[Place, int]]:
        """The places of that name, each with its population, in no order that means anything.

        Case counts; marks, apostrophes and hyphens do not.
        """
        key = _hashed(place_key(name))
        at = bisect_left(self._keys, key)
        found = []
        while at < len(self._keys) and self._keys[at] == key:
            found.append(self._read(self._rows[at]))
            at += 1
        return found

    def _read(self, row: int) -> tuple[Place, int]:
        line = bytes(self._text[self._offsets[row] : self._offsets[row + 1]]).decode("utf-8")
        number, name, country, admin1, lat, lon, population = line.split("\t")
        place = Place(
            name,
            country=country or None,
            admin1=admin1 or None,
            lat=float(lat),
            lon=float(lon),
            geonames_id=int(number),
            precision="city",
        )
        return place, int(population)


def packed(places: Iterable[tuple[Place, int, Iterable[str]]]) -> bytes:
    """The file's bytes: places with their population and all names that they go by."""
    entries: list[int] = []
    lines: list[bytes] = []
    for row, (place, population, names) in enumerate(places):
        lines.append(_line(place, population))
        entries.extend(_hashed(key) << 32 | row for key in {place_key(name) for name in names})
    entries.sort()
    keys, rows = array("Q", (e >> 32 for e in entries)), array("I", (e & _LOW for e in entries))
    offsets = array("I", accumulate((len(line) for line in lines), initial=0))
    body = b"".join((keys.tobytes(), rows.tobytes(), offsets.tobytes(), *lines))
    return _HEAD.pack(_MAGIC, len(keys), len(lines), _HEAD.size + len(body)) + body


def place_key(name: str) -> str:
    """What two spellings of one name share; case stays, since "Of" and "Nice" are towns."""
    plain = name.translate(_PLAIN)
    if not plain.isascii():
        marked = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in marked if not unicodedata.combining(c))
    return _ARTICLE.sub(_lower, plain) if " " in plain else plain


def _lower(found: re.Match[str]) -> str:
    return found[0].lower()


def _line(place: Place, population: int) -> bytes:
    cells = (place.geonames_id, place.name, place.country or "", place.admin1 or "")
    return "\t".join(map(str, (*cells, place.lat, place.lon, population))).encode()


def _hashed(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=_KEY).digest(), "little")
