"""Where reports say that somebody holds an office, and what each such place tells of when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from communique.ground.offices import read_office
from communique.link.layer import Layer
from communique.link.offices import office_words
from communique.model import Date, Document, Participant, Span, dates
from communique.model.coded import Coded
from communique.model.ids import name_key
from communique.model.lasting import Evidence
from communique.recognize.office_words import modifiers_in, office_data, owner_name

AFTER = 90
"""Characters after a name in which an apposition can give its office."""
BEFORE = 24
"""Characters before a name in which "former" or "newly appointed" can stand."""
LONGEST = 366
"""Days of the longest period that says something of when an office was held."""

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_TIME = re.compile(
    rf"(?:in|on|since|at the end of)\s+(?:(?P<month>{'|'.join(_MONTHS)})\s+)?"
    r"(?:(?P<day>\d\d?),?\s+)?(?P<year>[12]\d\d\d)\b"
)
_CLAUSE_END = re.compile(r"[.;:\n“\"]")


@dataclass(frozen=True, slots=True, order=True)
class Post:
    """An office as reports share it: its key, whose it is; "" where no words say."""

    key: str
    owner: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """One place that gives somebody an office.

    Held on some day from `first` to `last`; `over` is a day by which the term had ended, `began`
    when the text says that it began; None where it does not say.
    """

    actor_id: str
    post: Post
    words: str
    first: date | None
    last: date | None
    over: date | None
    began: str | None
    document: Document
    evidence: Evidence


def sightings(coded: Iterable[Coded], layer: Layer) -> list[Sighting]:
    """All places of all documents that give a named person an office, each once."""
    found: dict[tuple[object, ...], Sighting] = {}
    for one in coded:
        for value, when, historical in _holders(one):
            made = _sighting(one.document, value, when, historical, layer)
            if made is not None:
                key = (made.actor_id, made.post, made.evidence, made.first, made.over)
                found.setdefault(key, made)
    return list(found.values())


def post_of(office: str, country: str | None) -> tuple[Post, str]:
    """The office that words give, and its title alone ("defense minister")."""
    asked = read_office(office, country)
    owner = asked.owner or country or ""
    title = asked.title if asked.modifiers else office
    for tail in (f" of {owner_name(owner)}", f" of {owner_name(owner).removeprefix('the ')}"):
        title = title.removesuffix(tail) if owner else title
    key = asked.offices[0] if asked.offices else " ".join(sorted(office_words(title)))
    return Post(key, owner), title


def _holders(coded: Coded) -> Iterator[tuple[Participant, Date | None, bool]]:
    """Named persons whose office the text itself gives, with the date of what they did."""
    for mention in coded.mentions:
        for side in ("actors", "recipients"):
            for i, value in enumerate(getattr(mention, side)):
                if _told(value) and f"{side}.{i}.office" not in mention.why:
                    yield value, mention.date, mention.status == "historical"
    for statement in coded.statements:
        for side in ("speakers", "addressees"):
            for i, value in enumerate(getattr(statement, side)):
                if _told(value) and f"{side}.{i}.office" not in statement.why:
                    yield value, statement.date, False


def _told(value: Participant) -> bool:
    return value.kind == "person" and None not in (value.actor_id, value.office, value.mentioned)


def _sighting(
    document: Document, value: Participant, when: Date | None, historical: bool, layer: Layer
) -> Sighting | None:
    assert value.actor_id and value.office and value.mentioned
    post, title = post_of(value.office, value.country)
    span = _titled(document.text, value.mentioned, title)
    if span is None or not post.key:
        return None
    beside = modifiers_in(document.text[max(0, span.start - BEFORE) : span.start].split("\n")[-1])
    said = modifiers_in(span.quote) | (beside & {"former", "then", "next", "under"})
    if said & {"next", "before", "after"} or (
        "under" in said and "under" not in modifiers_in(title)
    ):
        return None
    first, last, over = _times(document, when, historical, said)
    return Sighting(
        actor_id=layer.actor(document.id, value.actor_id),
        post=post,
        words=title,
        first=first,
        last=last,
        over=over,
        began=_began(document.text, span),
        document=document,
        evidence=Evidence(document.id, span.start, span.end, span.quote),
    )


def _titled(text: str, span: Span, title: str) -> Span | None:
    """The words with the title: the mention's own, or an apposition's after it."""
    wanted = set(name_key(title).split()) - {"of", "the", "for", "and"}
    if wanted & set(name_key(span.quote).split()):
        return span
    after = text[span.end : span.end + AFTER]
    if after[:1] not in {",", "(", " "} or not after.lstrip(" (,").strip():
        return None
    stop = _CLAUSE_END.search(after)
    after = after[: stop.start()] if stop else after
    head = [m for m in re.finditer(r"\w+", after) if name_key(m[0]) in wanted]
    if not head or after[:1] == " " or wanted - set(name_key(after).split()):
        return None
    return Span.of(text, span.start, span.end + head[-1].end())


def _times(
    document: Document, when: Date | None, historical: bool, said: frozenset[str]
) -> tuple[date | None, date | None, date | None]:
    """First and last day between which the office was held, and by when it was over.

    What a report says holds at the time of what it tells, else when the report was published; a
    "former" holder had gone by then. An undated act of long ago says nothing of when.
    """
    published = dates.first_day(document.published), dates.last_day(document.published)
    if "former" in said:
        return None, None, published[1]
    days = dates.first_day(when), dates.last_day(when)
    if days[0] and days[1] and not (published[1] and days[0] > published[1]):
        if (days[1] - days[0]).days <= LONGEST:
            return days[0], days[1], None
        return None, None, None
    if historical or "then" in said or None in published:
        return None, None, None
    return published[0], published[1], None


def _began(text: str, span: Span) -> str | None:
    """ "…, who took office in March 2031": the time in EDTF."""
    after = text[span.end : span.end + AFTER]
    stop = _CLAUSE_END.search(after)
    after = after[: stop.start()] if stop else after
    for words in office_data().began:
        at = after.find(words)
        if at < 0 or ("who" not in after[:at] and at > 3):
            continue
        found = _TIME.search(after, at)
        if found:
            return _edtf(found)
    return None


def _edtf(found: re.Match[str]) -> str | None:
    month = _MONTHS.index(found["month"]) + 1 if found["month"] else None
    text = found["year"] + (f"-{month:02d}" if month else "")
    text += f"-{int(found['day']):02d}" if month and found["day"] else ""
    try:
        return dates.parse_edtf(text).edtf
    except ValueError:
        return None
