"""Attributions to statements: speakers, hearers, whom and what they concern."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from communique.attribute.about import concerned
from communique.attribute.attribution import Attribution, Contents
from communique.attribute.labels import label_of
from communique.attribute.speaking import named, owner, reading_at, readings_of
from communique.attribute.themes import themes_of
from communique.attribute.via import via_of
from communique.model import Participant, Statement, Why, Whys, ids
from communique.model.records import Role
from communique.recognize.recognized import Reading, Recognized


def statements_of(
    recognized: Recognized, attributions: Iterable[Attribution], *, ranker: bool = True
) -> tuple[Statement, ...]:
    """One statement for each attribution, in the same order.

    Events, occasion, what is denied and the date stay open: only the event coder knows them.
    """
    found = tuple(attributions)
    contents = Contents(found)
    return tuple(_statement(recognized, a, contents, ranker=ranker) for a in found)


def _statement(
    recognized: Recognized, attribution: Attribution, contents: Contents, *, ranker: bool
) -> Statement:
    document = recognized.parsed.document
    speakers, why_speakers = _speakers(recognized, attribution)
    addressees, why_addressees = _addressees(recognized, attribution)
    judged = (
        concerned(recognized, attribution, speakers, ranker=ranker)
        if attribution.is_statement
        else ()
    )
    content = attribution.content if attribution.is_statement else ()
    themes, why_themes = themes_of(document.text, content)
    via, why_via = via_of(recognized, attribution, contents)
    why = _whys(attribution)
    why["via"] = why_via
    why |= {"speakers": why_speakers, "addressees": why_addressees, "themes": why_themes}
    why |= {f"about.{i}.stance": found.why for i, found in enumerate(judged)}
    if not judged:
        why["about"] = Why("nothing in the content is judged", attribution.content)
    return Statement(
        id=ids.statement_id(document.id, attribution.cue, attribution.content),
        document_id=document.id,
        form=attribution.form,
        kind=attribution.kind,
        force=attribution.force,
        source=attribution.source,
        cue=attribution.cue,
        cue_lemma=attribution.cue_lemma,
        content=attribution.content,
        speakers=speakers,
        via=via,
        addressees=addressees,
        about=tuple(found.about for found in judged),
        themes=themes,
        negated=attribution.negated,
        medium=attribution.medium,
        why=why,
    )


def _whys(attribution: Attribution) -> Whys:
    reasons = attribution.reasons
    return {
        "content": Why(attribution.reason, attribution.content),
        "source": Why(reasons.get("source", ""), attribution.source),
        "cue": Why("word that attributes the content", attribution.cue),
        "form": Why("how much of the content stands between quotation marks", attribution.content),
        "kind": Why(f"“{attribution.cue_lemma}” is of this kind", attribution.cue),
        "force": Why(reasons.get("force", "sense of the cue"), attribution.cue),
        "medium": Why(reasons.get("medium", "no medium is named"), attribution.cue),
        "date": Why("the words beside the cue are not dated here"),
        "occasion": Why("no meeting or speech is named with the words"),
        "denies": Why("not a denial of an act that is told"),
        "confidence": Why("not calibrated"),
    }


def _speakers(
    recognized: Recognized, attribution: Attribution
) -> tuple[tuple[Participant, ...], Why]:
    if attribution.source_head is None:
        return (), Why(attribution.reasons.get("source", "no speaker is named"))
    label = label_of(recognized, attribution)
    if label is not None and label.kind == "organization":
        why = Why("the outlet in the label of the turn", attribution.source)
        return (replace(label, role="speaker"),), why
    if readings := readings_of(recognized, attribution.source_head):
        reason = "; ".join(dict.fromkeys(reading.reason for reading in readings))
        return _as(readings, "speaker"), Why(reason, attribution.source)
    words = label or named(recognized, attribution.source_head)
    if words is not None:
        why = Why("the source's words as they are; no known actor bears them", attribution.source)
        return (replace(words, role="speaker"),), why
    if (reading := owner(recognized, attribution.source_head)) is not None:
        why = Why("owner of what speaks", attribution.source)
        return _as((reading,), "speaker"), why
    return (), Why("the source's words name no actor that is known", attribution.source)


def _addressees(
    recognized: Recognized, attribution: Attribution
) -> tuple[tuple[Participant, ...], Why]:
    reason = attribution.reasons.get("addressees", "no hearer is named")
    if attribution.addressee_head is None:
        return (), Why(reason)
    reading = reading_at(recognized, attribution.addressee_head)
    unit, token = attribution.addressee_head
    span = recognized.parsed.units[unit].span(recognized.parsed.text, token, token + 1)
    if reading is not None and reading.participants:
        return _as((reading,), None), Why(reason, (span,))
    if (words := named(recognized, attribution.addressee_head)) is not None:
        return (words,), Why(f"{reason}; no known actor bears the words", (span,))
    return (), Why("the hearer's words name no actor that is known", (span,))


def _as(readings: Iterable[Reading], role: Role | None) -> tuple[Participant, ...]:
    """The participants of the readings, each once."""
    found: dict[str, Participant] = {}
    for reading in readings:
        for p in reading.participants:
            found.setdefault(p.actor_id or f"{p.name} {p.mentioned}", replace(p, role=role))
    return tuple(found.values())
