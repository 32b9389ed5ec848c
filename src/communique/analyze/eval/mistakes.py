"""The errors behind the scores, for reading: only ever of the development part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communique.analyze.eval.align import Pairs
from communique.analyze.eval.identity import all_same, codes
from communique.analyze.eval.material import Gold, Predicted, shown
from communique.model import EventMention, Participant


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mention missed, made up, or wrong in some field."""

    kind: str
    """`missed`, `not in the gold`, or the field that is wrong."""
    document_id: str
    gold: EventMention | None
    found: EventMention | None


def mistakes(gold: Gold, found: Predicted, pairs: dict[str, Pairs]) -> Iterator[Mistake]:
    """All errors in the order of documents and text; a matched pair may have several."""
    for document, matched in pairs.items():
        met_gold = {g.id for g, _ in matched}
        met_found = {f.id for _, f in matched}
        here = [
            *(Mistake("missed", document, m, None) for m in _due(gold, document, met_gold)),
            *(
                Mistake("not in the gold", document, None, m)
                for m in found.mentions.get(document, ())
                if m.id not in met_found
            ),
            *(Mistake(kind, document, g, f) for g, f in matched for kind in wrong(g, f)),
        ]
        yield from sorted(here, key=_place)


def _due(gold: Gold, document: str, met: set[str]) -> Iterator[EventMention]:
    for m in gold.mentions[document]:
        if m.id not in met and m.id not in gold.optional and shown(m):
            yield m


def wrong(gold: EventMention, found: EventMention) -> Iterator[str]:
    """The fields in which a matched pair differs, the grave ones only."""
    if gold.event_type != found.event_type:
        yield "type"
    if gold.status != found.status:
        yield "status"
    for side in ("actors", "recipients"):
        ours, theirs = getattr(gold, side), getattr(found, side)
        if codes(ours) != codes(theirs):
            yield f"{side}: countries"
        elif not all_same(ours, theirs):
            yield f"{side}: identity"
    if (gold.date and gold.date.edtf) != (found.date and found.date.edtf):
        yield "date"


def _place(mistake: Mistake) -> tuple[int, str]:
    mention = mistake.gold or mistake.found
    assert mention is not None
    return mention.trigger.start, mistake.kind


def described(mistake: Mistake, files: dict[str, str]) -> str:
    """A mistake in a few lines: where, what is due, what was found, the sentence."""
    mention = mistake.gold or mistake.found
    assert mention is not None
    lines = [f"{files.get(mistake.document_id, mistake.document_id)}  {mistake.kind}"]
    for name, one in (("due", mistake.gold), ("found", mistake.found)):
        if one:
            lines.append(f"  {name:<6}{summary(one)}")
    quote = (mention.evidence or (mention.trigger,))[0].quote
    lines.append("  “" + " ".join(quote.split()) + "”")
    return "\n".join(lines)


def summary(m: EventMention) -> str:
    """Type, sides, status, date and trigger of a mention in a line."""
    day = m.date.edtf if m.date else "–"
    sides = f"{_names(m.actors)} → {_names(m.recipients)}"
    return f"{m.event_type} {sides}, {m.status}, {day}: “{m.trigger.quote}”"


def _names(people: Iterable[Participant]) -> str:
    return ", ".join(f"{p.name} ({p.country or p.bloc or '?'})" for p in people) or "–"
