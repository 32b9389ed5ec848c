"""Names of countries and peoples, as filters understand them."""

from __future__ import annotations

from collections.abc import Iterable

from communique.recognize.tables import Country
from communique.recognize.tables import countries as table


def countries() -> dict[str, str]:
    """A country's name, alias, adjective or people in lower case → its code.

    A word that fits several countries ('Congolese') leads to none, unless it is the name of one.
    Capitals do not stand for countries here: a place may be looked for by its name.
    """
    found: dict[str, str | None] = {}
    for words in (_own, _others):
        layer: dict[str, str | None] = {}
        for code, country in table().items():
            for word in words(country):
                key = word.lower()
                layer[key] = code if layer.get(key, code) == code else None
        found = {**layer, **found}
    return {word: code for word, code in found.items() if code}


def _own(country: Country) -> Iterable[str]:
    return (country.name,)


def _others(country: Country) -> Iterable[str]:
    return (*country.aliases, *country.adjectives, *country.demonyms)
