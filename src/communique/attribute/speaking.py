"""Who the words of a source or hearer mean: their reading, or the words as they stand."""

from __future__ import annotations

from communique.attribute.cues import load_outlets
from communique.model import Participant
from communique.model.records import ActorKind
from communique.recognize.recognized import Reading, Recognized, TokenKey


def reading_at(recognized: Recognized, key: TokenKey | None) -> Reading | None:
    """The reading of the noun phrase that the token heads or stands in."""
    if key is None:
        return None
    if (found := recognized.readings.get(key)) is not None:
        return found
    unit, token = key
    doc = recognized.parsed.units[unit].doc
    for other in (doc[token].head, *doc[token].children):
        near = recognized.readings.get((unit, other.i))
        if near is not None and near.start <= token < near.end:
            return near
    return None


def named(recognized: Recognized, key: TokenKey) -> Participant | None:
    """People by the words alone: "a senior diplomat", "delegates from nine states".

    Only nouns of people count; a plural is a group.
    """
    unit, token = key
    head = recognized.parsed.units[unit].doc[token]
    if head.lemma_.lower() not in load_outlets().people:
        return None
    last = head.i
    for c in head.children:
        if c.i > head.i and c.dep_ == "prep" and c.lower_ in {"of", "from", "in"}:
            last = max(last, c.right_edge.i)
    first = min((c.left_edge.i for c in head.children if c.i < head.i), default=head.i)
    span = recognized.parsed.units[unit].span(recognized.parsed.text, first, last + 1)
    kind: ActorKind = "group" if head.tag_ in {"NNS", "NNPS"} else "unnamed"
    return Participant(_bare(span.quote), kind, mentioned=span)


def _bare(words: str) -> str:
    first, _, rest = " ".join(words.split()).partition(" ")
    return rest if first.lower() in {"a", "an", "the"} and rest else " ".join(words.split())
