"""Help for everything, quick start, quiet ends."""

from __future__ import annotations

import os
import re
import resource
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import get_args

import click
import pytest
from store_records import coded, document, world

from communique.cli import listing, options, schema
from communique.cli.countries import countries
from communique.cli.main import COMMANDS, cli
from communique.export import FORMATS
from communique.model.jsonio import RECORD_TYPES
from communique.model.records import Label, Status
from communique.recognize import tables
from communique.store import Filters, Store

CONTEXT = click.Context(cli)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_documented(name: str) -> None:
    command = cli.get_command(CONTEXT, name)
    assert command and command.name == name
    assert command.help and len(command.help.splitlines()) > 1
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
        else:
            name = str(parameter.metavar or parameter.name).upper().rstrip("…")
            assert re.search(rf"\b{name}\b", command.help), name


@pytest.mark.parametrize("name", COMMANDS)
def test_short_help_is_the_commands_own(name: str) -> None:
    command = cli.get_command(CONTEXT, name)
    assert command and (command.help or "").splitlines()[0] == COMMANDS[name][1]


def test_nothing_is_offered_before_it_is_there() -> None:
    assert list(COMMANDS) == (
        "code documents mentions events statements actors tenures positions show search who serve "
        "link judge codebook audit eval schema demo".split()
    )
    modules = {import_module(f"communique.cli.{m}") for m, _ in COMMANDS.values()}
    assert {n for m in modules for n in m.commands} == set(COMMANDS)


def test_lists_of_words_are_those_of_the_records() -> None:
    assert get_args(Status) == options.STATUSES
    assert get_args(Label) == options.LABELS
    assert schema.NAMES == tuple(RECORD_TYPES)
    assert listing.FORMATS == FORMATS


@pytest.mark.parametrize("name", listing.HELP)
def test_every_filter_is_an_option(name: str) -> None:
    command = listing.commands[name]
    assert {p.name for p in command.params} >= set(Filters.__dataclass_fields__)


def test_help_is_quick_and_light() -> None:
    code = (
        "import sys\nfrom communique.cli.main import run\ncode = run(['--help'])\n"
        "heavy = {'spacy', 'pydantic', 'pyarrow', 'rich'} & set(sys.modules)\n"
        "sys.exit(f'{code} {heavy}' if code or heavy else 0)"
    )
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("large") / "s.db"
    with Store.open(path, create=True) as store:
        found = [coded(document(file=f"{n}.txt", publisher=f"outlet {n}")) for n in range(60)]
        for one in found:
            store.write(one)
        store.write_world(world(*found))
    return path


@pytest.mark.parametrize(
    "args",
    [
        ["mentions", "--format", "jsonl"],
        ["mentions", "--format", "csv"],
        ["events"],
        ["search", "Hatami"],
    ],
)
def test_broken_pipe_is_quiet(large: Path, args: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "communique.cli", *args, "--store", str(large)]
    found = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True)
    os.close(write)
    assert found.stderr == ""
    assert found.returncode == 141


def test_full_disk_for_output(large: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    command = [sys.executable, "-m", "communique.cli", "mentions", "--store", str(large)]
    with open("/dev/full", "w") as full:
        found = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True)
    assert found.returncode == 3 and "No space left" in found.stderr
    assert "Traceback" not in found.stderr


def test_version() -> None:
    found = subprocess.run(
        [sys.executable, "-m", "communique.cli", "--version"], capture_output=True, text=True
    )
    assert found.stdout.startswith("communique ") and found.returncode == 0


def test_countries_by_their_names() -> None:
    found = countries()
    assert found["iran"] == found["iranian"] == "IRN"
    assert found["united states"] == "USA" and found["niger"] == "NER"
    assert "tehran" not in found and "" not in found
    assert set(found.values()) == set(tables.countries())


def test_filters_load_no_parser(large: Path) -> None:
    code = (
        "import sys\nfrom communique.cli.main import run\n"
        f"code = run(['mentions', '--actor', 'Iranian', '--store', {str(large)!r}])\n"
        "sys.exit(code or 'spacy' in sys.modules)"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert len(found.stdout.splitlines()) > 60
