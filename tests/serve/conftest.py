"""A small store of invented reports, one of them hostile, and a page on it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "store"))
sys.path.insert(0, str(Path(__file__).parent))

from served_records import world_of
from starlette.testclient import TestClient

from communique.cli.countries import countries
from communique.serve import Settings, create_app
from communique.store import Store

BASE = "http://127.0.0.1:8018"
Client = Callable[..., TestClient]


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The store's file; tests that write take a copy."""
    path = tmp_path_factory.mktemp("serve") / "record.db"
    coded, world = world_of()
    with Store.open(path, create=True, countries=countries()) as store:
        for one in coded:
            store.write(one)
        store.write_world(world)
    return path


@pytest.fixture
def client(record: Path) -> Iterator[Client]:
    """Opens a page on the store; keywords are those of `Settings`, `base` the address called."""
    opened: list[TestClient] = []

    def call(*, base: str = BASE, **settings: Any) -> TestClient:
        found = Settings(**{"store": record, "countries": countries(), **settings})
        made = TestClient(create_app(found), base_url=base, raise_server_exceptions=False)
        made.__enter__()
        opened.append(made)
        return made

    yield call
    for one in opened:
        one.__exit__(None, None, None)


@pytest.fixture
def page(client: Client) -> TestClient:
    """The page as `communique serve` opens it, without coding of pasted texts."""
    return client()


__all__ = ["replace"]
