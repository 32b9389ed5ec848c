"""A document's places, settled event by event."""

from __future__ import annotations

from collections.abc import Iterator

from communique.ground.clauses import clause_verb
from communique.ground.place_seats import seat
from communique.ground.place_shares import own, shares
from communique.ground.place_story import Story
from communique.parse.syntax import first_conjunct
from communique.parse.tokens import Token
from communique.recognize.recognized import PlaceMention, Recognized

Found = tuple[PlaceMention, str]
"""A place named in the document, and why it is the event's."""

_FINEST = {"site": 0, "city": 1, "region": 2, "country": 3, None: 1}
_STEPS = 3
"""Relations between a word with a place and one that shares it."""


class Whereabouts:
    """Where the happenings of one document are told to be."""

    def __init__(self, recognized: Recognized, filed: PlaceMention | None = None) -> None:
        self._units = recognized.parsed.units
        self._mentions: dict[int, list[PlaceMention]] = {}
        for mention in recognized.places:
            self._mentions.setdefault(mention.unit, []).append(mention)
        self._story = Story(recognized, self.in_sentence, filed)
        self._seats: dict[int, dict[int, list[PlaceMention]]] = {}

    def of(self, unit: int, token: Token) -> Found | None:
        """The place of the token's happening; None where none is told."""
        return self.in_sentence(unit, token) or self._story.told(unit, token)

    def seated(self, unit: int) -> dict[int, list[PlaceMention]]:
        """Token → the places that its happening is at, by the syntax."""
        if unit not in self._seats:
            doc, found = self._units[unit].doc, self._seats.setdefault(unit, {})
            for mention in self._mentions.get(unit, ()):
                at = seat(doc[mention.head], mention.place)
                if at is not None:
                    found.setdefault(at.i, []).append(mention)
        return self._seats[unit]

    def in_sentence(self, unit: int, token: Token) -> Found | None:
        """Where the token's own sentence puts its happening."""
        if not self._mentions.get(unit):
            return None
        named = self._named_there(unit, token)
        if named is not None:
            return named, "named by the words themselves"
        seen = {token.i}
        front: list[tuple[Token, str]] = [(token, "")]
        for _ in range(_STEPS):
            for at, reason in front:
                mention = self._own(unit, at)
                if mention is not None:
                    return mention, reason or "stands in its clause"
                mention = self._where(unit, at)
                if mention is not None:
                    return mention, reason or "told of as where it happened"
            front = [step for at, reason in front for step in self._next(at, reason, seen)]
        return None

    def _next(self, token: Token, reason: str, seen: set[int]) -> Iterator[tuple[Token, str]]:
        for other, why in shares(token):
            if other.i not in seen and other.sent == token.sent:
                seen.add(other.i)
                yield other, f"{reason}, which {why}" if reason else why

    def _own(self, unit: int, token: Token) -> PlaceMention | None:
        """The most exact place of the token and of the light words around it."""
        for at in own(token):
            found = self.seated(unit).get(at)
            if found:
                return min(found, key=lambda m: (_FINEST[m.place.precision], m.start))
        return None

    def _where(self, unit: int, verb: Token) -> PlaceMention | None:
        """The place that "where" takes up: "in Arusha, where they signed"."""
        top = first_conjunct(verb)
        if top.dep_ != "relcl" or not any(c.lower_ == "where" for c in top.children):
            return None
        names = {top.head.i, *(c.i for c in top.head.subtree if c.i < top.i)}
        found = [m for m in self._mentions[unit] if m.head in names]
        return found[-1] if found else self._own(unit, clause_verb(top.head))

    def _named_there(self, unit: int, token: Token) -> PlaceMention | None:
        """The place where the trigger is its name, or the preposition before it."""
        heads = {
            token.i,
            *(c.i for c in token.children if c.dep_ == "pobj" and token.pos_ == "ADP"),
        }
        return next((m for m in self._mentions[unit] if m.head in heads), None)
