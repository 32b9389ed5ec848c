"""The pattern coder: attributed, recognized documents in, event mentions out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from communique.attribute import Attribution, Contents
from communique.coding.allegations import allegations
from communique.coding.at_home import at_home
from communique.coding.choose import choose, merge_same
from communique.coding.chooser import choose_sides
from communique.coding.codebook import Codebook
from communique.coding.doubt import doubt, in_company
from communique.coding.dyad import add_other_side, dyad
from communique.coding.evaluate import Candidate, evaluate
from communique.coding.evidence import same_words
from communique.coding.fill import fill_in
from communique.coding.judgement import judgements
from communique.coding.judges import leave_judges_out, sides_of
from communique.coding.linking import link_content, settle_status
from communique.coding.matcher import find_hits
from communique.coding.meetings import separate_partners
from communique.coding.mentions import Anchored, MentionBuilder
from communique.coding.participants import Cast
from communique.coding.response import answer
from communique.coding.side_model import SideModel, load_sides
from communique.coding.speech import as_threat, is_conditioned, speech_acts
from communique.model import Statement
from communique.parse.tokens import Span as TokenSpan
from communique.recognize import Recognized

NAME = "patterns/1"

HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE"})
"""Types that are threatened rather than promised."""


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts that one document tells, by the rules.

    `repeats` are sentences met before word for word, with their unit; `casts` say by unit whom its
    tokens stand for.
    """

    found: list[Candidate]
    repeats: list[tuple[int, TokenSpan]]
    casts: Mapping[int, Cast]


@dataclass(frozen=True, slots=True)
class PatternCoder:
    """Codes by the patterns of a codebook; every decision can be read in the mention."""

    codebook: Codebook
    sides: SideModel | None = None
    """Weights of the chooser of sides; None leaves the sides to the rules."""
    name: str = NAME

    def code(
        self,
        recognized: Recognized,
        attributions: tuple[Attribution, ...],
        statements: tuple[Statement, ...] = (),
    ) -> tuple[Anchored, ...]:
        """The document's mentions with the tokens they hang on; dates and places are not set yet.

        `recognized` reads the first person inside the attributions; `statements` are those made of
        `attributions`, in the same order.
        """
        acts = self.acts(recognized, attributions, statements)
        if self.sides is not None:
            choose_sides(recognized, attributions, acts.found, acts.casts, self.sides)
        builder = MentionBuilder(recognized, self.codebook, attributions, statements, self.name)
        return builder.build(acts.found, acts.repeats)

    def acts(
        self,
        recognized: Recognized,
        attributions: tuple[Attribution, ...],
        statements: tuple[Statement, ...],
    ) -> Acts:
        """The acts with the sides that the rules give them."""
        units = range(len(recognized.parsed.units))
        casts = {unit: Cast(recognized, unit) for unit in units}
        found: list[Candidate] = []
        repeats: list[tuple[int, TokenSpan]] = []
        seen: set[str] = set()
        for unit in recognized.parsed.units:
            for sentence in unit.sentences():
                words = same_words(sentence.text)
                if words in seen and len(words) > 30:
                    repeats.append((unit.index, sentence))
                    continue
                seen.add(words)
                found += self._sentence(unit.index, sentence, casts[unit.index])
        skipped = {(unit, token.i) for unit, sentence in repeats for token in sentence}
        for act in speech_acts(recognized, attributions, casts, self.codebook.data["speech"]):
            if (act.unit, act.hit.head.i) not in skipped:
                found = _with(found, act)
        for act in judgements(recognized, attributions, statements, found):
            if (act.unit, act.hit.head.i) not in skipped:
                found.append(act)
        found.sort(key=lambda c: (c.unit, c.hit.anchor.i))
        contents = Contents(attributions)
        for candidate in found:
            settle_status(candidate, self.codebook.data["status"])
        link_content(found)
        for act in allegations(recognized, attributions, found):
            if (act.unit, act.hit.head.i) not in skipped:
                act.status, act.status_reason = "occurred", "said"
                found.append(act)
        found.sort(key=lambda c: (c.unit, c.hit.anchor.i))
        fill_in(found, casts)
        answer(found)
        pair, own = dyad(recognized), sides_of(found)
        for candidate in found:
            at_home(candidate, casts[candidate.unit], pair)
            add_other_side(candidate, pair, casts)
        leave_judges_out(found, own)
        near, told = in_company(found), {id(inner) for c in found for _, inner in c.links}
        for candidate in found:
            inside = bool(contents.at((candidate.unit, candidate.hit.anchor.i)))
            candidate.doubt = doubt(
                candidate, inside=inside, near=near, content=id(candidate) in told
            )
        for candidate in found:
            separate_partners(candidate, casts[candidate.unit])
        return Acts(found, repeats, casts)

    def _sentence(self, unit: int, sentence: TokenSpan, cast: Cast) -> list[Candidate]:
        hits = find_hits(self.codebook, sentence)
        chosen = choose([c for hit in hits if (c := evaluate(hit, unit, cast)) is not None])
        return merge_same(chosen)


def pattern_coder(codebook: Codebook, *, sides: bool = True) -> PatternCoder:
    """The pattern coder, with the bundled chooser of sides unless told not to."""
    return PatternCoder(codebook, load_sides() if sides else None)


def _with(found: list[Candidate], act: Candidate) -> list[Candidate]:
    """Add a speech act unless the clause already tells one of the same type by the same words."""
    promised = [
        other
        for other in found
        if other.unit == act.unit and any(other.hit.head.i == c.i for c in act.content)
    ]
    if act.hit.pattern.content_status == "planned" and promised:
        if any(other.event_type == "REJECT" for other in promised):
            return found  # "they will not end the strike": the refusal is told itself
        hostile = any(other.event_type in HOSTILE for other in promised)
        if not hostile or not (act.event_type == "THREATEN" or is_conditioned(act)):
            return found  # the promised act is told itself
        act = as_threat(act)
    if act.event_type == "THREATEN":  # "warned that it was ready to": no promise beside it
        found = [o for o in found if not (o.event_type == "AGREE" and _same_words(o, act))]
    for other in found:
        if other.unit != act.unit or other.event_type != act.event_type:
            continue
        if other.status == "proposed" and any(other.hit.head.i == c.i for c in act.content):
            return [*(c for c in found if c is not other), act]
        if other.inside(act.hit.head) or other.hit.head.i in {act.hit.head.i, act.hit.head.head.i}:
            return found
    return [*found, act]


def _same_words(one: Candidate, other: Candidate) -> bool:
    return one.unit == other.unit and one.hit.anchor.i == other.hit.head.i
