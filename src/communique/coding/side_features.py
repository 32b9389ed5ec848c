"""What speaks for a country's being a side of an act, and for how many sides it has, as names.

Names hold closed classes only: types, positions, labels of the parse, prepositions, kinds of words.
"""

from __future__ import annotations

from collections.abc import Iterator

from communique.coding.evaluate import is_definite
from communique.coding.participants import code_of
from communique.coding.side_paths import path
from communique.coding.side_setting import LOOK_BACK, SIDES, Setting
from communique.parse.syntax import is_passive

LOWEST = 4
"""Rank among those named most from which on ranks are not told apart."""


def situation(setting: Setting) -> frozenset[str]:
    """What bears on how many actors and recipients the act has."""
    return frozenset(_situation(setting))


def standing(setting: Setting, option: tuple[str, ...]) -> frozenset[str]:
    """What bears on whether these countries act, are acted on, or neither."""
    return frozenset(_standing(setting, option[0], len(option) > 1))


def _situation(setting: Setting) -> Iterator[str]:
    act, hit, kind = setting.act, setting.act.hit, setting.act.event_type
    yield "any act"
    yield kind
    sides = ", ".join(_filled(setting, side) for side in SIDES)
    yield sides
    yield f"{kind}, {sides}"
    here = {n.code for n in setting.near[0] if n.how != "place"}
    yield f"{min(len(here), 4)} named in the sentence"
    if hit.pattern.symmetric:
        yield "joint act"
        yield f"joint act, {sides}"
    slots = [slot for slot in ("actor", "recipient") if slot in hit.pattern.slots]
    yield f"pattern has {' and '.join(slots) or 'no side'}"
    for side in SIDES:
        if act.side(side) and not setting.ruled[side]:
            yield f"{side} unknown: {act.side(side)[0].kind}"
    if setting.spoken:
        yield "in somebody's words"
    if setting.outer is not None:
        yield f"{setting.link} of {setting.outer.event_type}"
    if act.links:
        yield "has content"
    yield f"status {act.status}"
    yield f"{kind}, status {act.status}"
    yield from _build(setting, sides)


def _build(setting: Setting, sides: str) -> Iterator[str]:
    """How the clause is built."""
    act, hit = setting.act, setting.act.hit
    objects = act.objects or hit.objects
    named = {n.token.i for n in setting.near[0]}
    what = "an actor" if any(t.i in named for t in objects) else "a thing" if objects else "nothing"
    yield f"object is {what}"
    yield f"object is {what}, {sides}"
    yield f"{act.event_type}, object is {what}"
    if hit.is_noun:
        yield f"noun, {'definite' if is_definite(hit.head) else 'bare'}"
    else:
        yield f"{'passive' if is_passive(hit.head) else 'active'}, {sides}"
        yield f"verb as {hit.head.dep_}"
    if hit.pattern.mode:
        yield f"{act.event_type}, mode {hit.pattern.mode}"


def _filled(setting: Setting, side: str) -> str:
    """ "1 actors", "unknown actors", "no actors": what the rules gave."""
    known = len(setting.ruled[side])
    if known:
        return f"{min(known, 2)} {side}"
    return f"unknown {side}" if setting.act.side(side) else f"no {side}"


def _standing(setting: Setting, code: str, many: bool) -> Iterator[str]:
    kind, given = setting.act.event_type, setting.given
    ruled = [side[:-1] for side in SIDES if code in setting.ruled[side]]
    rule = f"rules: {' and '.join(ruled) or 'neither'}"
    yield "bias"
    yield kind
    yield rule
    yield f"{kind}, {rule}"
    yield f"{rule}, {given}"
    yield f"{kind}, {rule}, {given}"
    if many:
        yield "several together"
    for side in SIDES:
        if code in setting.ruled[side]:
            yield f"{side} by {setting.act.origins.get((side, code), 'another join')}"
            people = [p for p in setting.act.side(side) if code_of(p) == code]
            yield f"{side} by rules: {people[0].kind}"
        elif setting.ruled[side]:
            yield f"others are {side}"
    yield from _words(setting, code, rule)
    yield from _salience(setting, code, rule)
    yield from _beside(setting, code, rule)


def _words(setting: Setting, code: str, rule: str) -> Iterator[str]:
    mine = setting.namings(code)
    for n in mine:
        way = path(setting.up, n.token)
        yield f"named at {way}"
        yield f"named at {way}, {setting.given}"
        if setting.act.hit.pattern.symmetric:
            yield f"joint act, named at {way}"
        yield f"named as {n.how}"
        if n.token.i in setting.subjects:
            yield f"subject, {n.how}"
        if n.token.i in setting.objects:
            yield f"object, {n.how}"
        if n.participant is not None:
            yield f"named as {n.participant.kind}"
    if mine:
        yield f"named here, {rule}, {setting.given}"
        return
    near = (n for n in (*range(1, LOOK_BACK + 1), -1) if setting.namings(code, n))
    where = {-1: "named in the next sentence", 0: "not named near"}
    away = next(near, 0)
    told = where.get(away, f"named {away} sentences before")
    yield told
    yield f"{told}, {setting.given}"
    if any(n.is_subject for n in setting.namings(code, 1)):
        yield f"subject of the sentence before, {setting.given}"


def _salience(setting: Setting, code: str, rule: str) -> Iterator[str]:
    named, pair, given = setting.stage.named, setting.stage.pair, setting.given
    rank = named.ranked.index(code) + 1 if code in named.counts else LOWEST
    yield f"named most, rank {min(rank, LOWEST)}"
    yield f"named most, rank {min(rank, LOWEST)}, {rule}, {given}"
    if code in pair:
        yield f"one of two the report is about, {given}"
        ruled = {c for side in SIDES for c in setting.ruled[side]}
        if ruled and ruled <= set(pair) - {code}:
            yield f"the other of the two, {given}"
            yield f"{setting.act.event_type}, the other of the two, {given}"
    elif pair:
        yield "not one of the two the report is about"
    if code in named.headline:
        yield "in the title"
        yield f"in the title, {rule}, {given}"


def _beside(setting: Setting, code: str, rule: str) -> Iterator[str]:
    """What the words around the act and the acts beside it say."""
    stage, given = setting.stage, setting.given
    if setting.spoken:
        who = setting.spoken.get(code, "not the speaker")
        yield who
        yield f"{who}, {rule}, {given}"
    if setting.outer is not None:
        for side in SIDES:
            if code in stage.ruled(setting.outer)[side]:
                yield f"{side} of the {setting.outer.event_type} that this is {setting.link} of"
                yield f"{side} of what this is {setting.link} of, {rule}, {given}"
    for link, inner in setting.act.links:
        for side in SIDES:
            if code in stage.ruled(inner)[side]:
                yield f"{side} of its {link}, {rule}, {given}"
    for side, there in (SIDES, SIDES[::-1]):
        yield from _usual(setting, code, side, there)


def _usual(setting: Setting, code: str, side: str, there: str) -> Iterator[str]:
    """Whether this is the usual other side of those that the rules found on one side."""
    mine = set(setting.ruled[side])
    if not mine or code in mine:
        return
    others = (setting.stage.ruled(a) for a in setting.stage.acts if a is not setting.act)
    met = [ruled[there] for ruled in others if ruled[there] and mine & set(ruled[side])]
    share = sum(code in sides for sides in met) / len(met) if met else 0
    level = "mostly" if share >= 0.5 else "sometimes" if share else "never"
    yield f"elsewhere {level} their {there}" if met else f"elsewhere they have no {there}"
