"""The words that attribute content to a source, read from `data/attribute/cues.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from communique.errors import ConfigError
from communique.model.records import Force, StatementKind


@dataclass(frozen=True, slots=True)
class Sense:
    """One sense of a cue word, and the shapes that its content takes."""

    lemma: str
    companions: tuple[str, ...]
    """Lemmas that must stand below the verb for this sense: particle, noun or adjective."""
    force: Force
    polarity: int
    kind: StatementKind
    frames: tuple[str, ...]

    @property
    def name(self) -> str:
        """The lemma with its companions: "lash out"."""
        return " ".join((self.lemma, *self.companions))


Senses = Mapping[str, tuple[Sense, ...]]


@dataclass(frozen=True, slots=True)
class Cues:
    """Cue words by lemma, each with its senses, the longer phrases first."""

    verbs: Senses
    nouns: Senses
    adjectives: Senses
    carriers: frozenset[str]
    voicing: frozenset[str]
    words: frozenset[str]
    """Lemmas that can be a cue's head at all."""


@dataclass(frozen=True, slots=True)
class Control:
    """Words that decide whose words they are."""

    resuming: frozenset[str]
    """Verbs by which a speaker goes on, wherever the parser hangs them."""
    objects: frozenset[str]
    """Verbs whose object does what their infinitive says."""
    words: frozenset[str]
    """Nouns that are words themselves: their author speaks, not they."""
    papers: frozenset[str]
    """Nouns of what speaks in writing, by itself or for its authors."""


@dataclass(frozen=True, slots=True)
class Occasions:
    """Words that name where and in what a statement was made."""

    nouns: Mapping[str, str | None]
    pairs: Mapping[str, str]
    participles: frozenset[str]
    verbs: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outlets:
    """Words by which a carrier of news is known; all in lower case."""

    agencies: frozenset[str]
    outlets: frozenset[str]
    agency_nouns: frozenset[str]
    outlet_nouns: frozenset[str]
    unnamed_marks: frozenset[str]
    people: frozenset[str]
    """Nouns of people who speak or are spoken to without their names."""


def read_table(name: str) -> Any:
    """One YAML file of `data/attribute`; ConfigError where it is broken."""
    path = files("communique") / "data" / "attribute" / name
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ConfigError(f"cannot read {path}: {error}") from error


@cache
def load_cues() -> Cues:
    """The bundled cue words."""
    table = read_table("cues.yaml")
    verbs, nouns, adjectives = (_senses(table[part]) for part in ("verbs", "nouns", "adjectives"))
    voicing = frozenset(table["voicing"])
    words = voicing | {*verbs, *nouns, *adjectives, "accord", "according"}
    return Cues(verbs, nouns, adjectives, frozenset(table["carriers"]), voicing, words)


@cache
def load_control() -> Control:
    """The bundled words that decide whose words they are."""
    table = read_table("cues.yaml")
    keys = ("resuming", "object_control", "words_themselves", "papers")
    return Control(*(frozenset(table[key]) for key in keys))


@cache
def load_occasions() -> Occasions:
    """The bundled words for occasions and media."""
    table = read_table("occasions.yaml")
    return Occasions(
        table["occasions"], table["pairs"], frozenset(table["participles"]), table["verbs"]
    )


@cache
def load_outlets() -> Outlets:
    """The bundled words for agencies and outlets."""
    table = read_table("outlets.yaml")
    keys = ("agencies", "outlets", "agency_nouns", "outlet_nouns", "unnamed_marks", "people")
    return Outlets(*(frozenset(word.lower() for word in table[key]) for key in keys))


def _senses(groups: list[dict[str, Any]]) -> Senses:
    found: dict[str, list[Sense]] = {}
    for group in groups:
        for words in group["words"]:
            sense = _sense(group, words)
            found.setdefault(sense.lemma, []).append(sense)
    return {
        lemma: tuple(sorted(senses, key=lambda sense: -len(sense.companions)))
        for lemma, senses in found.items()
    }


def _sense(group: dict[str, Any], words: str) -> Sense:
    lemma, *companions = words.split()
    return Sense(
        lemma,
        tuple(companions),
        group["force"],
        group.get("polarity", 0),
        group.get("kind", "said"),
        tuple(group["frames"]),
    )
