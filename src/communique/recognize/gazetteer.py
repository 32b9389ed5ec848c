"""Find the names of states and organizations in text."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import ahocorasick_rs

from communique.recognize.tables import Organization, countries, organizations

KINDS = ("country", "adjective", "demonym", "capital", "metonym", "organization")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a string can mean: kinds of reading, the country, or the organization."""

    kinds: frozenset[str]
    code: str | None
    organization: Organization | None = None


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a text; `start` and `end` are offsets in that text."""

    start: int
    end: int
    entry: Entry


class Gazetteer:
    """All names in one automaton; the longest name that begins first wins."""

    def __init__(self, entries: dict[str, Entry]) -> None:
        self._names = list(entries)
        self._entries = entries
        self._automaton = ahocorasick_rs.AhoCorasick(
            self._names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
        )

    def find(self, text: str) -> list[Match]:
        """Matches in order that begin and end at the border of a word."""
        found: list[Match] = []
        position = 0
        while position < len(text):
            again = position
            for index, start, end in self._automaton.find_matches_as_indexes(text[position:]):
                start, end = start + position, end + position
                if _at_borders(text, start, end):
                    found.append(Match(start, end, self._entries[self._names[index]]))
                else:  # a shorter name may stand inside: look again from the next word
                    again = _next_word(text, start)
                    break
                again = end
            else:
                break
            position = max(again, position + 1)
        return found


@cache
def gazetteer() -> Gazetteer:
    """The bundled names."""
    entries: dict[str, Entry] = {}

    def add(
        name: str, kind: str, code: str | None, organization: Organization | None = None
    ) -> None:
        known = entries.get(name)
        if known is None:
            entries[name] = Entry(frozenset({kind}), code, organization)
        elif known.code == code and known.organization is None and organization is None:
            entries[name] = Entry(known.kinds | {kind}, code)

    for country in countries().values():
        for name in (country.name, *country.aliases):
            add(name, "country", country.code)
            if name.isascii() and len(name) > 3:
                add(name.upper(), "country", country.code)
    for country in countries().values():
        for name in country.adjectives:
            add(name, "adjective", country.code)
        for name in country.demonyms:
            add(name, "demonym", country.code)
        for name in country.metonyms:
            add(name, "metonym", country.code)
        for name in country.capitals:
            add(name, "capital", country.code)
            if name.isascii() and len(name) > 3:
                add(name.upper(), "capital", country.code)
    for organization in organizations():
        for name in organization.names:
            add(name, "organization", organization.country, organization)
    return Gazetteer(entries)


def _at_borders(text: str, start: int, end: int) -> bool:
    before = start > 0 and (text[start - 1].isalnum() or text[start - 1] == "_")
    after = end < len(text) and (text[end].isalnum() or text[end] == "_")
    return not before and not after


def _next_word(text: str, start: int) -> int:
    while start < len(text) and (text[start].isalnum() or text[start] == "_"):
        start += 1
    return start
