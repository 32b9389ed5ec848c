"""Opening a store's file: what can be wrong with it is said by name, with what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import resources
from pathlib import Path

from communique.errors import StoreError

APPLICATION_ID = 0x434D5145
"""'CMQE' in the file's header tells a store from any other SQLite database."""

BUSY_SECONDS = 30.0
_MAGIC = b"SQLite format 3\x00"


def migrations() -> list[str]:
    """The SQL that leads from each version to the next; the store's version is how many ran."""
    folder = resources.files("communique.store") / "schema"
    return [p.read_text("utf-8") for p in sorted(folder.iterdir(), key=lambda p: p.name)]


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says of `path` into a StoreError that names the file and what to do."""
    try:
        yield
    except sqlite3.Error as e:
        raise StoreError(f"{path}: {_advice(e)} (SQLite says: {e})") from e


def connect(path: Path, *, create: bool, readonly: bool) -> sqlite3.Connection:
    """A connection to the store at `path`, of the version that this package writes."""
    _check_path(path, create=create)
    with translated(path):
        found = _open(path, readonly=readonly)
        try:
            _check_version(found, path)
            if not readonly:
                _prepare(found)
            elif not _version(found):
                raise StoreError(f"no record in {path}: run communique code PATH… first")
            elif _version(found) < len(migrations()):
                raise StoreError(f"{path}: made by an older version; run communique link first")
        except BaseException:
            with suppress(sqlite3.Error):
                found.close()
            raise
        return found


def _check_path(path: Path, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise StoreError(f"{path} is a folder; name a file in it, such as {path}/communique.db")
        if path.exists():
            _check_header(path)
        elif not create:
            raise StoreError(f"no record at {path}: run communique code PATH… first")
        elif not path.absolute().parent.is_dir():
            raise StoreError(f"{path}: there is no folder {path.absolute().parent}; make it first")
    except OSError as e:
        raise StoreError(f"{path}: {e.strerror}; give another --store") from e


def _check_header(path: Path) -> None:
    with path.open("rb") as f:
        start = f.read(len(_MAGIC))
    if start and start != _MAGIC:
        raise StoreError(f"{path} is no store (not an SQLite database); give another --store")


def _open(path: Path, *, readonly: bool) -> sqlite3.Connection:
    uri = path.absolute().as_uri()
    mode = "ro" if readonly else "rwc"
    found = _dial(f"{uri}?mode={mode}")
    if readonly and not _readable(found):
        found.close()
        # A folder in which SQLite may not put its -shm file: nobody can be writing there.
        found = _dial(f"{uri}?mode=ro&immutable=1")
    return found


def _dial(uri: str) -> sqlite3.Connection:
    # One thread at a time uses a store, but not always the thread that opened it.
    return sqlite3.connect(
        uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
    )


def _readable(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as e:
        if e.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY}:
            return False
        raise
    return True


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _check_version(connection: sqlite3.Connection, path: Path) -> None:
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    mark = connection.execute("PRAGMA application_id").fetchone()[0]
    if tables and mark != APPLICATION_ID:
        raise StoreError(f"{path} is another program's database; give another --store")
    version, known = _version(connection), len(migrations())
    if version > known:
        raise StoreError(
            f"{path}: a store of version {version}, newer than this communique knows ({known}); "
            "install the newer communique or give another --store"
        )


def _prepare(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number, script in enumerate(migrations()[_version(connection) :], _version(connection)):
            for statement in statements(script):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script, one by one, so that all run in one transaction."""
    waiting = ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            yield waiting
            waiting = ""


def _advice(error: sqlite3.Error) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_READONLY:
        return "may not be written here; give a --store in a folder that you may write to"
    if code == sqlite3.SQLITE_CANTOPEN:
        return "cannot be opened; check the folder's permissions or give another --store"
    if code == sqlite3.SQLITE_FULL or code == sqlite3.SQLITE_IOERR:
        return "the disk is full or cannot be used; free space and run again, nothing kept is lost"
    if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
        return "another process is writing here; wait for it and run again"
    if code in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return "the file is damaged; restore a copy, or code the inputs again into a new --store"
    return "the store failed; this is a fault in communique, please report it"
