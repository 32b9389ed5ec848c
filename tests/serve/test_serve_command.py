"""The command: what it asks for, where it answers, how it ends."""

from __future__ import annotations

import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from communique.store import Filters, Store


def test_another_address_needs_a_token(run_here: Any, record: Path) -> None:
    code, _, err = run_here("serve", "--store", str(record), "--host", "0.0.0.0")
    assert code == 2 and "--token" in err


def test_without_a_record_it_says_what_to_do(run_here: Any, tmp_path: Path) -> None:
    code, _, err = run_here("serve", "--store", str(tmp_path / "none.db"))
    assert code == 3 and "communique code" in err


def test_a_taken_port_is_said(run_here: Any, record: Path) -> None:
    import socket

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        code, _, err = run_here("serve", "--store", str(record), "--port", port)
    assert code == 2 and port in err


@pytest.mark.parametrize("options", [[], ["--host", "0.0.0.0", "--token", "new"]])
def test_it_serves_and_ends_quietly(record: Path, options: list[str]) -> None:
    command = [sys.executable, "-m", "communique.cli", "serve", "--store", str(record)]
    with subprocess.Popen(
        [*command, "--port", "0", *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as served:
        assert served.stdout and served.stderr
        found = re.search(r"http://\S+", served.stdout.readline())
        assert found
        address = found[0].replace("0.0.0.0", "127.0.0.1")
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        try:
            answer = opener.open(address, timeout=60)
        except OSError:
            served.kill()
            raise
        with answer:
            assert b"What is in this record" in answer.read()
            assert "server" not in answer.headers
            assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        served.send_signal(signal.SIGINT)
        try:
            assert served.wait(30) == 0
        finally:
            served.kill()
        assert served.stderr.read() == ""


def test_a_store_of_the_version_before_is_brought_up_to_date(record: Path, tmp_path: Path) -> None:
    from communique.cli.serve import _open_once

    path = tmp_path / "old.db"
    shutil.copy(record, path)
    before = sqlite3.connect(path)
    before.executescript(
        "DROP TABLE event_publisher; DROP TABLE actor_weight; DROP TABLE event_hidden;"
        "PRAGMA user_version = 2;"
    )
    names = before.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql NOT NULL")
    script = (Path(__file__).parents[2] / "src/communique/store/schema/0003.sql").read_text()
    for (name,) in names.fetchall():
        if f"INDEX {name} " in script:
            before.execute(f"DROP INDEX {name}")
    for column in ("reported_min", "reported_max", "texts"):
        before.execute(f"ALTER TABLE event DROP COLUMN {column}")
    before.commit()
    before.close()
    _open_once(path)
    with Store.open(path, readonly=True) as store:
        event = next(store.events())
        facets = store.browse().facets("event", Filters(all=True))
    assert {f.value for f in facets["publisher"]} >= set(event.publishers)
