"""Which state the story has in view where an office, a body or people are named without one.

Every state that the text names near by is a candidate. Signs speak for it (`signs`), each with a
weight by what is looked for: an office, a body, people. The weights lie in
`data/recognize/scene.yaml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Literal

from communique.parse.tokens import Token
from communique.recognize.antecedents import Draft, is_subject
from communique.recognize.page import Page
from communique.recognize.tables import scene_table
from communique.recognize.tagging import Tagged

Scene = tuple[str, str]
"""A country code, and in plain words why this one."""

Sought = Literal["office", "body", "people", "person"]
Signs = Mapping[str, set[str]]
"""Country code → the signs that speak for it."""

_AT = frozenset({"in", "at", "outside", "near"})
_PLACED = _AT | frozenset({"around", "across", "throughout", "inside", "through", "along"})

_REACH = 30
"""Sentences back in which a body or group of the same word is taken up."""

_HEADING = 10
"""Tokens of a paragraph that can be a heading."""


def scene(
    page: Page, tagged: Tagged, token: Token, sought: Sought, told: Signs | None = None
) -> Scene | None:
    """The state in view at a token; None where the signs for none suffice.

    `told` are signs beside those of the place: what the report tells of a person.
    """
    found = signs(page, tagged, token)
    for code, names in (told or {}).items():
        found[code] = found.get(code, set()) | names
    return choose(found, sought)


def choose(found: Signs, sought: Sought) -> Scene | None:
    """The state that the weighted signs speak for most; None where "nobody" weighs more."""
    weights = _weights()[sought]
    scored = [(sum(weights.get(s, 0.0) for s in held), code) for code, held in found.items()]
    score, code = max(scored, default=(0.0, ""))
    if score <= weights["nobody"]:
        return None
    best = max(found[code], key=lambda sign: (weights.get(sign, 0.0), sign))
    return code, str(scene_table()["told"][best])


def signs(page: Page, tagged: Tagged, token: Token) -> dict[str, set[str]]:
    """What speaks for each state that the report names near the token."""
    found: dict[str, set[str]] = defaultdict(set)

    def sign(name: str, codes: list[str]) -> None:
        for code in codes:
            found[code].add(name)

    before = [d for d in page.history.current if d.head.i < token.i and _country(d)]
    sign("before", _codes(before))
    sign("opening", opening(page, tagged, token.sent.start))
    sign("deed", place_of_deed(page, tagged, token))
    sign("told last", _told_last(page, tagged))
    start = token.sent.start
    while start > 0:
        start = tagged.doc[start - 1].sent.start
        sign("set", opening(page, tagged, start))
    sign("heading", _heading(page, tagged))
    sign("named before", _named_before(page, token))
    sign("aimed at by", _aimed_at_by(page, token))
    if page.home.country:
        sign("home", [page.home.country])
    if page.home.partner:
        sign("partner", [page.home.partner])
    return found


def _told_last(page: Page, tagged: Tagged) -> list[str]:
    """The country of the last subject that this paragraph's earlier sentences have."""
    for sentence in reversed(page.history.past):
        if sentence and sentence[0].unit != tagged.unit.index:
            break
        topics = [d for d in sentence if _country(d) and _is_topic(d)]
        if topics:
            return _codes(topics[-1:])
    return []


def _aimed_at_by(page: Page, token: Token) -> list[str]:
    """ "Omani guards fired at a patrol": whoever attacks does not attack the own side."""
    verb = token.head.head if token.dep_ == "pobj" else token.head
    attacks = verb.lemma_ in scene_table()["words"]["attacking"]
    if token.dep_ not in {"dobj", "pobj"} or not attacks:
        return []
    who = {c.i for c in verb.children if c.dep_ == "nsubj"}
    return _codes([d for d in page.history.current if d.head.i in who])


def _named_before(page: Page, token: Token) -> list[str]:
    """The state of the group or body with the same word that the report named last."""
    for draft in page.history.latest(sentences=_REACH):
        if draft.how == "group" and draft.head.lemma_ == token.lemma_ and draft.head.i != token.i:
            return _codes([draft])
    return []


def place_of_deed(page: Page, tagged: Tagged, token: Token) -> list[str]:
    """The countries of the places that the token's clause names as where it happens."""
    verb = token
    while verb.head.i != verb.i and verb.pos_ not in {"VERB", "AUX"}:
        verb = verb.head
    where = (c for c in (*token.children, *verb.children) if c.lower_ in _PLACED)
    return [
        code
        for preposition in where
        for part in preposition.subtree
        if part.dep_ == "pobj"
        for code in _country_at(page, tagged, part.i)
    ]


def opening(page: Page, tagged: Tagged, start: int) -> list[str]:
    """The country of a place that opens the sentence from `start`: "In Quito, …"."""
    doc = tagged.doc
    end = doc[start].sent.end
    for i in range(start, min(start + 4, end - 1)):
        token = doc[i]
        clause = token.head.pos_ == "VERB" and token.head.i < i  # "Speaking in Ottawa, …"
        if token.lower_ not in _AT or clause:
            continue
        if found := list(_named(page, tagged, i + 1, min(i + 5, end)))[:1]:
            return found
    return []


def _named(page: Page, tagged: Tagged, start: int, end: int) -> Iterator[str]:
    for i in range(start, end):
        yield from _country_at(page, tagged, i)


def _country_at(page: Page, tagged: Tagged, i: int) -> list[str]:
    name = tagged.names.get(i)
    if name is not None and name.code:
        return [name.code]
    code = page.places.get((tagged.unit.index, i))
    return [code] if code else []


def _country(draft: Draft) -> str | None:
    codes = {ref.country for ref in draft.refs if ref.country}
    return next(iter(codes)) if len(codes) == 1 else None


def _codes(drafts: list[Draft]) -> list[str]:
    return [code for d in drafts if (code := _country(d))]


def _is_topic(draft: Draft) -> bool:
    return is_subject(draft.head) and draft.head.head.dep_ in {"ROOT", "conj"}


def _heading(page: Page, tagged: Tagged) -> list[str]:
    """Countries in a short paragraph without a full stop right before this one."""
    index = next(n for n, t in enumerate(page.units) if t.unit.index == tagged.unit.index)
    if index == 0:
        return []
    above = page.units[index - 1]
    if len(above.doc) > _HEADING or above.doc[-1].text == ".":
        return []
    return list(_named(page, above, 0, len(above.doc)))


def _weights() -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = scene_table()["weights"]
    return found
