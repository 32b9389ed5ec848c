"""Whether a time of the sentence binds an event: as its date, as its deadline, or not at all."""

from __future__ import annotations

from dataclasses import replace

from communique.ground.choices import Choice
from communique.ground.clauses import words
from communique.ground.tenses import is_settled
from communique.model import Date, dates
from communique.model.records import Status
from communique.parse.tokens import Token
from communique.recognize.recognized import DateMention

_ONLY_ENDS = frozenset({"by", "until", "before"})


def bar(choice: Choice, value: Date | None, published: Date | None) -> str | None:
    """Why a date cannot be that of an event told as past; None where it can."""
    reading, last = choice.mention.reading, dates.last_day(published)
    if value is None or reading.is_deadline:
        return None
    first = dates.first_day(value)
    if first is not None and last is not None and first > last:
        return "it lies after the publication, and the event is told as past"
    if reading.bound in _ONLY_ENDS and value.min is None and not _is_denied(choice.owner):
        return "it says only by when"
    return None


def is_deadline(choice: Choice, status: Status) -> bool:
    """Whether something is to be done by the time."""
    reading = choice.mention.reading
    return reading.is_deadline and not is_settled(choice.mention, choice.owner, status)


def binds(choice: Choice, token: Token, status: Status) -> bool:
    """Whether the deadline is the event's own: a promise's is that of what is promised."""
    if token.lemma_ in words("promising"):
        return False
    kept_till_then = status == "negated" and choice.mention.reading.bound == "before"
    return not kept_till_then and (choice.rank < 2 or choice.rank > 3)


def as_time(choice: Choice) -> Choice:
    """The choice without its deadline, which the sentence tells as past."""
    reading = replace(choice.mention.reading, is_deadline=False)
    return replace(choice, mention=replace(choice.mention, reading=reading))


def stands_before(earlier: DateMention, mention: DateMention) -> bool:
    """Whether a time stands before another one, here or in the paragraph before."""
    near = mention.unit - earlier.unit in {0, 1} and not earlier.reading.is_dateline
    return near and (earlier.unit, earlier.start) < (mention.unit, mention.start)


def tells_day(mention: DateMention) -> bool:
    """Whether a day is told here, and not only a thing named by it."""
    reading = mention.reading
    named = reading.modifies is not None and reading.modifies < mention.start
    return (reading.is_day or reading.kind == "anchored") and not named


def counts_days(mention: DateMention) -> bool:
    """Whether quoted words count days, so that a day or two decide: "today", "last week"."""
    reading = mention.reading
    near = reading.unit in {"hour", "day", "week", "weekend"}
    return reading.quoted and reading.kind in {"relative", "span"} and near


def _is_denied(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)
