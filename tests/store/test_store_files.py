"""What can be wrong with a store's file is said by name, and nothing kept is lost."""

from __future__ import annotations

import multiprocessing
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from multiprocessing.synchronize import Event as Signal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from store_records import coded, document, world

from communique.errors import StoreError
from communique.model.coded import Coded
from communique.store import Filters, Store
from communique.store.connect import migrations, statements

HERE = Path(__file__).parent


def made(path: Path) -> Path:
    with Store.open(path, create=True) as store:
        one = coded()
        store.write(one)
        store.write_world(world(one))
    return path


def refusal(path: Path, **how: bool) -> str:
    with pytest.raises(StoreError) as caught:
        Store.open(path, **how)
    assert str(path) in str(caught.value)
    assert caught.value.exit_code == 3
    return str(caught.value)


def test_missing(tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    assert refusal(path, readonly=True) == f"no record at {path}: run communique code PATH… first"
    assert not path.exists()


def test_folder(tmp_path: Path) -> None:
    assert "is a folder" in refusal(tmp_path, create=True)
    assert "is a folder" in refusal(tmp_path, readonly=True)


def test_folder_that_is_missing(tmp_path: Path) -> None:
    assert "make it first" in refusal(tmp_path / "deep" / "s.db", create=True)


def test_path_below_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert "make it first" in refusal(tmp_path / "file" / "s.db", create=True)


def test_name_too_long(tmp_path: Path) -> None:
    assert "--store" in refusal(tmp_path / ("n" * 300), create=True)


@pytest.mark.parametrize("content", [b"hello", b"\x00" * 200, b"SQLite format 3\x00 but no more"])
@pytest.mark.parametrize("create", [True, False])
def test_no_database(tmp_path: Path, content: bytes, create: bool) -> None:
    path = tmp_path / "s.db"
    path.write_bytes(content)
    refusal(path, create=create, readonly=not create)
    assert path.read_bytes() == content


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    path.touch()
    assert "run communique code" in refusal(path, readonly=True)
    Store.open(path, create=True).close()
    Store.open(path, readonly=True).close()


def test_other_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE document (id)")
    connection.close()
    assert "another program" in refusal(path, create=True)


def test_newer_version(tmp_path: Path) -> None:
    path = made(tmp_path / "s.db")
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(migrations()) + 1}")
    connection.close()
    for how in ({"create": True}, {"readonly": True}, {}):
        assert "newer than this communique knows" in refusal(path, **how)


def test_damaged(tmp_path: Path) -> None:
    path = made(tmp_path / "s.db")
    raw = bytearray(path.read_bytes())
    raw[4096:] = b"\x55" * (len(raw) - 4096)
    path.write_bytes(raw)
    with pytest.raises(StoreError, match="damaged"), Store.open(path, readonly=True) as store:
        list(store.documents())


def test_migration_scripts_are_cut_into_statements() -> None:
    found = [s for script in migrations() for s in statements(script)]
    assert all(sqlite3.complete_statement(s) for s in found)
    assert sum("CREATE TABLE" in s for s in found) > 10


OPEN = """
import os, sys
from communique.errors import StoreError
from communique.model.jsonio import schema
from communique.store import Store
from communique.store.connect import migrations
path, how = sys.argv[1:]
migrations(), schema("document")  # imports all that reading needs, while it may
if os.geteuid() == 0:  # root may write anywhere
    os.setgroups([])
    os.setuid(65534)
try:
    with Store.open(path, create=how == "write", readonly=how == "read") as store:
        print(len(list(store.documents())))
except StoreError as e:
    print(e)
"""


def _as_nobody(path: Path, how: str) -> str:
    command = [sys.executable, "-c", OPEN, str(path), how]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def locked() -> Iterator[Path]:
    """A folder with a store, neither of which may be written to."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        made(folder / "s.db").chmod(0o444)
        folder.chmod(0o555)
        yield folder
        folder.chmod(0o755)


def test_read_only_folder(locked: Path) -> None:
    store = locked / "s.db"
    assert _as_nobody(store, "read") == "1\n"
    for path in (store, locked / "new.db"):
        refused = _as_nobody(path, "write")
        assert str(path) in refused and "--store" in refused


FILL = """
import resource, sys
sys.path.insert(0, sys.argv[2])
from store_records import coded, document
from communique.store import Store
from communique.errors import StoreError
resource.setrlimit(resource.RLIMIT_FSIZE, (3_000_000, 3_000_000))
n = 0
try:
    with Store.open(sys.argv[1], create=True) as store:
        for n in range(2000):
            store.write(coded(document(publisher=f"outlet {n}", file=f"{n}.txt")))
except StoreError as e:
    print(n)
    print(e)
    sys.exit(e.exit_code)
"""


def test_disk_full(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    found = subprocess.run(
        [sys.executable, "-c", FILL, str(path), str(HERE)], capture_output=True, text=True
    )
    assert found.returncode == 3, found.stderr
    n, message = found.stdout.strip().split("\n")
    assert str(path) in message and "disk is full" in message
    with Store.open(path, readonly=True) as store:
        assert len(list(store.coded())) == int(n) > 10
    with Store.open(path) as store:  # with room again it goes on
        assert store.write(coded(document(publisher="new", file="new.txt")))


def _write_many(path: Path, ready: Signal, stop: Signal) -> None:
    with Store.open(path) as store:
        n = 0
        while not stop.is_set() and n < 500:
            one = coded(document(publisher=f"outlet {n}", file=f"{n}.txt"))
            store.write(one)
            store.write_world(world(one))
            n += 1
            if n == 3:
                ready.set()


def test_reader_while_writer(tmp_path: Path) -> None:
    path = made(tmp_path / "s.db")
    context = multiprocessing.get_context("spawn")
    ready, stop = context.Event(), context.Event()
    writer = context.Process(target=_write_many, args=(path, ready, stop))
    writer.start()
    try:
        assert ready.wait(20)
        with Store.open(path, readonly=True) as store:
            seen = [_whole(store) for _ in range(20)]
        assert seen == sorted(seen) and seen[0] >= 4
    finally:
        stop.set()
        writer.join(20)
    assert writer.exitcode == 0


def _whole(store: Store) -> int:
    found = list(store.coded())
    assert all(isinstance(c, Coded) and len(c.mentions) == 2 for c in found)
    assert all(e.mentions for e in store.events(Filters()))
    return len(found)


def test_second_writer_waits(tmp_path: Path) -> None:
    path = made(tmp_path / "s.db")
    with Store.open(path) as a, Store.open(path) as b:
        a.write(coded(document(publisher="a", file="a.txt")))
        b.write(coded(document(publisher="b", file="b.txt")))
        assert len(list(a.documents())) == len(list(b.documents())) == 3
