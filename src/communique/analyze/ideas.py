"""What a user's words for an idea mean: themes, and words of what statements are about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

import yaml

from communique.errors import ConfigError, UsageError
from communique.model import About, Span, Statement
from communique.model.ids import name_key

THEMES = Path(__file__).parent.parent / "data" / "attribute" / "themes.yaml"
"""Read here as it is: `attribute`, which owns it, brings the parser along, a second's wait."""

NAMED = frozenset({"idea", "dossier", "gathering", "actor"})
"""Kinds of what a statement is about that words can name; an event is no idea."""

_SMALL = frozenset({"a", "an", "the", "of", "and", "or", "in", "on", "for", "to"})
_CLOSE = 0.6
_OF = re.compile(r"\s(?:of|on|with)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Idea:
    """Words and what they mean: `key` is compared with names, `id` is a state's or None."""

    words: str
    key: str
    themes: tuple[str, ...] = ()
    id: str | None = None

    def stances(self, statement: Statement) -> list[int | None] | None:
        """The stances to the idea that the statement tells; None where it speaks of something else.

        A theme's stance is that to a thing whose name stands on a word of the theme: who condemns
        a government that is under sanctions has said nothing of sanctions.
        """
        named = [a.stance for a in statement.about if a.kind in NAMED and self._names(a.name, a.id)]
        held = [theme for theme in self.themes if theme in statement.themes]
        words = [span for theme in held for span in _theme_words(statement, theme)]
        carried = [a.stance for a in statement.about if any(_carries(a, word) for word in words)]
        return [*named, *carried] if named or held else None

    def _names(self, name: str, id: str | None) -> bool:
        return (self.id is not None and id == self.id) or f" {self.key} " in f" {name_key(name)} "


def _carries(about: About, word: Span) -> bool:
    """Whether what is judged is what the theme's word names.

    An event is, where the word is its noun: "the occupation"; to condemn "the lifting of
    sanctions" or an "occupation cost" is not to condemn sanctions or an occupation.
    """
    if about.kind in ("idea", "dossier", "gathering"):
        return word.overlaps(about.mentioned)
    if about.kind != "event" or not word.overlaps(about.mentioned):
        return False
    noun = _OF.split(about.mentioned.quote, maxsplit=1)[0].rstrip("”\"'’» ")
    return word.end == about.mentioned.start + len(noun)


def read_idea(words: str, id: str | None = None) -> Idea:
    """The idea that the words name; UsageError where they hold no letter or digit.

    They are a theme where they are its name, or where each of them (but "the", "of") is a word by
    which the theme is found or one of its name; `id` is the state of that name, None where none is.
    """
    key = name_key(words)
    if not key:
        raise UsageError(f"{words!r} names no idea: give a theme, or words such as 'sanctions'")
    named = tuple(theme for theme in _table() if name_key(theme) == key)
    themes = named or tuple(theme for theme in _table() if _covers(theme, words))
    return Idea(words.strip(), key, themes, id)


def close_themes(words: str) -> tuple[str, ...]:
    """Themes that have some of the words, or are spelled like them; all where none is close."""
    having = [theme for theme, pattern in _patterns().items() if pattern.search(words)]
    spelled = {name_key(w): t for t, found in _table().items() for w in (*found, *t.split(), t)}
    parts = [name_key(words), *(p for p in name_key(words).split() if p not in _SMALL)]
    alike = [spelled[m] for p in parts for m in get_close_matches(p, spelled, 2, _CLOSE)]
    return tuple(dict.fromkeys([*having, *alike]))[:5] or tuple(_table())


def _covers(theme: str, words: str) -> bool:
    """Whether a word of the theme stands there, and nothing that is foreign to it."""
    rest, hits = _patterns()[theme].subn(" ", words)
    return hits > 0 and set(name_key(rest).split()) <= {*name_key(theme).split(), *_SMALL}


def _theme_words(statement: Statement, theme: str) -> Iterator[Span]:
    why = statement.why.get("themes")
    for span in why.spans if why else ():
        if _patterns()[theme].fullmatch(span.quote):
            yield span


@cache
def _table() -> dict[str, list[str]]:
    try:
        found: dict[str, list[str]] = yaml.safe_load(THEMES.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise ConfigError(f"cannot read {THEMES}: {error}") from error
    return found


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """The words of each theme; a trailing * stands for any ending."""
    return {
        theme: re.compile(rf"\b(?:{'|'.join(map(_word, words))})\b", re.IGNORECASE)
        for theme, words in _table().items()
    }


def _word(word: str) -> str:
    spaced = r"\s+".join(re.escape(part) for part in word.rstrip("*").split())
    return spaced + (r"\w*" if word.endswith("*") else "")
