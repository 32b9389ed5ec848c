"""From candidates to `EventMention` records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from communique.attribute import Attribution, Contents
from communique.attribute.first_person import speakers_of
from communique.coding.codebook import Codebook
from communique.coding.details import contexts_of, mode_of, objects_of, quantities_of
from communique.coding.evaluate import Candidate
from communique.coding.evidence import same_words, sentence_span, trigger_span
from communique.coding.explanation import explain
from communique.coding.gatherings import gathering_of
from communique.coding.labels import labels_of
from communique.coding.participants import code_of
from communique.model import (
    Assertion,
    EventMention,
    Link,
    Participant,
    Span,
    Statement,
    Why,
    Whys,
    ids,
)
from communique.parse.tokens import Span as TokenSpan
from communique.recognize import Recognized

CONCEDING = frozenset({"admit", "acknowledge", "concede", "confess", "own"})
"""Cues by which somebody concedes an act of their own side."""

REJECTING = frozenset({"reject", "dismiss", "refute", "rebut", "rubbish", "deny", "dispute"})
REPORTS = frozenset({"report", "claim", "allegation", "accusation", "charge", "rumor", "rumour"})
"""Nouns for what is told, so that rejecting it denies the act."""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A mention with the token it hangs on, so that dates and places can be found for it."""

    mention: EventMention
    unit: int
    token: int


class MentionBuilder:
    """Builds the mentions of one document."""

    def __init__(
        self,
        recognized: Recognized,
        codebook: Codebook,
        attributions: Sequence[Attribution],
        statements: Sequence[Statement],
        coder: str,
    ) -> None:
        self._recognized = recognized
        self._codebook = codebook
        self._contents = Contents(attributions)
        self._statement_of = {id(a): s for a, s in zip(attributions, statements, strict=False)}
        self._attributions = attributions
        self._coder = coder
        self._used: Counter[str] = Counter()

    def build(
        self, candidates: list[Candidate], repeats: list[tuple[int, TokenSpan]]
    ) -> tuple[Anchored, ...]:
        """One mention for each candidate, or for each of its meetings; then links and repeats."""
        built: list[tuple[Candidate, Anchored]] = []
        for candidate in candidates:
            for actors in candidate.separate or [candidate.actors]:
                mention = self._mention(candidate, actors)
                anchor = candidate.hit.anchor.i
                built.append((candidate, Anchored(mention, candidate.unit, anchor)))
        linked = self._linked(built)
        return self._with_repeats(linked, repeats)

    def _mention(self, candidate: Candidate, actors: list[Participant]) -> EventMention:
        parsed, hit = self._recognized.parsed, candidate.hit
        trigger = trigger_span(parsed, candidate.unit, hit)
        evidence = sentence_span(parsed, candidate.unit, hit.anchor.i)
        roles = hit.pattern.roles
        doers = tuple(_with_role(p, roles.get("actor")) for p in actors)
        partners = tuple(_with_role(p, roles.get("recipient")) for p in candidate.recipients)
        sentence = hit.anchor.sent
        rules = self._codebook.data
        mention = EventMention(
            id=self._id(trigger, doers, partners),
            document_id=parsed.document.id,
            event_type=candidate.event_type,
            status=candidate.status,  # type: ignore[arg-type]
            trigger=trigger,
            evidence=(evidence,),
            modes=mode_of(candidate, self._codebook.types[candidate.event_type]),
            contexts=contexts_of(sentence, rules["contexts"]),
            assertions=self._assertions(candidate),
            actors=doers,
            recipients=partners,
            objects=objects_of(candidate, self._recognized, self._codebook),
            quantities=quantities_of(candidate, self._recognized),
            gathering=gathering_of(candidate, self._recognized),
            statement_id=self._own_statement(candidate),
            labels=labels_of(candidate, rules["labels"]),  # type: ignore[arg-type]
            coder=self._coder,
            explanation=explain(candidate),
            abstained=bool(candidate.doubt),
        )
        return replace(mention, why=self._why(candidate, mention))

    def _id(
        self, trigger: Span, actors: tuple[Participant, ...], recipients: tuple[Participant, ...]
    ) -> str:
        spans = [p.mentioned for p in actors if p.mentioned]
        others = [p.mentioned for p in recipients if p.mentioned]
        document = self._recognized.parsed.document.id
        found = ids.mention_id(document, trigger, spans, others)
        number = self._used[found]
        self._used[found] += 1
        return ids.mention_id(document, trigger, spans, others, number)

    def _assertions(self, candidate: Candidate) -> tuple[Assertion, ...]:
        """Who vouches: the voice of the block, or whoever's words the act stands in."""
        voice = self._voice(candidate.unit)
        holding = [
            a
            for a in self._contents.at((candidate.unit, candidate.hit.anchor.i))
            if a.kind != "attitude" and not self._is_cue(candidate, a)
        ]
        if not holding or candidate.hit.pattern.id.endswith(("/judgement", "commitment")):
            return (Assertion(voice, "asserts"),)
        attribution = holding[0]
        statement = self._statement_of.get(id(attribution))
        speakers = speakers_of(self._recognized, attribution)
        stance = self._stance(attribution, candidate)
        by = [known for p in speakers if (known := _speaker_id(p))] or [voice]
        known = statement.id if statement else None
        return tuple(Assertion(b, stance, known) for b in dict.fromkeys(by))  # type: ignore[arg-type]

    def _stance(self, attribution: Attribution, candidate: Candidate) -> str:
        denied = attribution.force == "deny" or self._rejects_report(attribution)
        if denied != attribution.negated:
            return "denies"
        own = {p.country for p in speakers_of(self._recognized, attribution) if p.country}
        theirs = {p.country for p in candidate.actors if p.country}
        conceded = attribution.cue_lemma in CONCEDING and own & theirs
        return "concedes" if conceded and not attribution.negated else "asserts"

    def _rejects_report(self, attribution: Attribution) -> bool:
        """ "rejected reports that …" denies what the reports tell."""
        if attribution.content_head is None or attribution.cue_lemma not in REJECTING:
            return False
        unit, token = attribution.content_head
        doc = self._recognized.parsed.units[unit].doc
        near = (doc[token], doc[token].head)
        return any(t.lemma_.lower() in REPORTS for t in near)

    def _is_cue(self, candidate: Candidate, attribution: Attribution) -> bool:
        return attribution.unit == candidate.unit and candidate.hit.head.i in attribution.cue_tokens

    def _own_statement(self, candidate: Candidate) -> str | None:
        for attribution in self._attributions:
            if self._is_cue(candidate, attribution):
                statement = self._statement_of.get(id(attribution))
                return statement.id if statement else None
        if candidate.hit.pattern.speech:
            for attribution in self._contents.at((candidate.unit, candidate.hit.head.i)):
                statement = self._statement_of.get(id(attribution))
                return statement.id if statement else None
        return None

    def _voice(self, unit: int) -> str:
        kind = self._recognized.parsed.units[unit].block.kind
        return "analyst" if kind == "analysis" else "document"

    def _why(self, candidate: Candidate, mention: EventMention) -> Whys:
        why: Whys = {
            "event_type": Why(mention.explanation, (mention.trigger,)),
            "status": Why(candidate.status_reason or "stated as a fact"),
        }
        for side, people in (("actors", mention.actors), ("recipients", mention.recipients)):
            if not people:
                none = f"the clause names no {side[:-1]} that is known"
                why[side] = Why(candidate.emptied.get(side, none))
            for i, p in enumerate(people):
                chosen = candidate.chosen.get((side, code_of(p) or ""))
                why[f"{side}.{i}"] = Why(chosen or self._reason(candidate.unit, p), _spans(p))
                if p.country is None:
                    why[f"{side}.{i}.country"] = Why("the text gives no country for these words")
        if candidate.separate:
            why["actors"] = Why("one of several separate meetings that one trigger tells of")
        elif candidate.hit.pattern.symmetric and len(mention.actors) > 2:
            why["actors"] = Why("the text does not tell separate meetings apart: one meeting")
        for field in ("modes", "objects"):
            if not getattr(mention, field):
                why[field] = Why("the words give none")
        if candidate.doubt:
            why["abstained"] = Why(candidate.doubt)
        why |= {
            "confidence": Why("not calibrated yet"),
            "event_id": Why("events are made by link, across documents"),
        }
        if mention.gathering is None:
            why["gathering"] = Why("the sentence names no conference or summit")
        if mention.statement_id is None:
            why["statement_id"] = Why("the act is not done with words that are a statement")
        return why

    def _reason(self, unit: int, participant: Participant) -> str:
        for reading in self._recognized.readings.values():
            if reading.unit == unit and participant in [
                replace(p, role=participant.role) for p in reading.participants
            ]:
                return reading.reason
        return "a country named as adjective or owner"

    def _linked(self, built: list[tuple[Candidate, Anchored]]) -> list[Anchored]:
        ids_of: dict[int, list[str]] = {}
        for candidate, anchored in built:
            ids_of.setdefault(id(candidate), []).append(anchored.mention.id)
        done = []
        for candidate, anchored in built:
            links = tuple(
                Link(kind, to)  # type: ignore[arg-type]
                for kind, inner in candidate.links
                for to in ids_of.get(id(inner), ())
            )
            done.append(replace(anchored, mention=replace(anchored.mention, links=links)))
        return done

    def _with_repeats(
        self, built: list[Anchored], repeats: list[tuple[int, TokenSpan]]
    ) -> tuple[Anchored, ...]:
        """A sentence met before word for word is more evidence, not another mention."""
        parsed = self._recognized.parsed
        again: dict[str, list[Span]] = {}
        for unit, sentence in repeats:
            span = parsed.units[unit].span(parsed.text, sentence.start, sentence.end)
            again.setdefault(same_words(span.quote), []).append(span)
        done = []
        for anchored in built:
            spans = again.get(same_words(anchored.mention.evidence[0].quote), [])
            evidence = (*anchored.mention.evidence, *spans)
            done.append(replace(anchored, mention=replace(anchored.mention, evidence=evidence)))
        return tuple(done)


def _speaker_id(speaker: Participant) -> str | None:
    """Who vouches: the actor; for an office-holder without a name, the state spoken for."""
    if speaker.actor_id:
        return speaker.actor_id
    if speaker.country:
        return ids.actor_id("state", speaker.name, country=speaker.country)
    return None


def _with_role(participant: Participant, role: str | None) -> Participant:
    return replace(participant, role=role) if role else participant  # type: ignore[arg-type]


def _spans(participant: Participant) -> tuple[Span, ...]:
    return (participant.mentioned,) if participant.mentioned else ()
