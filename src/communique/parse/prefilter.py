"""Texts that can hold no record, told by their words alone; they are never parsed.

The words are given by those who look for them later, so that the filter can lose nothing that
they know: see `Needs`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]|_")
_LIMIT = 200_000
"""Forms remembered before all are forgotten."""

Needs = tuple[frozenset[str], ...]
"""Sets of lower-case lemmas or signs of which a text must hold one each."""


class Prefilter:
    """Says of a text whether it can hold what is wanted."""

    def __init__(self, wanted: Iterable[Needs], lemmas: Callable[[str], frozenset[str]]) -> None:
        """`lemmas` are all that a lower-case form can be a form of, itself among them."""
        self._lemmas = lemmas
        self._alone: set[str] = set()
        self._joined: dict[str, list[Needs]] = {}
        every = list(dict.fromkeys(wanted))
        for needs in every:
            if len(needs) == 1:
                self._alone |= needs[0]
        for needs in every:
            rarest = min(needs, key=len)
            if len(needs) > 1 and not any(need <= self._alone for need in needs):
                for word in rarest:
                    self._joined.setdefault(word, []).append(needs)
        self._known: dict[str, frozenset[str] | None] = {}
        self._of_use = self._alone | {
            word for rows in self._joined.values() for needs in rows for n in needs for word in n
        }

    def passes(self, text: str) -> bool:
        """Whether the text may hold something wanted."""
        found: set[str] = set()
        for form in set(_WORD.findall(text.lower())):
            known = self._known_as(form)
            if known is None:
                return True
            found |= known
        return any(self._fulfilled(word, found) for word in found & self._joined.keys())

    def _fulfilled(self, word: str, found: set[str]) -> bool:
        return any(all(need & found for need in needs) for needs in self._joined[word])

    def _known_as(self, form: str) -> frozenset[str] | None:
        """The words of use that it can be a form of; None where one of them is enough alone."""
        if form not in self._known:
            if len(self._known) > _LIMIT:
                self._known.clear()
            words = frozenset(w for part in _parts(form) for w in self._lemmas(part)) & self._of_use
            self._known[form] = None if words & self._alone else words
        return self._known[form]


def _parts(form: str) -> Iterable[str]:
    """The form, and what the tokenizer may cut out of it at hyphens and apostrophes."""
    yield form
    pieces = re.split(r"[-'’]", form)
    if len(pieces) > 1:
        yield from (piece for piece in pieces if piece)
        yield from (form[i:].replace("’", "'") for i, sign in enumerate(form) if sign in "'’")
        if pieces[-1] == "t":
            yield "n't"
