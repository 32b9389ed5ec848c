"""The few calls that most users of the library need."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from communique.config import Config
from communique.model import Date
from communique.model.coded import Coded, World
from communique.pipeline import Pipeline, world
from communique.read import ReadOptions, read_text
from communique.recognize.tables import countries
from communique.store import Store


def code(
    text: str,
    *,
    published: str | Date | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    config: Config | None = None,
) -> Coded:
    """Everything read out of one report.

    `published` is a date in EDTF ("2031-05-06", "2031-05"). The model and the codebook are loaded
    at the first call and kept. InputError where the text is empty, over size or not English.
    """
    settings = config or Config()
    document = read_text(
        text,
        published=published,
        publisher=publisher,
        title=title,
        url=url,
        options=ReadOptions(max_bytes=settings.max_bytes),
    )
    return next(_pipeline(settings).code([document]))


def code_all(texts: Iterable[str], *, config: Config | None = None) -> tuple[list[Coded], World]:
    """Many reports, and the events and actors that they share."""
    coded = [code(text, config=config) for text in texts]
    return coded, world(coded)


def open_store(path: str | Path = "communique.db", *, create: bool = False) -> Store:
    """The store in one file, read-only unless `create`; StoreError where it cannot be opened."""
    names = {country.name.lower(): code_ for code_, country in countries().items()}
    return Store.open(Path(path), create=create, readonly=not create, countries=names)


@cache
def _pipeline(config: Config) -> Pipeline:
    return Pipeline(config)
