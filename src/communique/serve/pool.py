"""Open stores to read from: one for each request that is under way, kept for the next one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, LifoQueue

from communique.store import Store

IDLE = 8
"""Stores that are kept open while nobody reads."""


class Pool:
    """Lends read-only stores; a file that was replaced is opened anew."""

    def __init__(self, path: Path, countries: Mapping[str, str]) -> None:
        self._path = path
        self._countries = countries
        self._idle: LifoQueue[tuple[Store, object]] = LifoQueue(IDLE)

    @contextmanager
    def lend(self) -> Iterator[Store]:
        """A store for one thread, as it is at the first read; StoreError where there is none."""
        store, file = self._take()
        try:
            with store.snapshot():
                yield store
        except BaseException:
            store.close()
            raise
        self._give_back(store, file)

    def close(self) -> None:
        """Close what is idle."""
        while True:
            try:
                self._idle.get_nowait()[0].close()
            except Empty:
                return

    def _take(self) -> tuple[Store, object]:
        file = self.file()
        while True:
            try:
                store, was = self._idle.get_nowait()
            except Empty:
                return Store.open(self._path, readonly=True, countries=self._countries), file
            if was == file:
                return store, file
            store.close()

    def _give_back(self, store: Store, file: object) -> None:
        if self._idle.full():
            store.close()
        else:
            self._idle.put((store, file))

    def file(self) -> object:
        """What tells this file from another one under the same name."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        return found.st_dev, found.st_ino
