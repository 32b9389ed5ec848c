"""Acts that a statement performs by what it says: obligations laid on others and promises."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from communique.attribute import Attribution
from communique.attribute.first_person import speakers_of
from communique.coding.arguments import logical_subjects
from communique.coding.evaluate import Candidate
from communique.coding.matcher import Hit
from communique.coding.participants import Cast
from communique.coding.spoken import announced_harm, imperative, spoken_hit
from communique.model import Participant
from communique.parse.tokens import Token
from communique.recognize import Recognized

MAX_PER_STATEMENT = 2


def speech_acts(
    recognized: Recognized,
    attributions: tuple[Attribution, ...],
    casts: Mapping[int, Cast],
    rules: Mapping[str, Any],
) -> Iterator[Candidate]:
    """REQUESTs, AGREEs and THREATENs that somebody's words amount to, one for each clause."""
    seen: set[tuple[int, int]] = set()
    for attribution in attributions:
        speakers = speakers_of(recognized, attribution)
        if not speakers or attribution.kind == "attitude" or attribution.negated:
            continue
        found = 0
        for stretch in attribution.stretches:
            doc = recognized.parsed.units[stretch.unit].doc
            for token in doc[stretch.first : stretch.last]:
                if (stretch.unit, token.i) in seen or found == MAX_PER_STATEMENT:
                    continue
                act = _act(token, list(speakers), stretch.unit, casts[stretch.unit], rules)
                if act is None:
                    quoted = attribution.form != "indirect"
                    rule = rules["imperative"]
                    act = imperative(token, list(speakers), stretch.unit, rule, quoted=quoted)
                warned = attribution.cue_lemma in rules["retort"]["cues"]
                if act is not None and warned and act.event_type == "AGREE":
                    act = as_threat(act)
                if act is not None:
                    seen.add((stretch.unit, token.i))
                    found += 1
                    yield act


def _act(
    token: Token, speakers: list[Participant], unit: int, cast: Cast, rules: Mapping[str, Any]
) -> Candidate | None:
    obligation, commitment, retort = rules["obligation"], rules["commitment"], rules["retort"]
    verb = _obliged(token, obligation)
    subjects = cast.named(logical_subjects(verb)) if verb is not None else []
    own = {p.country for p in speakers if p.country}
    if verb is not None and not _is_condition(verb):
        others = [p for p in subjects if p.country is None or p.country not in own]
        if subjects and not others:
            return None
        recipients = subjects
        hit = spoken_hit(token, obligation["event_type"], "obligation", verb)
        step = f"{token.text!r} in the words of {speakers[0].name}: what ought to be done"
        return _spoken(hit, unit, speakers, recipients, verb, step)
    verb = _promised(token, commitment)
    if verb is None or _is_condition(verb):
        return None
    harm = announced_harm(verb, speakers, unit, cast, rules["harm"])
    if harm is not None:
        return harm
    subjects = cast.named(logical_subjects(verb))
    if not subjects or not all(p.country in own for p in subjects if p.country) or not own:
        return None
    if not any(p.country for p in subjects):
        return None
    kind = retort if verb.lemma_.lower() in retort["verbs"] else commitment
    step = f"{token.text!r} in the words of {speakers[0].name}: what their side will do"
    recipients = [p for p in _partners(verb, cast) if p.country and p.country not in own]
    refused = any(c.dep_ == "neg" for c in verb.children)
    event_type = "REJECT" if refused else kind["event_type"]
    hit = spoken_hit(token, event_type, "commitment", verb)
    return _spoken(hit, unit, speakers, recipients, verb, step)


def _spoken(
    hit: Hit,
    unit: int,
    speakers: list[Participant],
    recipients: list[Participant],
    verb: Token,
    step: str,
) -> Candidate:
    act = Candidate(hit, unit, speakers, recipients, [], [verb], [step])
    act.note("actors", speakers, "speaker")
    act.note("recipients", recipients, "named in the words")
    return act


def is_conditioned(act: Candidate) -> bool:
    """Whether the promise hangs on a condition ("unless …", "until …")."""
    return any(
        t.dep_ == "mark" and t.lower_ in {"if", "unless", "until"}
        for verb in act.content
        for t in verb.subtree
    )


def as_threat(act: Candidate) -> Candidate:
    """The same words as a threat, where what is promised is an act against somebody."""
    pattern = replace(
        act.hit.pattern,
        id="THREATEN/speech-commitment",
        event_type="THREATEN",
        content_status="conditional",
    )
    return replace(act, hit=replace(act.hit, pattern=pattern))


def _obliged(token: Token, rule: Mapping[str, Any]) -> Token | None:
    """The verb of what ought to be done, where the token says that it ought."""
    if token.lower_ in rule["modals"] and token.dep_ == "aux":
        return token.head
    if token.lemma_.lower() in {"need", "have"} and token.pos_ == "VERB":
        follows = next((c for c in token.children if c.dep_ == "xcomp"), None)
        to = follows is not None and any(
            c.lower_ == "to" and c.dep_ == "aux" for c in follows.children
        )
        if to and token.lemma_.lower() in {"need", "have"}:
            return follows
    if token.lemma_.lower() in rule["predicates"] and token.dep_ in {"acomp", "attr", "oprd"}:
        return next(
            (c for c in token.head.children if c.dep_ in {"ccomp", "xcomp", "advcl"}), None
        ) or (next((c for c in token.children if c.dep_ in {"xcomp", "ccomp"}), None))
    return None


def _promised(token: Token, rule: Mapping[str, Any]) -> Token | None:
    reported = token.lower_ in rule["reported_modals"] and token.head.dep_ in {"ccomp", "conj"}
    if (token.lower_ in rule["modals"] or reported) and token.dep_ == "aux":
        return token.head if token.head.lemma_ != "be" else None
    if token.lemma_.lower() in rule["predicates"] and token.head.lemma_ in {
        "be",
        "stand",
        "remain",
    }:
        return next((c for c in token.children if c.dep_ == "xcomp"), None)
    return None


def _partners(verb: Token, cast: Cast) -> list[Participant]:
    found = [t for c in verb.children if c.dep_ in {"prep", "dative"} for t in c.children]
    return cast.owners([t for t in found if t.dep_ == "pobj"])


def _is_condition(verb: Token) -> bool:
    at = verb
    for _ in range(4):
        if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in at.children):
            return True
        if at.dep_ == "relcl":
            return True
        at = at.head
    return False
