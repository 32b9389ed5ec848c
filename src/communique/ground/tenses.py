"""Whether a time lies ahead or behind, as the sentence tells it."""

from __future__ import annotations

from communique.ground.clauses import clause_verb, words
from communique.model.records import Status
from communique.parse.tokens import Token
from communique.recognize.recognized import DateMention

AHEAD: frozenset[Status] = frozenset({"planned", "proposed", "conditional"})


def tense_bearer(verb: Token) -> Token:
    """The verb that carries the tense: the governor of an infinitive or participle without one."""
    while (
        verb.head.i != verb.i
        and verb.tag_ not in {"VBD", "VBZ", "VBP"}
        and not any(c.dep_ in {"aux", "auxpass"} and c.tag_ != "TO" for c in verb.children)
    ):
        verb = clause_verb(verb.head)
    return verb


def is_future(trigger: Token, status: Status) -> bool:
    """Whether the event is still to come; a plan that was called off lies behind."""
    bearer = tense_bearer(clause_verb(trigger))
    if status in AHEAD:
        return not _lapsed(bearer)
    return status == "negated" and _auxiliary(bearer, words("future_auxiliaries"))


def outlook(verb: Token) -> Status:
    """Planned where the sentence tells an event as still to come, else occurred."""
    bearer = tense_bearer(clause_verb(verb))
    ahead = _auxiliary(bearer, words("future_auxiliaries")) or _to_come(bearer)
    return "planned" if ahead and not is_past(bearer) else "occurred"


def _to_come(verb: Token) -> bool:
    """Whether "is to", "is due to" or "is expected" stands in the present."""
    present = verb.tag_ in {"VBZ", "VBP"} or _auxiliary(verb, frozenset({"is", "are", "'s"}))
    if not present:
        return False
    below = next((c for c in verb.children if c.dep_ == "xcomp" and c.tag_ == "VB"), None)
    return (verb.lemma_ == "be" and below is not None) or verb.lemma_ in words("lapse")


def tells_now(verb: Token) -> bool:
    """Whether the verb is told in the present perfect or with a modal: no step of a narrative."""
    helpers = frozenset({"has", "have", "'ve", "’ve"}) | words("future_auxiliaries")
    return _auxiliary(verb, helpers)


def is_settled(mention: DateMention, owner: Token, status: Status) -> bool:
    """Whether "by", "until" or "before" here looks back: "had not answered by Tuesday"."""
    if status == "historical":
        return True
    if status in AHEAD or owner.lemma_ in words("granting") or owner.tag_ in {"VB", "VBG", "VBP"}:
        return False
    return (mention.reading.bound != "at" or mention.reading.kind == "span") and is_past(owner)


def is_past(verb: Token) -> bool:
    """Whether the verb is told in a past tense or the perfect."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return not helpers & words("future_auxiliaries") and (
        verb.tag_ == "VBD" or bool(helpers & {"had", "has", "have", "was", "were", "did"})
    )


def _lapsed(verb: Token) -> bool:
    """Whether a plan is told in the past tense: "had been expected", "was called off"."""
    return (verb.lemma_ in words("lapse") or verb.lemma_ == "be") and is_past(verb)


def _auxiliary(verb: Token, wanted: frozenset[str]) -> bool:
    return any(c.dep_ in {"aux", "auxpass"} and c.lower_ in wanted for c in verb.children)
