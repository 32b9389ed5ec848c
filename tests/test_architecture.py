"""The house: which room may import which, what is public, and what help may cost."""

from __future__ import annotations

import ast
import resource
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import yaml

import communique
from communique.cli.main import COMMANDS

ROOT = Path(communique.__file__).parent
ROOMS = (
    "model read clean parse recognize attribute coding ground link store analyze export serve"
).split()
GLUE = {"", "pipeline", "cli", "config", "registry", "errors", "api"}
"""The empty name is the package itself."""

ONLY_IN = {
    "sqlite3": {"store"},
    "click": {"cli"},
    "rich": {"cli", "export"},
    "pyarrow": {"export"},
    "spacy": {"parse", "recognize", "attribute", "coding", "ground", "pipeline"},
    "pydantic": {"model"},
    "fastapi": {"serve"},
    "starlette": {"serve"},
    "jinja2": {"serve"},
    "markupsafe": {"serve"},
    "altair": {"serve"},
    "vl_convert": {"serve"},
    "uvicorn": {"cli"},
    "yaml": {"read", "clean", "recognize", "attribute", "coding", "analyze"},
}
"""What only these parts may import: only the store opens a database, only the shell prints."""


@cache
def modules() -> dict[str, ast.Module]:
    """Dotted name below the package → what the module says."""
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        name = ".".join(p for p in parts if p != "__init__")
        found[name] = ast.parse(path.read_text(encoding="utf-8"))
    return found


def imported(tree: ast.Module) -> Iterator[str]:
    """Every module named by an import, wherever it stands; names of `from` imports joined on."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def part(name: str) -> str:
    """The room or glue that a dotted name below the package belongs to."""
    first = name.split(".")[0]
    return first if (ROOT / first).is_dir() or (ROOT / f"{first}.py").is_file() else ""


def own_imports(name: str) -> set[str]:
    found = (i for i in imported(modules()[name]) if i.split(".")[0] == "communique")
    return {part(i.partition(".")[2]) for i in found}


def test_every_part_is_a_room_or_glue() -> None:
    assert {part(name) for name in modules()} <= {*ROOMS, *GLUE}


@pytest.mark.parametrize("room", ROOMS)
def test_rooms_import_only_from_the_left(room: str) -> None:
    allowed = {*ROOMS[: ROOMS.index(room) + 1], "errors"}
    wrong = {
        name: sorted(own_imports(name) - allowed)
        for name in modules()
        if part(name) == room and own_imports(name) - allowed
    }
    assert not wrong


def test_errors_and_config_stand_on_nothing() -> None:
    assert own_imports("errors") == set()
    assert own_imports("config") <= {"errors"}


@pytest.mark.parametrize("package", ONLY_IN)
def test_what_only_some_parts_may_import(package: str) -> None:
    using = {
        part(name)
        for name, tree in modules().items()
        if any(i.split(".")[0] == package for i in imported(tree))
    }
    assert using <= ONLY_IN[package]


def test_what_is_public_is_what_all_says() -> None:
    names = communique.__all__
    assert names == sorted(names, key=lambda n: (not n[0].isupper(), n))
    assert len(names) == len(set(names))
    for name in names:
        assert getattr(communique, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        communique.nothing  # noqa: B018


def test_all_names_what_the_package_gives_and_nothing_else() -> None:
    tree = modules()[""]
    given = {i.rsplit(".", 1)[1] for i in imported(tree) if i.startswith("communique.")}
    lazy = set(communique._HOMES)
    assert given | lazy | {"__version__"} == set(communique.__all__)
    for name in lazy:
        home = f"communique.{communique._HOMES[name]}"
        typed = {i for i in imported(tree) if i.endswith(f".{name}")}
        assert typed == {f"{home}.{name}"}


MUTATING = (
    "append extend insert remove pop clear add discard update setdefault popitem sort reverse"
).split()


def mutated(tree: ast.Module) -> Iterator[str]:
    """Names bound at the top of a module that something in it changes."""
    top = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        held: Any = None
        if isinstance(node, ast.Global):
            yield from node.names
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            held = node.func.value if node.func.attr in MUTATING else None
        elif isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            held = node.value
        if isinstance(held, ast.Name) and held.id in top:
            yield held.id


@pytest.mark.parametrize("name", modules())
def test_no_module_changes_its_own_constants(name: str) -> None:
    assert list(mutated(modules()[name])) == []


SHELL_WORDS = {True: "on, yes or true", False: "off, no or false", None: "null"}


def bare_words(value: Any, path: str) -> Iterator[str]:
    """Words in lists that YAML takes for something else, because they stand without quotes."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from bare_words(item, f"{path}.{key}")
    elif isinstance(value, list):
        words = any(isinstance(item, str) for item in value) or value == [True]
        for i, item in enumerate(value):
            if words and (item is None or isinstance(item, bool)):
                yield f"{path}[{i}]: {SHELL_WORDS[item]} without quotes"
            else:
                yield from bare_words(item, f"{path}[{i}]")


TABLES = sorted(
    str(path)
    for folder in ("codebook", "codebook/types", "codebook/rules", "attribute", "recognize", "read")
    if (files("communique") / "data" / folder).is_dir()
    for path in Path(str(files("communique") / "data" / folder)).glob("*.yaml")
)
"""Those of `clean` are read with every scalar as text."""


@pytest.mark.parametrize("path", TABLES, ids=lambda p: Path(p).name)
def test_words_in_tables_are_words(path: str) -> None:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table = yaml.load(Path(path).read_text(encoding="utf-8"), Loader=loader)
    assert list(bare_words(table, "")) == []


HEAVY = set(
    "spacy pydantic pyarrow rich thinc numpy yaml sqlite3 hypothesis fastapi starlette jinja2"
    " altair vl_convert uvicorn".split()
)
CPU_SECONDS = 0.5


def imported_by(*args: str) -> tuple[set[str], float, str]:
    """Top-level modules that a command line imports, its CPU-seconds, and what it prints."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "communique.cli", *args],
        capture_output=True,
        text=True,
        check=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    lines = (line for line in run.stderr.splitlines() if line.startswith("import time:"))
    return {line.rsplit("|")[-1].strip().split(".")[0] for line in lines}, used, run.stdout


def test_help_comes_at_once() -> None:
    fastest = float("inf")
    for _ in range(5):
        loaded, used, out = imported_by("--help")
        assert "communique" in loaded and not loaded & HEAVY
        assert all(command in out for command in COMMANDS)
        fastest = min(fastest, used)
        if fastest < CPU_SECONDS:
            return
    pytest.fail(f"communique --help took {fastest:.2f} CPU-seconds at best")


@pytest.mark.parametrize("command", ["code", "events", "show", "search", "serve", "schema", "demo"])
def test_help_of_a_command_loads_nothing_heavy(command: str) -> None:
    loaded, _, out = imported_by(command, "--help")
    assert "Usage" in out
    assert not loaded & HEAVY


def test_importing_the_package_loads_nothing_heavy() -> None:
    code = "import sys, communique; print(*sorted({m.split('.')[0] for m in sys.modules}))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(run.stdout.split()) & HEAVY
