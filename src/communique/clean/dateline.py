"""The place, day and agency that stand at the head of a story's first paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from communique.clean.dates import Found, find_dates, left_of_header
from communique.clean.tables import agencies, is_outlet, words

REACH = 110
"""A dateline ends within this many code points."""

MOST_SMALL = 3
"""More small words than this stand in no dateline."""

_SMALL_WORD = re.compile(r"\b[a-z]{2,}")
_SEPARATOR = re.compile(
    r"\s*[—–―]{1,2}\s*|\s+-{1,3}\s*|\s*--\s*|(?<=[)\]/])\s?-\s?|(?<=[)\]/])[.:]?\s+|:\s+|\.\s+"
)
_GROUP = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]|/([^/]*)/")
_OPEN_GROUP = re.compile(r"^\(([^()]*\|[^()]*)\)")
"""A group that opens a text and holds a date: (Lima, 5 May 2034)."""
_PART = re.compile(r"[,.;:|/()\[\]–—―]+|\s-+\s|\s-+$|-+$")
_WORD = re.compile(r"[^\W\d_][\w.'’&-]*")
_GOES_ON = re.compile(r"[\"'“‘«(\[]*(?:[^\W\d_]|\d)")


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the head of a text; offsets count from the text's start.

    `agency` and `outlet` are where such a name stands in it; `known` says that the agency's name
    is in our list.
    """

    end: int
    dates: tuple[Found, ...]
    agency: tuple[int, int] | None
    outlet: tuple[int, int] | None
    places: tuple[str, ...]
    known: bool

    @property
    def only_date(self) -> bool:
        """Whether it names a day and nothing else."""
        return not (self.agency or self.outlet or self.places)

    @property
    def is_weak(self) -> bool:
        """Whether it is one bare name that only the dash after it sets off."""
        return not (self.dates or self.agency or self.outlet or any(map(_is_loud, self.places)))


def find_dateline(text: str, *, whole: bool = False) -> Dateline | None:
    """The longest dateline that `text` opens with; with `whole`, only one that is all of it."""
    if whole:
        return _read(text, len(text)) if len(text) <= REACH else None
    best = None
    for separator in _SEPARATOR.finditer(text, 0, min(len(text), REACH)):
        if separator.start() == 0 or not _goes_on(text, separator.end()):
            continue
        head = text[: separator.start()]
        if len(_SMALL_WORD.findall(head)) > MOST_SMALL:
            break
        found = _read(head, separator.end())
        if found and _is_allowed(found, separator[0], text[separator.end() :]):
            best = found
        elif found is None and best is not None:
            break
    return best


def _goes_on(text: str, start: int) -> bool:
    return _GOES_ON.match(text, start) is not None


def _is_allowed(found: Dateline, separator: str, rest: str) -> bool:
    """Whether the mark after it can end this kind of dateline."""
    mark = separator.strip()
    opens = rest.lstrip("\"'“‘«([")[:1]
    loud = found.known or any(map(_is_loud, found.places))
    if mark == ":":
        return bool(found.places and (found.dates or found.agency)) or any(
            map(_is_loud, found.places)
        )
    if mark == ".":
        return bool(found.places and (found.dates or found.agency)) and not opens.islower()
    if mark == "":
        told = bool(found.dates and found.places) or (bool(found.agency) and loud)
        return told and not opens.islower()
    if found.is_weak:
        return len(" ".join(found.places).split()) <= 2 and opens.isupper() and separator != mark
    return opens.isupper() or loud or bool(found.dates and found.places)


def _read(head: str, end: int) -> Dateline | None:
    """What the head says; None where a word of it belongs in no dateline."""
    dates = find_dates(head)
    rest = _OPEN_GROUP.sub(r" \1 ", left_of_header(head, dates)).replace("|", ",")
    agency: tuple[int, int] | None = None
    for group in _GROUP.finditer(rest):
        start, stop = next((group.span(i) for i in (1, 2, 3) if group[i] is not None), (0, 0))
        inner = rest[start:stop].strip(" ,.-–—")
        if not inner:
            continue
        if not _is_name(inner, 6):
            return None
        at = head.find(inner, start)
        agency = agency or (at, at + len(inner))
    outside = _GROUP.sub(lambda found: "," * len(found[0]), rest)
    outlet, places = None, []
    for start, part in _parts(outside):
        if not _is_name(part, 5):
            return None
        if part in agencies():
            agency = agency or (start, start + len(part))
        elif is_outlet(part) or part.startswith("The "):
            outlet = outlet or (start, start + len(part))
        else:
            places.append(part)
    if not (dates or agency or outlet or places) or len(places) > 4:
        return None
    known = agency is not None and head[slice(*agency)] in agencies()
    return Dateline(end, tuple(dates), agency, outlet, tuple(places), known)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """The parts between marks, with where they stand."""
    start = 0
    for mark in [*_PART.finditer(text), None]:
        raw = text[start : mark.start() if mark else len(text)]
        bare = raw.strip()
        if bare:
            yield start + raw.index(bare), bare
        start = mark.end() if mark else start


def _is_name(part: str, most: int) -> bool:
    """Whether a part is up to `most` words, capitalized but for small connecting ones."""
    found = part.split()
    if not 0 < len(found) <= most or found[0].lower() in words("openers"):
        return False
    capital = [word for word in found if word[0].isupper()]
    small = all(word[0].isupper() or word.lower() in words("connectors") for word in found)
    return bool(capital) and small and all(map(_WORD.fullmatch, found))


def _is_loud(place: str) -> bool:
    return len(place) > 2 and place.isupper()
