"""Through whom the words came: carriers named beside the cue, and whoever tells of the telling."""

from __future__ import annotations

from collections.abc import Iterator

from communique.attribute.attribution import Attribution, Contents
from communique.attribute.cues import load_outlets
from communique.attribute.labels import label_of
from communique.attribute.speaking import reading_at
from communique.attribute.transcript import question_labels
from communique.model import Span, Via, Why
from communique.model.records import ViaKind
from communique.recognize.recognized import Recognized


def via_of(
    recognized: Recognized, attribution: Attribution, contents: Contents
) -> tuple[tuple[Via, ...], Why]:
    """The links of the chain, the one nearest to the speaker first, with the reason."""
    reasons = attribution.reasons
    if attribution.via:
        links = tuple(Via(_kind(span.quote), _bare(span), span) for span in attribution.via)
        return links, Why(reasons.get("via", "carrier named beside the cue"), attribution.via)
    chain = tuple(_chain(recognized, attribution, contents))
    if not chain:
        return (), Why(reasons.get("via", "no carrier is named"))
    spans = tuple(link.mentioned for link in chain if link.mentioned is not None)
    return chain, Why("the words stand inside words of theirs", spans)


def _chain(recognized: Recognized, attribution: Attribution, contents: Contents) -> Iterator[Via]:
    if attribution.cue_key is None:
        return
    for outer in contents.at(attribution.cue_key):
        if outer is attribution or not _tells(outer) or outer.source == attribution.source:
            continue
        if outer.shape == "turn" and _is_first_person(attribution):
            continue
        if (link := _link(recognized, outer)) is not None:
            yield link


def _tells(outer: Attribution) -> bool:
    """Whether somebody vouches for the words, and does not only judge or ask."""
    if outer.kind == "attitude" or outer.source_head is None or not outer.source:
        return False
    return outer.cue_lemma == "according to" or outer.kind == "written" or outer.shape in {"turn"}


def _is_first_person(attribution: Attribution) -> bool:
    words = attribution.source[0].quote.lower().split() if attribution.source else []
    return words[:1] == ["i"] or words[:1] == ["we"]


def _link(recognized: Recognized, outer: Attribution) -> Via | None:
    assert outer.source_head is not None
    span = outer.source[0]
    reading = reading_at(recognized, outer.source_head)
    who = reading.participants[0] if reading is not None and reading.participants else None
    if outer.shape == "turn":
        asks = span.quote.split()[0].lower() in question_labels()
        told = label_of(recognized, outer)
        who = told if asks and told is not None else who or told
        return Via("outlet" if asks else "person", who.name if who else _bare(span), span)
    kind = _kind(span.quote)
    if kind == "person" and outer.kind == "written":
        kind = "outlet"
    elif kind == "person" and not (who is not None and who.kind == "person" and _named(who.name)):
        return Via("unnamed", " ".join(span.quote.split()), span)
    return Via(kind, who.name if who is not None else _bare(span), span)


def _named(name: str) -> bool:
    return name[:1].isupper()


def _kind(words: str) -> ViaKind:
    table = load_outlets()
    found = {word.strip(",.’'\"()").lower() for word in words.split()}
    if found & table.agencies or "agency" in found:
        return "agency"
    if found & table.unnamed_marks or found & {"source", "sources"}:
        return "unnamed"
    if found & (table.outlets | table.outlet_nouns | table.agency_nouns):
        return "outlet"
    return "person"


def _bare(span: Span) -> str:
    first, _, rest = " ".join(span.quote.split()).partition(" ")
    return rest if first.lower() in {"the", "a", "an"} and rest else " ".join(span.quote.split())
