"""Small pieces of SQL with their values, put together without ever pasting in a value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

Value = str | int | float | None
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Clause:
    """A condition with the values for its question marks."""

    sql: str
    values: tuple[Value, ...] = ()


TRUE = Clause("1")


def every(clauses: Iterable[Clause]) -> Clause:
    """True where all of them are; always true of none."""
    return _joined(list(clauses), " AND ", TRUE)


def either(clauses: Iterable[Clause]) -> Clause:
    """True where at least one of them is; never true of none."""
    return _joined(list(clauses), " OR ", Clause("0"))


def exists(table: str, *clauses: Clause) -> Clause:
    """True where `table` (with joins, if need be) has a row that meets all the clauses."""
    inner = every(clauses)
    return Clause(f"EXISTS (SELECT 1 FROM {table} WHERE {inner.sql})", inner.values)


def among(column: str, values: Sequence[Value]) -> Clause:
    """True where the column holds one of the values."""
    return Clause(f"{column} IN ({marks(len(values))})", tuple(values))


def has_words(column: str, key: str) -> Clause:
    """True where a key column, which is padded with blanks, holds all of `key`'s words in a row."""
    return Clause(f"instr({column}, ?) > 0", (f" {key} ",))


def marks(n: int) -> str:
    """`n` question marks."""
    return ", ".join("?" * n)


def chunks(items: Iterable[T], size: int = 500) -> Iterator[list[T]]:
    """The items in lists of `size`, the last one shorter."""
    source = iter(items)
    while found := list(islice(source, size)):
        yield found


def _joined(clauses: list[Clause], word: str, none: Clause) -> Clause:
    if len(clauses) < 2:
        return clauses[0] if clauses else none
    values = tuple(v for c in clauses for v in c.values)
    return Clause("(" + word.join(c.sql for c in clauses) + ")", values)
