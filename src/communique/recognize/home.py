"""Which country an office or organ named without one belongs to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from communique.parse.parsed import Parsed
from communique.recognize.gazetteer import gazetteer
from communique.recognize.place_index import place_index
from communique.recognize.tables import Title
from communique.recognize.tagging import NameTag, Tagged

JOINING = frozenset({"and", "&", "-", "–"})
"""Between two countries that a headline names together."""

DOMESTIC = frozenset(
    "minister head_of_state head_of_government legislator spokesperson deputy_head military host "
    "regional_head judge opposition party".split()
)
"""Levels of title that a report leaves without a country where it means its own."""


@dataclass(frozen=True, slots=True)
class Home:
    """The report's own country: of its dateline, else the one named first; None where neither."""

    country: str | None
    partner: str | None = None
    """The other country of which the report speaks most."""

    def other(self, country: str) -> str | None:
        """The other of the two countries that the report is about."""
        return self.partner if country == self.country else self.country


def home(parsed: Parsed, units: list[Tagged]) -> Home:
    """The country that bare titles of this report belong to."""
    named = [
        name.code
        for tagged in units[:6]
        for _, name in sorted(tagged.names.items())
        if name.code and name.entry.organization is None
    ]
    own = _dateline(parsed) or (named[0] if named else None)
    others = Counter(code for code in named if code != own)
    return Home(own, others.most_common(1)[0][0] if others else None)


def is_domestic(title: Title | None) -> bool:
    """Whether the title is one that needs a country and that a report may leave without."""
    return title is not None and title.level in DOMESTIC


def _dateline(parsed: Parsed) -> str | None:
    for block in parsed.document.blocks:
        if block.kind != "dateline":
            continue
        text = parsed.text[block.start : block.end]
        found = gazetteer().find(text.title() if text.isupper() else text)
        codes = [m.entry.code for m in found if m.entry.code]
        if codes:
            return codes[0]
        name = text.split(",")[0].strip(" \u2013\u2014-").title()
        places = place_index().find(name)
        if places and places[0][0].country:
            return places[0][0].country
    return None


def named_pair(units: list[Tagged]) -> tuple[str, ...]:
    """Two countries, in order, that the headline or the first sentence name together."""
    for tagged in units[:3]:
        in_title = tagged.unit.block.kind == "title"
        for i, name in sorted(tagged.names.items()):
            after = tagged.names.get(name.end + 1)
            between = tagged.doc[name.end].lower_ if name.end < len(tagged.doc) else ""
            joined = between in JOINING or (between == "," and in_title)
            if i == name.start and joined and after and name.code and after.code:
                first = tagged.doc[i].sent.start == 0
                if name.code != after.code and (in_title or first):
                    return name.code, after.code
        if not in_title:
            break
    return ()


def named_together(units: list[Tagged]) -> tuple[str, ...]:
    """Two countries or more, in order, that the headline or the first sentence names as a list."""
    for tagged in units[:3]:
        in_title = tagged.unit.block.kind == "title"
        for i, name in sorted(tagged.names.items()):
            listed = _listed_from(tagged, name) if i == name.start else ()
            if len(listed) > 1 and (in_title or tagged.doc[i].sent.start == 0):
                return listed
        if not in_title:
            break
    return ()


def _listed_from(tagged: Tagged, name: NameTag) -> tuple[str, ...]:
    """The countries of an enumeration that begins with the name."""
    found: dict[str, None] = {}
    at: NameTag | None = name
    while at is not None and at.code:
        found.setdefault(at.code)
        end = at.end
        while end < len(tagged.doc) and tagged.doc[end].lower_ in JOINING | {",", "the"}:
            end += 1
        at = tagged.names.get(end) if end > at.end else None
    return tuple(found)
