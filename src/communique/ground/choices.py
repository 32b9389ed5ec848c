"""The times of a sentence that belong to one event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique.ground.clauses import cluster, is_verb, own_subject, owner, words
from communique.ground.scope import opened, opens, reached
from communique.parse.tokens import Token
from communique.recognize.recognized import DateMention, Recognized


@dataclass(frozen=True, slots=True)
class Choice:
    """A time that belongs to an event: the smaller `rank`, the closer.

    `turned` says that the time counts from this event and dates the other one, `owner`.
    """

    mention: DateMention
    owner: Token
    rank: int
    turned: bool = False


def choices(recognized: Recognized, unit: int, trigger: Token) -> list[Choice]:
    """The times of the trigger's sentence that date its event, best first."""
    found = sorted(_choices(recognized, unit, trigger), key=lambda c: _order(c, trigger))
    return found


def in_sentence(recognized: Recognized, unit: int, token: Token) -> Iterator[DateMention]:
    """The times of the token's sentence, a dateline's left out."""
    sentence = token.sent
    for mention in recognized.dates:
        inside = mention.unit == unit and sentence.start <= mention.start < sentence.end
        if inside and not mention.reading.is_dateline:
            yield mention


def owner_of(mention: DateMention, doc_token: Token) -> Token:
    """The verb or happening that a time belongs to; `doc_token` is any token of its unit."""
    doc, reading = doc_token.doc, mention.reading
    root = doc[mention.start : mention.end].root
    if reading.anchor is not None:
        anchor = doc[reading.anchor]
        if anchor.is_ancestor(root) or anchor.i == root.i:
            return anchor.head if is_verb(anchor.head) else owner(anchor)
    if reading.modifies is None and opens(mention, root):
        return opened(mention, root) or owner(root)
    return owner(root, named=reading.modifies)


def _choices(recognized: Recognized, unit: int, trigger: Token) -> Iterator[Choice]:
    near = cluster(trigger)
    for mention in in_sentence(recognized, unit, trigger):
        belongs = owner_of(mention, trigger)
        if mention.start <= trigger.i < mention.end or mention.reading.is_first_since:
            continue
        if mention.reading.anchor in near and near[mention.reading.anchor] < 2:
            yield Choice(mention, belongs, near[mention.reading.anchor], turned=True)
        elif belongs.i in near and mention.reading.kind == "span" and near[belongs.i] > 1:
            continue
        elif belongs.i in near and not _names_a_document(mention, belongs, trigger):
            yield Choice(mention, belongs, near[belongs.i])
        elif mention.reading.kind != "span" and _reaches(mention, belongs, trigger, near):
            yield Choice(mention, belongs, 3)
        elif mention.reading.is_deadline and _in_content(belongs, trigger):
            yield Choice(mention, belongs, 4)


def _reaches(mention: DateMention, belongs: Token, trigger: Token, near: Mapping[int, int]) -> bool:
    """Whether a time at the head of the sentence, or of the clause before, is the event's too."""
    verbs = [trigger.doc[i] for i, rank in near.items() if rank < 2 and is_verb(trigger.doc[i])]
    front = opens(mention, trigger)
    for verb in verbs:
        above = list(reached(verb))
        if any(t.i == belongs.i for t in above) and (front or own_subject(verb) is None):
            return True
        if above and above[0].i == belongs.i and verb.dep_ == "relcl":
            return True
    return False


def _order(choice: Choice, trigger: Token) -> tuple[int, int, int]:
    reading = choice.mention.reading
    vague = reading.kind in {"vague", "span"} or reading.unit == "decade"
    return vague, choice.rank, abs(choice.mention.start - trigger.i)


def _names_a_document(mention: DateMention, noun: Token, trigger: Token) -> bool:
    """Whether the time only names a thing: "left the 2015 deal"."""
    if mention.reading.modifies is None or noun.i == trigger.i:
        return False
    year = mention.reading.date is not None and mention.reading.date.edtf.isdecimal()
    return year and trigger.lemma_ not in words("making")


def _in_content(verb: Token, trigger: Token) -> bool:
    """Whether the verb stands in what the trigger asks or threatens, or in its condition."""
    for _ in range(3):
        if verb.head.i == trigger.i:
            return verb.dep_ in {"xcomp", "ccomp", "acl", "pcomp", "dobj"} or _condition(verb)
        if verb.dep_ not in {"xcomp", "ccomp", "conj", "acl", "dobj", "pobj", "prep", "advcl"}:
            return False
        verb = verb.head
    return False


def _condition(verb: Token) -> bool:
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "aux"}}
    return verb.dep_ == "advcl" and bool(marks & {"if", "unless", "should"})
