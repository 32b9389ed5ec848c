"""The things and deeds in a content that its speaker may judge, by their nouns and verbs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from communique.attribute.attribution import Attribution
from communique.attribute.cues import read_table
from communique.attribute.features import clause_heads
from communique.model import Participant
from communique.parse.syntax import child
from communique.parse.tokens import Token
from communique.recognize.recognized import Reading, Recognized

Kind = Literal["actor", "event", "dossier", "gathering", "idea"]
_ROLES = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "pobj", "oprd", "conj"})
_IT = frozenset({"it", "this", "that"})
_CLAUSES = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """An actor, thing or deed inside a content; only an actor has `who`."""

    unit: int
    token: Token
    kind: Kind
    reading: Reading | None = None
    who: Participant | None = None


@cache
def _kinds() -> dict[str, Kind]:
    table: dict[str, list[str]] = read_table("targets.yaml")
    kinds: tuple[Kind, ...] = ("event", "dossier", "gathering", "idea")
    return {word: kind for kind in kinds for word in table.get(kind, ())}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(read_table("targets.yaml")[name])


def is_deed(token: Token) -> bool:
    """Whether a clause tells the deed: "that gas was fired"."""
    return token.pos_ == "VERB"


def things(
    recognized: Recognized, attribution: Attribution, read: set[tuple[int, int]]
) -> Iterator[Candidate]:
    """The nouns of the content that name things, then the deeds that its first clauses tell.

    Listed nouns count wherever they stand, others only as subject or object of a first clause.
    `read` are tokens of names.
    """
    tops = clause_heads(recognized, attribution)[:_CLAUSES]
    players = {t for top in tops for t in _players(top)}
    for stretch in attribution.stretches:
        for token in recognized.parsed.units[stretch.unit].doc[stretch.first : stretch.last]:
            if (stretch.unit, token.i) not in read:
                kind = _kind(token, players)
                if kind is not None:
                    yield Candidate(stretch.unit, token, kind)
    yield from _deeds(recognized, attribution, tops)


def _kind(token: Token, players: set[Token]) -> Kind | None:
    if token in players and token.lower_ in _IT:
        return "event"
    if token.pos_ != "NOUN" or token.dep_ == "compound":
        return None
    listed = _kinds().get(token.lemma_.lower())
    if listed is not None:
        return listed
    plain = token in players and token.lemma_.lower() not in _words("nothing")
    return "idea" if plain else None


def _players(top: Token) -> Iterator[Token]:
    """The clause's subject and object, or the noun itself, with what these are "of"."""
    first = [top] if top.pos_ in {"NOUN", "PRON"} else [c for c in top.children if c.dep_ in _ROLES]
    for token in first:
        yield token
        of = next((c for c in token.children if c.lower_ in {"of", "to", "on", "for"}), None)
        if of is not None and (inner := child(of, "pobj")) is not None:
            yield inner


def _deeds(
    recognized: Recognized, attribution: Attribution, tops: list[Token]
) -> Iterator[Candidate]:
    unit = attribution.content_head[0] if attribution.content_head else attribution.unit
    for top in tops:
        tells = top.pos_ == "VERB" and top.lemma_.lower() not in _words("no_deeds")
        if tells and attribution.holds((unit, top.i)):
            yield Candidate(unit, top, "event")
