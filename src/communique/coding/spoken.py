"""Imperatives and announced harm inside somebody's words, where no cue names the act."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from communique.coding.arguments import logical_subjects
from communique.coding.codebook import Pattern
from communique.coding.evaluate import Candidate
from communique.coding.matcher import Hit, logical_objects
from communique.coding.notation import Trigger
from communique.coding.participants import Cast
from communique.model import Participant
from communique.parse.syntax import child, is_passive, prepositions
from communique.parse.tokens import Token

CONTENT_STATUS = {
    "obligation": "proposed",
    "commitment": "planned",
    "imperative": "proposed",
    "harm": "conditional",
}
"""Kind of speech act → status of what is asked for, promised or threatened."""


def imperative(
    token: Token, speakers: list[Participant], unit: int, rule: Mapping[str, Any], *, quoted: bool
) -> Candidate | None:
    """ "Stop this war": what somebody is bidden; "… or lose your ports": what is threatened.

    None where the token bids nothing. Outside a quotation only a sentence's first words can.
    """
    bare = token.tag_ == "VB" and token.dep_ in {"ROOT", "ccomp", "parataxis", "advcl"}
    if not bare or token.lemma_.lower() in rule["except"]:
        return None
    before = [t for c in token.children if c.i < token.i for t in c.subtree]
    if any(t.pos_ != "PUNCT" and t.lower_ not in rule["before"] for t in before):
        return None
    if not _opens(token.doc[min((t.i for t in before), default=token.i)], quoted):
        return None
    or_else = any(c.lower_ == "or" for c in token.children) and child(token, "conj") is not None
    kind, event_type = ("harm", rule["or_else"]) if or_else else ("imperative", rule["event_type"])
    step = f"{token.text!r} in the words of {speakers[0].name}: what somebody is to do"
    hit = spoken_hit(token, event_type, kind, token)
    return Candidate(hit, unit, speakers, [], [], [token], [step])


def _opens(first: Token, quoted: bool) -> bool:
    """Whether the word opens its sentence, or a quotation or clause inside one."""
    if first.i == first.sent.start:
        return True
    return quoted and (first.pos_ == "PUNCT" or first.nbor(-1).pos_ == "PUNCT")


def announced_harm(
    verb: Token, speakers: list[Participant], unit: int, cast: Cast, rule: Mapping[str, Any]
) -> Candidate | None:
    """ "Fiji will pay a price": what will befall others, in the words of a state or office.

    `verb` is the verb of a clause with will, shall or would. None where nothing of the kind is
    said, or where it befalls the speaker's own side.
    """
    own = {p.country for p in speakers if p.country}
    if not own or any(c.dep_ == "neg" for c in verb.children):
        return None
    passive = is_passive(verb)
    struck = cast.owners(logical_objects(verb)) if passive else cast.named(_doers(verb))
    others = [p for p in struck if p.country and p.country not in own]
    if (struck and not others) or not _is_harm(verb, passive, bool(others), rule):
        return None
    step = f"{verb.text!r} in the words of {speakers[0].name}: what will befall others"
    hit = spoken_hit(verb, rule["event_type"], "harm", verb)
    return Candidate(hit, unit, speakers, others, [], [verb], [step])


def _doers(verb: Token) -> list[Token]:
    return list(logical_subjects(verb))


def _is_harm(verb: Token, passive: bool, named: bool, rule: Mapping[str, Any]) -> bool:
    lemma = verb.lemma_.lower()
    if passive:
        by = {obj.lemma_.lower() for way, obj in prepositions(verb) if way in {"with", "by"}}
        return lemma in rule["passives"] or bool(lemma == "meet" and by & set(rule["things"]))
    things = {obj.lemma_.lower() for obj in logical_objects(verb)}
    suffered = lemma in rule["verbs"] and bool(things & set(rule["things"]))
    return named and (suffered or lemma in rule["alone"])


def spoken_hit(token: Token, event_type: str, rule: str, verb: Token) -> Hit:
    """The hit of an act that no pattern tells: `token` shows it, `verb` is what it is about."""
    trigger = Trigger(token.lower_, frozenset({token.lower_}))
    pattern = Pattern(
        id=f"{event_type}/speech-{rule}",
        event_type=event_type,
        triggers=(trigger,),
        slots={},
        needs=(),
        status="occurred",
        content_status=CONTENT_STATUS[rule],
        speech=True,
    )
    used = (token.i,) if token.i == verb.i else tuple(sorted((token.i, verb.i)))
    return Hit(pattern, trigger, token, None, used)
