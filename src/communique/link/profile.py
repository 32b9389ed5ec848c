"""What merging looks at in a mention."""

from __future__ import annotations

import re
from dataclasses import dataclass

from communique.link.ordering import MentionKey, mention_key, published_day
from communique.link.parties import Parties, parties_of
from communique.link.words import plain_words
from communique.model import Date, Document, EventMention, Place
from communique.model.records import Status

MATERIAL = frozenset(
    "CONSULT COOPERATE AID RETREAT PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
)
"""Types of which one report seldom tells two with the same parties on the same day."""

TITLE, LEAD, BODY = 0, 1, 2
_DEFINITE = re.compile(
    r"\b(?:the|this|these|those|his|her|their|its)\s+"
    r"(?:(?!(?:to|of|in|on|at|by|for|from|with|and|or|that|who|which|had|has|have|was|were)\b)[\w’'-]+\s+){0,3}$"
)
_STOP = frozenset(
    "about after against also been before being between both during from have having into more"
    " over said says some such than that their them then there these they this those were what"
    " when where which while will with would".split()
)
_STEM = 6
_SHORT = 4


@dataclass(frozen=True, slots=True)
class Profile:
    """One mention as merging sees it; `facts` is all that counts between documents."""

    mention: EventMention
    key: MentionKey
    document: str
    facts: Facts
    level: int
    trigger: str
    """The beginning of the word it is read from."""
    definite: bool
    """Whether it stands after a word that points to what was told before."""
    quoted: str
    """The evidence word for word with the trigger marked; "" where it is short."""

    @property
    def retells(self) -> bool:
        """Whether its place or its words say that the happening is told elsewhere too."""
        return self.definite or self.level == TITLE


@dataclass(frozen=True, slots=True)
class Facts:
    """What two documents can agree on; equal facts need comparing only once."""

    event_type: str
    status: Status
    labels: frozenset[str]
    modes: frozenset[str]
    objects: frozenset[str]
    parties: Parties
    date: Date | None
    place: Place | None
    published: int | None
    words: frozenset[str]
    """Of the evidence, where type and parties alone do not tell happenings apart."""


def profile(mention: EventMention, document: Document, lead: tuple[int, int]) -> Profile:
    """The profile of a mention on which the layer is applied; `lead` from `lead_of`."""
    words = plain_words(mention.evidence[0].quote) if mention.evidence else []
    return Profile(
        mention=mention,
        key=mention_key(mention, document),
        document=document.id,
        facts=_facts(mention, document, words),
        level=_level(mention, document, lead),
        trigger=mention.trigger.quote.lower()[:_STEM],
        definite=_is_definite(mention, document.text),
        quoted=_quoted(mention, words),
    )


def lead_of(document: Document) -> tuple[int, int]:
    """The first paragraph of the body, as offsets; (0, 0) where there is none."""
    for block in document.blocks:
        text = document.text[block.start : block.end]
        if block.kind == "body" and text.strip():
            begin = len(text) - len(text.lstrip())
            ends = [at for mark in "\r\n" if (at := text.find(mark, begin)) >= 0]
            return block.start, block.start + min(ends, default=len(text))
    return 0, 0


def _facts(mention: EventMention, document: Document, words: list[str]) -> Facts:
    published = published_day(document)
    parties = parties_of(mention)
    wordy = mention.event_type not in MATERIAL or len(parties.all) == 1
    return Facts(
        event_type=mention.event_type,
        status=mention.status,
        labels=frozenset(mention.labels),
        modes=frozenset(mention.modes),
        objects=frozenset(o.kind for o in mention.objects),
        parties=parties,
        date=mention.date,
        place=mention.place,
        published=published.toordinal() if published else None,
        words=_content(mention, words) if wordy else frozenset(),
    )


def _quoted(mention: EventMention, words: list[str]) -> str:
    if len(words) < 2 * _SHORT:
        return ""
    at = mention.trigger.start - mention.evidence[0].start
    before = len(plain_words(mention.evidence[0].quote[: max(at, 0)]))
    return f"{before}: {' '.join(words)}"


def _content(mention: EventMention, words: list[str]) -> frozenset[str]:
    """The beginnings of the words of the evidence that are no names of those who take part."""
    people = (*mention.actors, *mention.recipients)
    names = {word for p in people for word in plain_words(p.name)}
    names |= {word for p in people if p.mentioned for word in plain_words(p.mentioned.quote)}
    kept = (w for w in words if len(w) >= _SHORT and w not in names and w not in _STOP)
    return frozenset(word[:_STEM] for word in kept)


def _level(mention: EventMention, document: Document, lead: tuple[int, int]) -> int:
    at = mention.trigger.start
    if any(b.kind == "title" and b.start <= at < b.end for b in document.blocks):
        return TITLE
    return LEAD if lead[0] <= at < lead[1] else BODY


def _is_definite(mention: EventMention, text: str) -> bool:
    """Whether a noun stands after "the", "this", "their" …, so that it was told before."""
    if mention.trigger.quote.endswith("ed"):
        return False
    before = text[max(0, mention.trigger.start - 60) : mention.trigger.start].lower()
    return bool(_DEFINITE.search(before))
