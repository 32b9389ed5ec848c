"""Answers that are dear to make, kept until the record changes."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from threading import Lock
from typing import Any, TypeVar

from communique.errors import StoreError
from communique.serve.pool import Pool
from communique.store import Store

T = TypeVar("T")
SIZE = 4096
PATIENCE = 20
"""While another process writes, an answer is shown for this many times as long as it took."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer, the record's version that it was made of, until when it may be a little old."""

    value: Any
    version: object
    until: float


class Cache:
    """Keeps answers by key; the least used ones go first."""

    def __init__(self, pool: Pool, open_watcher: Callable[[], Store]) -> None:
        self._pool = pool
        self._open = open_watcher
        self._watcher: Store | None = None
        self._file: object = None
        self._kept: OrderedDict[Hashable, Kept] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """The answer under this key, made where there is none for the record as it is."""
        version = self._version()
        now = time.monotonic()
        with self._lock:
            found = self._kept.get(key)
            if found and (found.version == version or now < found.until):
                self._kept.move_to_end(key)
                value: T = found.value
                return value
        value = make()
        took = time.monotonic() - now
        with self._lock:
            self._kept[key] = Kept(value, version, now + PATIENCE * took)
            while len(self._kept) > SIZE:
                self._kept.popitem(last=False)
        return value

    def close(self) -> None:
        """Forget everything."""
        with self._lock:
            self._kept.clear()
            self._drop()

    def _version(self) -> object:
        """Changes with every write and with the file; a connection of its own watches."""
        with self._lock:
            file = self._pool.file()
            try:
                if self._watcher is None or self._file != file:
                    self._drop()
                    self._watcher, self._file = self._open(), file
                return file, self._watcher.version()
            except StoreError:
                self._drop()
                return object()

    def _drop(self) -> None:
        if self._watcher is not None:
            self._watcher.close()
        self._watcher = None
        self._file = None
