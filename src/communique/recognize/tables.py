"""The bundled tables of states, organizations, titles and group words."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from communique.model import Participant


@dataclass(frozen=True, slots=True)
class Country:
    """A state or territory and what it is called in English."""

    code: str
    name: str
    aliases: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    metonyms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Organization:
    """An organization, organ of state, armed group or company."""

    key: str
    name: str
    names: tuple[str, ...]
    kind: str
    bloc: str | None
    country: str | None
    sectors: tuple[str, ...]
    wikidata_id: str | None


@dataclass(frozen=True, slots=True)
class Title:
    """An office or role that a person can hold; `words` are its lower-case tokens."""

    name: str
    sectors: tuple[str, ...]
    level: str


@dataclass(frozen=True, slots=True)
class Group:
    """A noun for people acting together, or for a body that belongs to some state."""

    words: tuple[str, ...]
    kind: str
    sectors: tuple[str, ...]
    bloc: str | None
    takes_country: bool
    plural_only: bool = False
    stands_for_state: bool = False
    """Whether it is the state itself where its country is known: "the Peruvian side"."""


@cache
def countries() -> dict[str, Country]:
    """ISO 3166-1 alpha-3 (plus XKX) → country."""
    found = {}
    for row in _rows("countries.csv"):
        found[row["code"]] = Country(
            row["code"],
            row["name"],
            _many(row["aliases"]),
            _many(row["adjectives"]),
            _many(row["demonyms"]),
            (*_many(row["capital"]), *_many(row["capital_aliases"])),
            _many(row["metonyms"]),
        )
    return found


@cache
def organizations() -> tuple[Organization, ...]:
    """The bundled organizations."""
    return tuple(
        Organization(
            row["key"],
            row["name"],
            tuple(dict.fromkeys([row["name"], *_many(row["acronym"]), *_many(row["aliases"])])),
            row["kind"],
            row["bloc"] or None,
            row["country"] or None,
            _many(row["sectors"]),
            row["wikidata_id"] or None,
        )
        for row in _rows("organizations.csv")
    )


@cache
def titles() -> dict[tuple[str, ...], Title]:
    """Lower-case tokens of each variant of a title → the title."""
    found: dict[tuple[str, ...], Title] = {}
    for row in read_yaml("titles.yaml")["titles"]:
        title = Title(row["title"], tuple(row.get("sectors") or ()), row.get("level") or "official")
        for variant in (row["title"], *(row.get("variants") or ())):
            found.setdefault(tokens_of(variant), title)
    return found


@cache
def ranks() -> dict[str, bool]:
    """Lower-case words of military ranks and honorifics → whether the word can end one."""
    data = read_yaml("titles.yaml")
    names = [
        name
        for row in (*data["ranks"], *data["honorifics"])
        for name in (row.get("rank") or row.get("honorific"), *(row.get("variants") or ()))
    ]
    found: dict[str, bool] = {}
    for name in (n for n in names if not n.startswith(("His ", "Her ", "Your ", "Their "))):
        *first, last = (word.rstrip(".") for word in tokens_of(name) if word != "-")
        found |= {word: found.get(word, False) for word in first if len(word) > 2}
        found[last] = True
    return found


@cache
def groups() -> dict[tuple[str, ...], Group]:
    """Lower-case words of a group expression, singular head → the group."""
    found = {}
    for row in read_yaml("groups.yaml")["groups"]:
        words = tuple(row["pattern"])
        found[words] = Group(
            words,
            row["kind"],
            tuple(row.get("sectors") or ()),
            row.get("bloc"),
            bool(row.get("takes_country")),
            row.get("number") == "plural",
            bool(row.get("stands_for_state")),
        )
    return found


@cache
def phrases() -> dict[str, Any]:
    """Words with a grammar of their own: counterparts, the two sides, pronouns."""
    found: dict[str, Any] = read_yaml("phrases.yaml")
    return found


@cache
def scene_table() -> dict[str, Any]:
    """Signs, words and weights by which a state is found where none is named."""
    found: dict[str, Any] = read_yaml("scene.yaml")
    return found


def state(code: str) -> Participant:
    """The state itself as a participant, not yet mentioned anywhere."""
    country = countries()[code]
    return Participant(name=country.name, kind="state", actor_id=f"ac_{code}", country=code)


def is_government(participant: Participant) -> bool:
    """Whether a state is named by its government or authorities, and not by its own name."""
    if participant.kind != "state" or participant.mentioned is None:
        return False
    last = participant.mentioned.quote.lower().split()[-1:]
    return any(w in _government_words() for w in last)


@cache
def _government_words() -> frozenset[str]:
    heads = {words[-1] for words, group in groups().items() if group.kind == "state"}
    return frozenset(heads | {f"{w}s" for w in heads} | {f"{w[:-1]}ies" for w in heads})


def tokens_of(words: str) -> tuple[str, ...]:
    """Lower-case tokens, cut where the parser's tokenizer would cut: blanks and hyphens."""
    return tuple(
        words.lower().replace("-", " - ").replace("’s", " ’s").replace("'s", " 's").split()
    )


def read_yaml(name: str) -> Any:
    """One of the YAML tables of this room."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(_read(name), Loader=loader)


def _rows(name: str) -> csv.DictReader[str]:
    return csv.DictReader(io.StringIO(_read(name)))


def _read(name: str) -> str:
    return (files("communique") / "data" / "recognize" / name).read_text(encoding="utf-8")


def _many(cell: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (cell or "").split("|") if part.strip())
