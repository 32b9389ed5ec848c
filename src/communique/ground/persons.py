"""Which rows of tables are of one person, and whom of them a name can mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from communique.model.ids import actor_id, name_key
from communique.model.offices import Holder
from communique.recognize.spelling import same_person_name, same_word
from communique.recognize.tables import countries

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A person of the tables: all their rows, of whichever office and table."""

    rows: tuple[Holder, ...]

    @property
    def name(self) -> str:
        """The name as the first row has it."""
        return self.rows[0].name

    @property
    def country(self) -> str | None:
        """ISO 3166-1 alpha-3; None for those of organizations only."""
        return next((r.country for r in self.rows if r.country in countries()), None)

    @property
    def actor_id(self) -> str:
        """The id that coding gives a person of this name."""
        return actor_id("person", self.name, country=self.country)


def group(rows: Iterable[Holder]) -> list[Known]:
    """The rows by person, the earliest term first."""
    found: list[list[Holder]] = []
    for row in rows:
        for one in found:
            if any(same_row_person(row, other) for other in one):
                one.append(row)
                break
        else:
            found.append([row])
    known = [Known(tuple(sorted(one, key=_order))) for one in found]
    return sorted(known, key=lambda k: _order(k.rows[0]))


def same_row_person(one: Holder, other: Holder) -> bool:
    """Whether two rows are of one person: a spelling of one is a spelling of the other."""
    if one.country != other.country and one.name != other.name:
        return False
    mine, theirs = spellings(one), spellings(other)
    if set(mine) & set(theirs):
        return True
    return any(
        len(a) == len(b) > 1 and same_person_name(a, b) for a in mine[:1] for b in theirs[:1]
    )


def may_be(name: Sequence[str], row: Holder) -> bool:
    """Whether words of a name, without case and marks, can mean the row's person.

    A single word must be the family name, or stand where it stands in a spelling of one word.
    """
    words = tuple(name)
    known = spellings(row)
    if words in known:
        return True
    if len(words) == 1:
        if any(words[0] == "".join(k) for k in known if len(k) > 1):
            return True
        family = name_key(row.family).split() or [known[0][-1]]
        return len(words[0]) > 1 and (
            words[0] == family[-1] or (len(words[0]) > 3 and same_word(words[0], family[-1]))
        )
    return any(len(k) > 1 and _meets(words, k, row) for k in known)


def _meets(words: Words, known: Words, row: Holder) -> bool:
    """Whether a name of several words is a spelling, or it cut short to given and family name."""
    if any(len(w) == 1 for w in words):
        words = tuple(w for w in words if len(w) > 1)
    family = name_key(row.family).split()
    if len(words) < 2 or (family and not any(same_word(w, family[-1]) for w in words)):
        return False
    return same_person_name(words, known)


def spellings(row: Holder) -> tuple[Words, ...]:
    """The words of each spelling of a row's name, the name itself first."""
    return _spellings(row.name, row.also)


@lru_cache(maxsize=16384)
def _spellings(name: str, also: tuple[str, ...]) -> tuple[Words, ...]:
    found = (tuple(name_key(n).split()) for n in (name, *also))
    return tuple(words for words in dict.fromkeys(found) if words)


def _order(row: Holder) -> tuple[str, str, int]:
    return (row.start or "0000").lstrip("[."), row.table, row.row
