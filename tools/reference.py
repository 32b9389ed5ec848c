"""Writes the pages of docs/reference that come from the code; `--check` only looks for stale ones.

    python tools/reference.py            # write the pages
    python tools/reference.py --check    # exit code 1, and the names, where a page is stale

What fields mean stands in docs/reference/record-fields.yaml; a field without a meaning, or a
meaning without a field, is an error here.
"""

from __future__ import annotations

import argparse
import inspect
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import click
import yaml

from communique import errors
from communique.cli import listing
from communique.cli.main import BROKEN_PIPE, COMMANDS, INTERRUPTED, cli
from communique.coding import load_codebook
from communique.coding.codebook import TypeEntry
from communique.export import COLUMNS
from communique.model import lasting, records, reviews, spans
from communique.model.jsonio import RECORD_TYPES
from communique.store import Filters

FOLDER = Path(__file__).parent.parent / "docs" / "reference"
NOTE = "<!-- Written by tools/reference.py. Change the code or the data, then run `make docs`. -->"
QUADS = {
    1: "verbal cooperation",
    2: "material cooperation",
    3: "verbal conflict",
    4: "material conflict",
}
EXITS = {
    0: "done; inputs skipped by rule are counted and named",
    1: "some inputs failed; they are named with the reason, the rest is done",
    2: "the call cannot mean anything, or no PATH exists",
    3: "the store, the configuration or a codebook cannot be used",
    INTERRUPTED: "stopped from the keyboard; what was written is kept",
    BROKEN_PIPE: "the program that read the output has ended",
}
Lines = Iterator[str]
MODULES = (records, lasting, reviews)
"""Where records, and the values they are made of, are defined."""


# commands


def commands() -> Lines:
    """Each command with its options, the listings' shared ones once."""
    yield "# Commands"
    yield f"Without a command: `communique --help`, `communique --version`.\n\n{_prose(cli.help)}"
    for name in COMMANDS:
        if name == next(iter(listing.commands)):
            yield from _listings()
        yield from _command(name, listed=name in listing.commands)
    yield "## Exit codes"
    yield _table(("code", "means"), ((str(code), text) for code, text in EXITS.items()))


def _listings() -> Lines:
    yield "## Options of all listings"
    names = ", ".join(f"`{name}`" for name in listing.commands)
    yield f"{names} take these, each command in the sense that its own section gives."
    found = _command_of(next(iter(listing.commands)))
    yield _options(found)
    yield _prose(found.epilog)


def _command(name: str, *, listed: bool) -> Lines:
    found = _command_of(name)
    if isinstance(found, click.Group):
        yield f"## {name}"
        yield _prose(found.help)
        for inner, command in found.commands.items():
            yield from _described(f"{name} {inner}", command, listed=False)
    else:
        yield from _described(name, found, listed=listed)


def _described(name: str, found: click.Command, *, listed: bool) -> Lines:
    yield f"## {name}"
    words = " ".join(found.collect_usage_pieces(click.Context(found)))
    yield f"`communique {name} {words}`"
    yield _prose(found.help)
    if listed:
        yield "Options: [those of all listings](#options-of-all-listings)."
    else:
        yield _options(found)


def _command_of(name: str) -> click.Command:
    found = cli.get_command(click.Context(cli), name) if isinstance(cli, click.Group) else None
    assert found is not None
    return found


def _options(command: click.Command) -> str:
    options = [p for p in command.params if isinstance(p, click.Option)]
    filters = {f.name for f in fields(Filters)}
    rows = [(f"`{_written(o)}`", _meaning(o, o.name in filters)) for o in options]
    return _table(("option", "meaning"), rows) if rows else "No options."


def _written(option: click.Option) -> str:
    value = option.metavar
    if value is None and isinstance(option.type, click.Choice):
        value = "|".join(str(choice) for choice in option.type.choices)
    return " ".join(filter(None, (", ".join(option.opts), "" if option.is_flag else value)))


def _meaning(option: click.Option, is_filter: bool) -> str:
    text = option.help or ""
    if option.show_default and option.default is not None:
        value = option.default
        value = " ".join(value) if isinstance(value, tuple) else value
        text += f" Default: `{value}`."
    return f"{text} May be repeated." if is_filter and option.multiple else text


def _prose(text: str | None) -> str:
    """Help as written for a terminal, one line a paragraph."""
    paragraphs = inspect.cleandoc(text or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


# record


def record() -> Lines:
    """Each record and each value that records are made of, with their fields."""
    meanings = yaml.safe_load((FOLDER / "record-fields.yaml").read_text(encoding="utf-8"))
    yield "# The record"
    yield meanings.pop("intro").strip()
    main = list(RECORD_TYPES.values())
    yield "Records: " + ", ".join(_link(cls) for cls in main) + "."
    values = [
        cls
        for module in MODULES
        for cls in vars(module).values()
        if _is_own(cls, module) and cls not in main
    ]
    for cls in (*main, spans.Span, *values):
        yield from _class(cls, meanings.pop(cls.__name__, {}))
    yield "## Closed lists of values"
    rows = ((name, ", ".join(f"`{v}`" for v in get_args(hint))) for name, hint in _closed().items())
    yield _table(("list", "values"), rows)
    if meanings:
        raise SystemExit(f"record-fields.yaml: no such record: {', '.join(meanings)}")


def _is_own(cls: object, module: ModuleType) -> bool:
    return isinstance(cls, type) and is_dataclass(cls) and cls.__module__ == module.__name__


def _class(cls: type, meanings: dict[str, str]) -> Lines:
    hints, found = get_type_hints(cls), fields(cls)
    names = {f.name for f in found}
    if wrong := names ^ set(meanings):
        raise SystemExit(f"record-fields.yaml: {cls.__name__}: {', '.join(sorted(wrong))}")
    yield f"## {cls.__name__}"
    yield _prose(cls.__doc__)
    rows = ((f"`{f.name}`", _type(hints[f.name]), meanings[f.name]) for f in found)
    yield _table(("field", "type", "meaning"), rows)


def _closed() -> dict[str, Any]:
    return {
        name: hint
        for module in MODULES
        for name, hint in vars(module).items()
        if get_origin(hint) is Literal
    }


def _type(hint: Any) -> str:
    plain = {str: "text", int: "whole number", float: "number", bool: "true or false"}
    if hint in plain:
        return plain[hint]
    if is_dataclass(hint):
        return _link(hint)
    parts = get_args(hint)
    match get_origin(hint):
        case origin if origin in (Union, UnionType):
            return ", ".join(_type(p) for p in parts if p is not NoneType) + " or null"
        case origin if origin is tuple:
            return f"list of {_type(parts[0])}"
        case origin if origin is dict:
            return f"text → {_type(parts[1])}"
        case origin if origin is Literal:
            name = next((n for n, h in _closed().items() if h == hint), None)
            return f"[{name}](#closed-lists-of-values)" if name else " ".join(_coded(parts))
    return str(hint)


def _coded(values: Iterable[object]) -> Iterator[str]:
    return (f"`{value}`" for value in values)


def _link(cls: Any) -> str:
    return f"[{cls.__name__}](#{cls.__name__.lower()})"


# columns, codebook, errors


def csv_columns() -> Lines:
    """The columns of each listing as CSV."""
    yield "# Columns of CSV files"
    yield (
        "What `--format csv` writes. Lists are joined by `; ` in the record's order, so that the "
        "n-th actor's country is the n-th of `actor_countries`; where one has none its place is "
        "empty. Line breaks in texts become blanks. `--format jsonl` and `--format parquet` write "
        "the [record](record.md) whole instead; in Parquet nested values are JSON texts."
    )
    names = {cls: name for name, cls in listing.RECORDS.items()} | {"Position": "positions"}
    for cls, columns in COLUMNS.items():
        yield f"## communique {names[cls.__name__]}"
        yield _table(("column", "holds"), ((f"`{c.name}`", c.meaning) for c in columns))


def codebook() -> Lines:
    """The types of the bundled codebook, and its contexts and labels."""
    found = load_codebook(None)
    yield "# Codebook"
    yield (
        "Types, quad classes, modes, contexts and scores after PLOVER 2.0, Open Event Data "
        "Alliance, CC BY-SA 4.0; definitions in our words, under the same licence. How a type is "
        "written down: [codebook notation](codebook-notation.md). How to add one: "
        "[extend the codebook](../how-to/extend-the-codebook.md)."
    )
    types = sorted(found.types.values(), key=lambda t: (t.quad, t.name))
    heads = ("type", "quad class", "score", "patterns", "triggers", "examples", "counter-examples")
    yield _table(heads, ((f"[{t.name}](#{t.name.lower()})", *_counts(t)) for t in types))
    for entry in types:
        yield from _entry(entry)
    yield "## Contexts"
    yield "Given where one of a context's words stands in the sentence: " + ", ".join(
        _coded(found.data["contexts"])
    )
    yield "## Labels"
    rows = (
        (f"`{n}`", str(r["least"]), ", ".join(r["words"])) for n, r in found.data["labels"].items()
    )
    yield _table(("label", "words needed in the sentence", "words"), rows)


def _counts(entry: TypeEntry) -> tuple[str, ...]:
    triggers = {(p.id, t.text) for p in entry.patterns for t in p.triggers}
    numbers = (entry.patterns, triggers, entry.examples, entry.counter_examples)
    quad = f"{entry.quad}, {QUADS[entry.quad]}"
    return quad, f"{entry.score:g}", *(str(len(n)) for n in numbers)


def _entry(entry: TypeEntry) -> Lines:
    yield f"## {entry.name}"
    yield entry.definition
    modes = ", ".join(f"`{m.name}` ({m.score:g})" for m in entry.modes)
    yield f"Quad class {entry.quad}, {QUADS[entry.quad]}; score {entry.score:g}. " + (
        f"Modes: {modes}." if modes else "No modes."
    )
    if entry.tie_breaks:
        yield "\n".join(["Ties:", "", *(f"- {line}" for line in entry.tie_breaks)])


def errors_page() -> Lines:
    """The errors raised on purpose, and the exit codes they lead to."""
    yield "# Errors"
    first, _, tree = inspect.cleandoc(errors.__doc__ or "").partition("\n\n")
    yield f"{first} All can be imported from `communique`."
    yield f"```text\n{tree}\n```"
    found: list[type[errors.CommuniqueError]] = [errors.CommuniqueError]
    found += _below(errors.CommuniqueError)
    rows = ((f"`{c.__name__}`", str(c.exit_code), _prose(c.__doc__)) for c in found)
    yield _table(("class", "exit code", "means"), rows)
    yield "What each message asks you to do: [troubleshooting](../how-to/troubleshooting.md)."


def _below(cls: type[errors.CommuniqueError]) -> Iterator[type[errors.CommuniqueError]]:
    for found in cls.__subclasses__():
        yield found
        yield from _below(found)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    cells = ([cell.replace("|", "\\|").replace("\n", " ").strip() for cell in r] for r in lines)
    return "\n".join(f"| {' | '.join(row)} |" for row in cells)


PAGES: dict[str, Callable[[], Lines]] = {
    "commands.md": commands,
    "record.md": record,
    "csv-columns.md": csv_columns,
    "codebook.md": codebook,
    "errors.md": errors_page,
}
"""File name → what yields its paragraphs."""


def page(name: str) -> str:
    """A page as it should be."""
    head, *rest = PAGES[name]()
    return "\n\n".join([head, NOTE, *rest]) + "\n"


def stale() -> list[str]:
    """Names of the pages that differ from the code, or are missing."""
    return [
        name
        for name in PAGES
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text("utf-8") != page(name)
    ]


def main() -> None:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description="The reference pages that come from the code.")
    parser.add_argument("--check", action="store_true", help="write nothing; 1 where one is stale")
    if parser.parse_args().check:
        names = stale()
        for name in names:
            sys.stderr.write(f"docs/reference/{name} is stale: run make docs\n")
        sys.exit(1 if names else 0)
    for name in PAGES:
        (FOLDER / name).write_text(page(name), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
