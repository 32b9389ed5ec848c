"""The store: one SQLite file that holds documents, what was read out of them, and the world."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Literal, TypeVar

from communique.model import Actor, Document, Event, EventMention, Statement, Tenure
from communique.model.coded import Coded, TextKin, World
from communique.model.reviews import Judgement
from communique.store import (
    aliases,
    connect,
    counting,
    judgements,
    reading,
    searching,
    tenures,
    world,
    writing,
)
from communique.store.browsing import Browsing, Looking
from communique.store.conditions import Conditions
from communique.store.filters import Filters
from communique.store.matching import Words
from communique.store.reading import Record
from communique.store.sql import Clause

Kind = Literal["document", "mention", "statement", "event", "actor", "tenure"]
R = TypeVar("R")
_NONE: Mapping[str, str] = MappingProxyType({})
ALL = Filters(all=True)


class Store:
    """An open store; close it, or use it in a `with` statement.

    One process may write while others read. `countries` leads from a country's or people's name in
    lower case to its code, so that filters understand 'Iranian'; without it they know codes only.
    Every method raises StoreError, with the file's name, where the file cannot be used.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, countries: Mapping[str, str] = _NONE
    ) -> None:
        self.path = path
        self._connection = connection
        self._countries = countries
        self._written: set[str] = set()

    @classmethod
    def open(
        cls,
        path: str | Path,
        *,
        create: bool = False,
        readonly: bool = False,
        countries: Mapping[str, str] = _NONE,
    ) -> Store:
        """Open the store at `path`; with `create` make it where there is none."""
        path = Path(path)
        return cls(path, connect.connect(path, create=create, readonly=readonly), countries)

    def close(self) -> None:
        """Let go of the file; what was written stays, even where the disk is full."""
        with suppress(sqlite3.Error):
            self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def write(self, coded: Coded) -> bool:
        """Replace a document and all its rows in one transaction; False where nothing was new."""
        with self._transaction() as connection:
            new = writing.write_coded(connection, coded, written=self._written)
        self._written.add(coded.document.id)
        return new

    def write_world(self, made: World) -> None:
        """Replace events, actors and the layer in one transaction; ids that go become aliases."""
        with self._transaction() as connection:
            world.write_world(connection, made)

    def get(self, id: str) -> Record | None:
        """The record that goes, or went, by this id; None where there is none."""
        with self._reading() as connection:
            return reading.get(connection, id)

    def document(self, id: str) -> Document | None:
        """The document of this id, with its text."""
        found = self.get(id)
        return found if isinstance(found, Document) else None

    def kin(self, document: str) -> dict[str, TextKin]:
        """The documents of this one's text family, the earliest first; empty where it is alone."""
        with self._reading() as connection:
            return world.kin(connection, document)

    def repeated(self, document: str) -> dict[tuple[int, int], str]:
        """The paragraphs of a document (start, end) that its outlet repeats → how often."""
        with self._reading() as connection:
            return world.repeated(connection, document)

    def starting(self, prefix: str) -> list[str]:
        """Ids that begin with `prefix`, a few at most."""
        with self._reading() as connection:
            return aliases.starting(connection, prefix)

    def documents(self, filters: Filters = ALL) -> Iterator[Document]:
        """Documents by the date they were published."""
        return self._stream(reading.documents(self._connection, self.ids("document", filters)))

    def mentions(self, filters: Filters = ALL) -> Iterator[EventMention]:
        """Mentions in the order of their documents, each with its event and canonical actors."""
        return self._stream(reading.mentions(self._connection, self.ids("mention", filters)))

    def statements(self, filters: Filters = ALL) -> Iterator[Statement]:
        """Statements in the order of their documents, with canonical actors."""
        return self._stream(reading.statements(self._connection, self.ids("statement", filters)))

    def events(self, filters: Filters = ALL) -> Iterator[Event]:
        """Events by date, those without one last."""
        return self._stream(reading.events(self._connection, self.ids("event", filters)))

    def actors(self, filters: Filters = ALL) -> Iterator[Actor]:
        """Actors by country and name."""
        return self._stream(reading.actors(self._connection, self.ids("actor", filters)))

    def tenures(self, filters: Filters = ALL) -> Iterator[Tenure]:
        """Tenures by country, office and start."""
        return self._stream(tenures.records(self._connection, self.ids("tenure", filters)))

    def tenures_of(self, actor: str) -> list[Tenure]:
        """One actor's tenures, the earliest first."""
        with self._reading() as connection:
            return tenures.of_actor(connection, actor)

    def judgements(self) -> list[Judgement]:
        """What people said of who is one actor, the earliest first."""
        with self._reading() as connection:
            return judgements.every(connection)

    def judge(self, made: Judgement) -> None:
        """Keep a judgement for good; the next `link` heeds it."""
        with self._transaction() as connection:
            judgements.add(connection, made)

    def called(self, actor: str) -> list[tuple[str, str]]:
        """Where an actor's id leads: each document with the id that its coding gave."""
        with self._reading() as connection:
            return judgements.called(connection, actor)

    def now(self, document: str, local: str) -> str:
        """The id that an actor of one document goes by across documents."""
        with self._reading() as connection:
            return judgements.now(connection, document, local)

    def names_of(self, called: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Ids that coding gave, each with every name that the documents have for it."""
        with self._reading() as connection:
            return judgements.names_of(connection, called)

    def ids(self, kind: Kind, filters: Filters = ALL) -> list[str]:
        """The ids of the records that pass, in the order in which they are listed."""
        where = self._where(kind, filters)
        with self._reading() as connection:
            return reading.ids(connection, kind, where, filters.limit)

    def load(self, kind: Kind, ids: Sequence[str]) -> list[Record]:
        """The records with these ids, in their order; an id that is none is left out."""
        return list(self._stream(reading.READERS[kind](self._connection, ids)))

    def browse(self) -> Browsing:
        """The queries of pages: listings in parts, counts, facets."""
        return Browsing(self._connection, self.path, self._where)

    def look(self) -> Looking:
        """The queries about one actor, one pair, and the store as a whole."""
        return Looking(self._connection, self.path)

    @contextmanager
    def snapshot(self) -> Iterator[Store]:
        """The store as it is at the first read, whatever another process writes meanwhile."""
        with connect.translated(self.path):
            self._connection.execute("BEGIN")
            try:
                yield self
            finally:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")

    def version(self) -> int:
        """A number that changes whenever another connection has written."""
        with self._reading() as connection:
            return int(connection.execute("PRAGMA data_version").fetchone()[0])

    def coded(self) -> Iterator[Coded]:
        """All documents by id, each with its mentions and statements as coded."""
        return self._stream(reading.coded(self._connection))

    def search(
        self, words: str, *, limit: int | None = None, marks: tuple[str, str] = ("[", "]")
    ) -> Iterator[searching.Hit]:
        """Sentences with all the words, best first; what was found stands between the marks."""
        return self._stream(searching.search(self._connection, words, limit=limit, marks=marks))

    def count_hits(self, words: str) -> int:
        """How many sentences `search` would find."""
        with self._reading() as connection:
            return searching.count(connection, words)

    def totals(self) -> dict[str, int]:
        """How many of each record the store holds, hidden ones included."""
        with self._reading() as connection:
            return counting.totals(connection)

    def group(self, name: str) -> dict[str, int]:
        """One breakdown of `counting.GROUPS`, largest first."""
        with self._reading() as connection:
            return counting.group(connection, name)

    def is_linked(self) -> bool:
        """Whether the world level takes in every document as it is now."""
        with self._reading() as connection:
            return bool(connection.execute("SELECT current FROM linked").fetchone()[0])

    def _where(self, kind: Kind, filters: Filters) -> Clause:
        conditions = self._conditions(filters)
        found = {
            "document": conditions.documents,
            "mention": conditions.mentions,
            "statement": conditions.statements,
            "event": conditions.events,
            "actor": conditions.actors,
            "tenure": conditions.tenures,
        }
        return found[kind]()

    def _conditions(self, filters: Filters) -> Conditions:
        values = (*filters.actor, *filters.recipient, *filters.speaker, *filters.about)
        values += filters.party
        ids = [v.strip() for v in (*values, *(filters.between or ())) if v.strip()[:3] == "ac_"]
        with self._reading() as connection:
            known = {id: aliases.resolve(connection, id) for id in ids}
        return Conditions(filters, Words(self._countries, known))

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with connect.translated(self.path):
            yield self._connection

    def _stream(self, records: Iterator[R]) -> Iterator[R]:
        with connect.translated(self.path):
            yield from records

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with connect.translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise
