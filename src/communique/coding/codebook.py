"""The codebook: event types and their patterns, read from YAML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import yaml

from communique.coding.needs import Needs, needs_of
from communique.coding.notation import (
    Lexicon,
    Slot,
    Trigger,
    Words,
    parse_noun_trigger,
    parse_slot,
    parse_verb_trigger,
    words_of,
)
from communique.errors import ConfigError

SLOTS = ("actor", "recipient", "content", "object")
KINDS = frozenset({"body", "owned", "actor", "thing", "many", "several", "none", "ahead", "bare"})
"""What `POSITION_is` can ask of fillers."""

_KNOWN = frozenset(
    "id verbs nouns needs mode status content_status content_link roles symmetric speech note "
    "alone strict takes_up beside named attributive negated parties".split()
) | set(SLOTS)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A family of triggers that share a frame."""

    id: str
    event_type: str
    triggers: tuple[Trigger, ...]
    slots: dict[str, Slot]
    needs: tuple[str, ...]
    words_in: dict[str, Words] = field(default_factory=dict)
    words_out: dict[str, Words] = field(default_factory=dict)
    must_be: dict[str, tuple[str, ...]] = field(default_factory=dict)
    mode: str | None = None
    status: str | None = None
    content_status: str | None = None
    content_link: str = "content"
    roles: dict[str, str] = field(default_factory=dict)
    symmetric: bool = False
    speech: bool = False
    alone: bool = False
    strict: bool = False
    takes_up: bool = False
    beside: bool = False
    """Whether the act counts beside one of another type that has the same word."""
    named: bool = False
    """Whether the trigger is the last word of a name ("the Lagos Summit"), and only there."""
    attributive: bool = False
    negated: bool = False
    """Whether the trigger counts only where it is negated ("will not accept")."""
    parties: str | None = None
    """`one` or `several`: how many countries or bodies may act."""
    light: Words = frozenset()
    """Verbs whose subject may be the subject of a noun that is their object."""


Row = tuple[Trigger, Pattern, Needs]
"""A trigger of a pattern, and what it cannot count without."""


@dataclass(frozen=True, slots=True)
class Mode:
    """A mode of a type: its score and the words that show it."""

    name: str
    score: float
    words: Words


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the mentions it must give, or that it must not give."""

    text: str
    expect: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TypeEntry:
    """One event type."""

    name: str
    quad: int
    score: float
    definition: str
    tie_breaks: tuple[str, ...]
    modes: tuple[Mode, ...]
    patterns: tuple[Pattern, ...]
    examples: tuple[Example, ...]
    counter_examples: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Codebook:
    """All types, and their patterns by the word that can trigger them."""

    types: dict[str, TypeEntry]
    lexicon: Lexicon
    verbs: dict[str, tuple[Row, ...]]
    nouns: dict[str, tuple[Row, ...]]
    data: dict[str, Any]
    """The other files by name (status, contexts, labels, objects, speech)."""


def hyphenated(codebook: Codebook) -> frozenset[str]:
    """The words of all triggers that are written with a hyphen."""
    found = set()
    for pattern in (p for entry in codebook.types.values() for p in entry.patterns):
        for trigger in pattern.triggers:
            words = {*trigger.word, *trigger.noun, *trigger.modifiers}
            found |= {w for w in words if w.count("-") == 1 and not w.startswith("-")}
    return frozenset(found)


def hyphenated_verbs(codebook: Codebook) -> frozenset[str]:
    """The verbs of all triggers that are written with a hyphen ("test-fire")."""
    return frozenset(verb for verb in codebook.verbs if verb.count("-") == 1)


@lru_cache(maxsize=4)
def load(folder: Path | None = None) -> Codebook:
    """The bundled codebook, with the files of `folder` added or put in place of the bundled ones.

    ConfigError names the file and the entry that cannot be read.
    """
    roots: list[Traversable] = [files("communique") / "data" / "codebook"]
    if folder is not None:
        if not folder.is_dir():
            raise ConfigError(f"{folder}: no such codebook folder")
        roots.append(folder)
    lexicon = _lexicon(roots)
    types = _types(_files(roots, "types").values(), lexicon)
    data = {name: _read(path) for name, path in _files(roots, "rules").items()}
    patterns = [pattern for entry in types.values() for pattern in entry.patterns]
    return Codebook(types, lexicon, _index(patterns, True), _index(patterns, False), data)


def _types(paths: Iterable[Traversable], lexicon: Lexicon) -> dict[str, TypeEntry]:
    """By name: the first file that defines a type, with those after it laid on top."""
    found: dict[str, TypeEntry] = {}
    for path in paths:
        row = _read(path)
        if not isinstance(row, dict) or "type" not in row:
            raise ConfigError(
                f"{path}: not an event type: a mapping with the key `type` is expected"
            )
        known = found.get(str(row["type"]))
        if known is None:
            found[str(row["type"])] = _type(path, row, lexicon)
        else:
            given = {"quad": known.quad, "score": known.score, "definition": known.definition}
            more = _type(path, given | {"patterns": ()} | row, lexicon)
            found[known.name] = _with_more(known, more)
    return found


def _with_more(entry: TypeEntry, more: TypeEntry) -> TypeEntry:
    """A mode or a pattern takes the place of one of the same name."""
    modes = {m.name: m for m in (*entry.modes, *more.modes)}
    patterns = {p.id: p for p in (*entry.patterns, *more.patterns)}
    return replace(
        entry,
        modes=tuple(modes.values()),
        patterns=tuple(patterns.values()),
        examples=(*entry.examples, *more.examples),
        counter_examples=(*entry.counter_examples, *more.counter_examples),
    )


def _lexicon(roots: list[Traversable]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for root in roots:
        for path in sorted(root.iterdir(), key=lambda p: p.name):
            if path.name.startswith("lexicon") and path.name.endswith(".yaml"):
                found |= _word_lists(path)
    return found


def _word_lists(path: Traversable) -> dict[str, tuple[str, ...]]:
    rows = _read(path)
    if not isinstance(rows, dict) or not all(isinstance(words, list) for words in rows.values()):
        raise ConfigError(f"{path}: named lists of words are expected, such as `arms: [rifle]`")
    return {name: tuple(str(word) for word in words) for name, words in rows.items()}


def _files(roots: list[Traversable], kind: str) -> dict[str, Traversable]:
    found: dict[str, Traversable] = {}
    for root in roots:
        folder = root / kind
        if folder.is_dir():
            for path in sorted(folder.iterdir(), key=lambda p: p.name):
                if path.name.endswith(".yaml"):
                    found[path.name.removesuffix(".yaml")] = path
    return found


def _read(path: Traversable) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: not valid YAML: {error}") from error


def _type(path: Traversable, row: dict[str, Any], lexicon: Lexicon) -> TypeEntry:
    missing = [key for key in ("type", "quad", "score", "definition", "patterns") if key not in row]
    if missing:
        raise ConfigError(f"{path}: missing {', '.join(missing)}")
    try:
        modes = tuple(
            Mode(name, float(mode["score"]), words_of(mode.get("words") or [], lexicon))
            for name, mode in (row.get("modes") or {}).items()
        )
        return TypeEntry(
            row["type"],
            int(row["quad"]),
            float(row["score"]),
            " ".join(str(row["definition"]).split()),
            tuple(row.get("tie_breaks") or ()),
            modes,
            tuple(_pattern(row["type"], p, lexicon) for p in row["patterns"]),
            tuple(Example(e["text"], tuple(e["expect"])) for e in row.get("examples") or ()),
            tuple(Example(e["text"], ()) for e in row.get("counter_examples") or ()),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise ConfigError(f"{path}: {error}") from error


def _pattern(event_type: str, row: dict[str, Any], lexicon: Lexicon) -> Pattern:
    for key in row:
        if key not in _KNOWN and not key.endswith(("_in", "_is")):
            raise ValueError(f"pattern {row.get('id')}: unknown key {key!r}")
    if row.get("parties") not in {None, "one", "several"}:
        raise ValueError(f"pattern {row.get('id')}: parties is 'one' or 'several'")
    verbs = [t for text in row.get("verbs") or () for t in parse_verb_trigger(text, lexicon)]
    nouns = [t for text in row.get("nouns") or () for t in parse_noun_trigger(text, lexicon)]
    out = {
        k.removesuffix("_not_in"): words_of(v, lexicon)
        for k, v in row.items()
        if k.endswith("_not_in")
    }
    into = {
        k.removesuffix("_in"): words_of(v, lexicon)
        for k, v in row.items()
        if k.endswith("_in") and not k.endswith("_not_in")
    }
    needs = row.get("needs", ["actor"] if verbs and row.get("actor") else [])
    return Pattern(
        id=f"{event_type}/{row['id']}",
        event_type=event_type,
        triggers=(*verbs, *nouns),
        slots={name: parse_slot(row[name]) for name in SLOTS if row.get(name)},
        needs=tuple(needs if isinstance(needs, list) else [needs]),
        words_in=into,
        words_out=out,
        light=frozenset(lexicon.get("light_verb", ())),
        must_be={k.removesuffix("_is"): _kinds(row, k) for k in row if k.endswith("_is")},
        **{
            key: row[key]
            for key in (
                "mode",
                "status",
                "content_status",
                "content_link",
                "roles",
                "symmetric",
                "speech",
                "alone",
                "strict",
                "takes_up",
                "beside",
                "named",
                "attributive",
                "negated",
                "parties",
            )
            if key in row
        },
    )


def _kinds(row: dict[str, Any], key: str) -> tuple[str, ...]:
    """What the fillers of a position must be; ValueError for a kind that is not known."""
    found = tuple(kind.strip() for kind in str(row[key]).split(","))
    for kind in found:
        if kind not in KINDS:
            raise ValueError(f"pattern {row.get('id')}: {key}: {kind!r} is none of {sorted(KINDS)}")
    return found


def _index(patterns: list[Pattern], verbs: bool) -> dict[str, tuple[Row, ...]]:
    found: dict[str, list[Row]] = {}
    for trigger, pattern in _triggers(patterns):
        if bool(trigger.word) == verbs:
            row = trigger, pattern, needs_of(trigger, pattern)
            for word in trigger.word if verbs else trigger.noun:
                found.setdefault(word, []).append(row)
    return {word: tuple(sorted(rows, key=lambda r: -r[0].size)) for word, rows in found.items()}


def _triggers(patterns: list[Pattern]) -> Iterator[tuple[Trigger, Pattern]]:
    for pattern in patterns:
        for trigger in pattern.triggers:
            yield trigger, pattern
