"""Whom a refusal, an acceptance or a welcome answers: whoever spoke before."""

from __future__ import annotations

from communique.coding.evaluate import Candidate, is_definite
from communique.coding.participants import code_of

ANSWERS = frozenset({"REJECT", "AGREE", "SUPPORT"})
"""Types that can answer words said before."""

SAID = frozenset(
    "demand offer request call proposal charge account claim accusation allegation plan idea "
    "appeal invitation ultimatum deadline undertaking pledge promise suggestion criticism "
    "complaint".split()
)
"""Nouns for words that can be answered."""

ANSWERED = frozenset({"REQUEST", "AGREE", "THREATEN", "ACCUSE"})
"""Types that can be answered."""

NEAR = 1
"""Units back to which an answer looks."""


def answer(candidates: list[Candidate]) -> None:
    """Give answers without a recipient the actors of what they answer, and link the two."""
    for i, candidate in enumerate(candidates):
        if not _is_answer(candidate) or any(code_of(p) for p in candidate.recipients):
            continue
        own = {code for p in candidate.actors if (code := code_of(p))}
        earlier = next(
            (c for c in reversed(candidates[:i]) if _can_be_answered(c, candidate, own)), None
        )
        if earlier is not None and own:
            candidate.recipients = [*earlier.actors]
            candidate.note("recipients", earlier.actors, "answered")
            candidate.links.append(("response", earlier))
            candidate.steps.append("whoever is answered joined as recipient")


def _is_answer(candidate: Candidate) -> bool:
    """Whether what is refused, accepted or welcomed are words told before ("the demand", "it")."""
    if candidate.event_type not in ANSWERS or candidate.hit.is_noun:
        return False
    objects = [*candidate.hit.objects, *([candidate.hit.noun] if candidate.hit.noun else [])]
    return any(
        token.pos_ == "PRON" or (token.lemma_.lower() in SAID and is_definite(token))
        for token in objects
    )


def _can_be_answered(earlier: Candidate, candidate: Candidate, own: set[str]) -> bool:
    if earlier.event_type not in ANSWERED or candidate.unit - earlier.unit > NEAR:
        return False
    if any(inner is candidate for _, inner in earlier.links):
        return False
    said = {code for p in earlier.actors if (code := code_of(p))}
    return bool(said) and not said & own
