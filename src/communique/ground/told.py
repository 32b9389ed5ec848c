"""The events of a document that have a time of their own, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from communique.ground.choices import owner_of
from communique.ground.chronicle import Chronicle
from communique.ground.clauses import is_event
from communique.ground.lengths import length_of
from communique.ground.tenses import AHEAD, is_future, outlook
from communique.model import Date, Span
from communique.parse.tokens import Token
from communique.recognize.recognized import DateMention


@dataclass(frozen=True, slots=True)
class Told:
    """An event dated by words of its own clause, or a heading that dates what follows it.

    `mention` are its words of time. `ahead` says that the text tells it as still to come.
    """

    unit: int
    token: Token
    date: Date
    mention: DateMention
    ahead: bool
    is_heading: bool = False

    @property
    def words(self) -> Span:
        """The words of time."""
        return self.mention.span


def told_events(chronicle: Chronicle) -> tuple[Told, ...]:
    """Every event of the document that its own words date."""
    found: dict[tuple[int, int], Told] = {}
    for mention in chronicle.recognized.dates:
        one = _heading(chronicle, mention) or _event(chronicle, mention)
        if one is not None:
            found.setdefault((one.unit, one.token.i), one)
            for lasting in _lasting(chronicle, one):
                found.setdefault((lasting.unit, lasting.token.i), lasting)
    return tuple(found.values())


def _lasting(chronicle: Chronicle, one: Told) -> Iterator[Told]:
    """Events of several days that the time of another in the sentence dates."""
    for token in () if one.is_heading else one.token.sent:
        if token.lemma_ != "day" and not token.text.endswith("-day"):
            continue
        noun = next(
            (c for of in token.children for c in of.children if c.dep_ == "pobj"), token.head
        )
        if length_of(noun) is None:
            continue
        value, _ = chronicle.date_of(one.unit, noun, "occurred")
        if value is not None and value.min and value.max and value.edtf != one.date.edtf:
            yield replace(one, token=noun, date=value)


def _event(chronicle: Chronicle, mention: DateMention) -> Told | None:
    if mention.reading.is_dateline or mention.reading.kind in {"vague", "span"}:
        return None
    doc = chronicle.recognized.parsed.units[mention.unit].doc
    token = owner_of(mention, doc[mention.start])
    if not is_event(token) and not _names(mention, token):
        return None
    status = outlook(token)
    value, _ = chronicle.date_of(mention.unit, token, status)
    if value is None or value.min is None or value.max is None:
        return None
    return Told(mention.unit, token, value, mention, status in AHEAD or is_future(token, status))


def _names(mention: DateMention, token: Token) -> bool:
    """Whether the time stands beside a noun that may be told again: "Tuesday's shipment"."""
    return mention.reading.modifies == token.i and token.pos_ == "NOUN"


def _heading(chronicle: Chronicle, mention: DateMention) -> Told | None:
    """A line or first sentence that is little but a date: "11 September." of a diary."""
    if mention.reading.is_dateline:
        return None
    if not mention.reading.is_day and "/" not in _edtf(mention):
        return None
    doc = chronicle.recognized.parsed.units[mention.unit].doc
    sentence = doc[mention.start].sent
    if sentence.start > 3 or not _is_bare(list(sentence), mention):
        return None
    value, _ = chronicle.reading_date(mention, future=False)
    if value is None or value.min is None:
        return None
    return Told(mention.unit, doc[mention.start], value, mention, False, is_heading=True)


def _edtf(mention: DateMention) -> str:
    return mention.reading.date.edtf if mention.reading.date else ""


def _is_bare(sentence: list[Token], mention: DateMention) -> bool:
    """Whether nothing but names, numbers and marks stands beside the date."""
    rest = [t for t in sentence if not mention.start <= t.i < mention.end]
    return len(rest) <= 12 and all(
        t.is_punct or t.is_space or t.like_num or t.text[:1].isupper() or t.pos_ in {"PUNCT", "SYM"}
        for t in rest
    )
