"""From tokens to participants: readings, owners of a thing, relative clauses, coordination."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from communique.coding.arguments import expand
from communique.coding.matcher import antecedent
from communique.model import Participant
from communique.parse.syntax import beside, child, children, prepositions
from communique.parse.tokens import Token
from communique.recognize import Recognized
from communique.recognize.tables import countries, state

OWNING = frozenset({"of", "in", "for", "to", "between", "with", "among", "toward", "towards"})
"""Prepositions whose object a thing can belong to or concern."""

OWNER_DEPTH = 3
"""How many nouns deep the owner of a thing is looked for."""


class Cast:
    """Who the tokens of one unit stand for."""

    def __init__(self, recognized: Recognized, unit: int) -> None:
        self._recognized = recognized
        self._unit = unit
        self._places = {
            (p.unit, p.head): p.place.country for p in recognized.places if p.place.country
        }

    def named(self, tokens: Iterable[Token]) -> list[Participant]:
        """The actors that the phrases themselves mean."""
        return _unique(p for token in expand(list(tokens)) for p in self._of(token))

    def owners(self, tokens: Iterable[Token]) -> list[Participant]:
        """The actors that the phrases mean, or else whose the things are that they mean."""
        found: list[Participant] = []
        for token in expand(list(tokens)):
            meant = self._of(token)
            if not any(code_of(p) for p in meant):  # "displaced families in Mali"
                meant = self._owner(token, OWNER_DEPTH) or meant
            found += meant
        return _unique(found)

    def doers(self, tokens: Iterable[Token]) -> list[Participant]:
        """As `owners`, but only a country named right at the noun owns it ("Chilean warships")."""
        found: list[Participant] = []
        for token in expand(list(tokens)):
            found += self._of(token) or self._modifiers(token)
        return _unique(found)

    def countries(self, tokens: Iterable[Token]) -> list[Participant]:
        """The states that adjectives stand for ("US-Japan talks")."""
        return _unique(
            self._state(code, token)
            for token in tokens
            for code in self._recognized.adjectives.get((self._unit, token.i), ())
        )

    def within(self, first: int, last: int) -> list[Participant]:
        """Everybody named between two tokens, the second left out."""
        return [
            p
            for (unit, head), reading in self._recognized.readings.items()
            if unit == self._unit and first <= head < last and reading.how != "pronoun"
            if not self._is_topic(head)
            for p in reading.participants
        ]

    def _is_topic(self, head: int) -> bool:
        token = self._recognized.parsed.units[self._unit].doc[head]
        return token.dep_ == "pobj" and token.head.lower_ in {"over", "about", "regarding"}

    def anybody(self, code: str) -> Participant:
        """A state, or the organization of a bloc that the document names most."""
        if code in countries():
            return state(code)
        named = Counter(
            replace(p, mentioned=None)
            for reading in self._recognized.readings.values()
            for p in reading.participants
            if p.bloc == code and p.kind == "organization"
        )
        return (
            min(named, key=lambda p: (-named[p], p.name))
            if named
            else Participant(code, "group", bloc=code)
        )

    def words(self, token: Token) -> frozenset[str]:
        """The lemmas that a condition can ask of a phrase: its head's, and a person's title."""
        token = antecedent(token)
        found = {token.lower_, token.lemma_.lower()}
        if token.pos_ == "PROPN":  # "the patrol ship Trent"
            found.update(c.lemma_.lower() for c in children(token, "compound") if c.pos_ == "NOUN")
        reading = self._recognized.readings.get((self._unit, token.i))
        if reading is not None:
            found.update(t.lemma_.lower() for t in token.doc[reading.start : reading.end])
            found.update(p.office.split(" of ")[0] for p in reading.participants if p.office)
        return frozenset(found)

    def is_actor(self, token: Token) -> bool:
        """Whether the phrase itself means an actor."""
        return bool(self._of(token))

    def _of(self, token: Token) -> list[Participant]:
        token = antecedent(token)
        reading = self._recognized.readings.get((self._unit, token.i))
        if reading is not None:
            return list(reading.participants)
        if (self._unit, token.i) in self._places:
            return [self._place(token)]
        if token.lower_ in {
            "some",
            "all",
            "many",
            "several",
            "one",
            "both",
            "each",
            "most",
            "members",
        }:
            of = next((o for p, o in prepositions(token) if p == "of"), None)
            return self._of(of) if of is not None else []
        return []

    def _modifiers(self, token: Token) -> list[Participant]:
        adjectives = [t for c in children(token, "amod", "compound", "nmod") for t in c.subtree]
        found = self.countries(adjectives)
        owner = child(token, "poss")
        if not found and owner is not None:
            found = self.named([owner])
        return found

    def _owner(self, token: Token, depth: int) -> list[Participant]:
        found = self._partner(token) or self._modifiers(token)
        if found or depth == 0:
            return found
        for preposition, obj in prepositions(token):
            if preposition in {"of", "by", "from"}:
                found = self.owners([obj]) if obj.pos_ != "VERB" else []
                if found:
                    return found
        for clause in children(token, "acl"):
            for preposition, obj in prepositions(clause):
                if preposition == "by" and (found := self.owners([obj])):
                    return found
        for preposition, obj in (*prepositions(token), *beside(token)):
            if preposition in OWNING and obj.pos_ in {"NOUN", "PROPN"}:
                found = self.named([obj]) or self._owner(obj, depth - 1)
                if found:
                    return found
        return []

    def _partner(self, token: Token) -> list[Participant]:
        """ "its border with Chad": the other side of what the subject shares with it."""
        owner = child(token, "poss")
        if owner is None or owner.tag_ != "PRP$":
            return []
        return self.named(obj for p, obj in prepositions(token) if p == "with")

    def _place(self, token: Token) -> Participant:
        return self._state(str(self._places[self._unit, token.i]), token)

    def _state(self, code: str, token: Token) -> Participant:
        unit = self._recognized.parsed.units[self._unit]
        span = unit.span(self._recognized.parsed.text, token.i, token.i + 1)
        return replace(state(code), mentioned=span)


def _unique(found: Iterable[Participant]) -> list[Participant]:
    seen: dict[tuple[object, ...], Participant] = {}
    for p in found:
        seen.setdefault((p.actor_id or p.name.casefold(), p.country), p)
    return list(seen.values())


def code_of(participant: Participant) -> str | None:
    """The country, or else the bloc."""
    return participant.country or participant.bloc


def is_political(participant: Participant) -> bool:
    """Whether an event with this participant belongs in the record: a state, body or office."""
    return bool(
        participant.country
        or participant.bloc
        or participant.office
        or participant.kind in {"group", "organization", "organ", "armed_group"}
    )
