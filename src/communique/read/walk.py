"""Which inputs a list of paths means, in a stable order."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from communique.errors import ReadError

STDIN = "-"
Identity = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read; `under` is its path below the folder that was given, with slashes."""

    path: str
    under: str
    size: int = 0

    @property
    def name(self) -> str:
        """The base name."""
        return self.under.rsplit("/", 1)[-1]

    @property
    def names(self) -> tuple[str, ...]:
        """What a row of metadata may call it, the most exact first."""
        return self.under, os.path.normpath(self.path).replace(os.sep, "/"), self.name


@dataclass(frozen=True, slots=True)
class PassedOver:
    """A file in a folder that is of no kind we read."""

    path: str


Found = Input | PassedOver | ReadError


def kind_of(name: str, kinds: Iterable[str]) -> str | None:
    """The suffix of `kinds` that the name ends in, in any case; None where it is another kind."""
    low = name.lower()
    return next((kind for kind in kinds if low.endswith(kind) and low != kind), None)


def walk(paths: Iterable[str | Path], kinds: tuple[str, ...]) -> Iterator[Found]:
    """Every input that the paths mean, sorted by path, standard input last.

    Folders are walked without hidden entries; a symbolic link that leads back up is not followed.
    """
    given = sorted({os.fspath(path) for path in paths}, key=lambda p: (p == STDIN, Path(p).parts))
    folders = {os.path.abspath(path) for path in given if os.path.isdir(path)}
    for path in given:
        if path == STDIN:
            yield Input(STDIN, "stdin")
        elif not _comes_anyway(path, kinds, folders):
            yield from _given(path, kinds)


def _comes_anyway(path: str, kinds: tuple[str, ...], folders: set[str]) -> bool:
    """Whether a folder given as well leads to this path, so that it would come twice."""
    whole = Path(os.path.abspath(path))
    if not (kind_of(path, kinds) or os.path.isdir(path)):
        return False
    above = (parent for parent in whole.parents if str(parent) in folders)
    return any(
        not any(part.startswith(".") for part in whole.relative_to(parent).parts)
        for parent in above
    )


def _given(path: str, kinds: tuple[str, ...]) -> Iterator[Found]:
    try:
        status = os.stat(path)
    except (OSError, ValueError) as error:
        yield _unreadable(path, error)
        return
    if stat.S_ISDIR(status.st_mode):
        if kind_of(os.path.basename(os.path.normpath(path)), kinds):
            yield _misnamed(path)
        else:
            yield from _folder(path, "", kinds, ((status.st_dev, status.st_ino),))
    elif kind_of(path, kinds) is None and stat.S_ISREG(status.st_mode):
        yield ReadError(path, f"is of no kind that can be read ({', '.join(kinds)})")
    else:
        yield _file(path, os.path.basename(path), status)


def _folder(
    folder: str, under: str, kinds: tuple[str, ...], above: tuple[Identity, ...]
) -> Iterator[Found]:
    try:
        names = sorted(name for name in os.listdir(folder) if not name.startswith("."))
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for name in names:
        yield from _entry(os.path.join(folder, name), under + name, kinds, above)


def _entry(
    path: str, under: str, kinds: tuple[str, ...], above: tuple[Identity, ...]
) -> Iterator[Found]:
    known = kind_of(under, kinds)
    try:
        status = os.stat(path)
    except OSError as error:
        yield _unreadable(path, error) if known else PassedOver(path)
        return
    if stat.S_ISDIR(status.st_mode):
        identity = (status.st_dev, status.st_ino)
        if known:
            yield _misnamed(path)
        elif identity not in above:
            yield from _folder(path, under + "/", kinds, (*above, identity))
    else:
        yield _file(path, under, status) if known else PassedOver(path)


def _file(path: str, under: str, status: os.stat_result) -> Input | ReadError:
    if not stat.S_ISREG(status.st_mode):
        return ReadError(path, "is a pipe or a device, not a file; use - for standard input")
    return Input(path, under, status.st_size)


def _misnamed(path: str) -> ReadError:
    return ReadError(path, "is a folder named like a file; rename it, or give what is inside")


def _unreadable(path: str, error: Exception) -> ReadError:
    if isinstance(error, FileNotFoundError):
        broken = os.path.islink(path)
        return ReadError(path, "is a link that leads nowhere" if broken else "does not exist")
    return ReadError(path, f"cannot be read ({getattr(error, 'strerror', None) or error})")
