"""One meeting of many, or many meetings of two (`counting.md`, rule 4)."""

from __future__ import annotations

from communique.coding.arguments import fillers
from communique.coding.evaluate import Candidate
from communique.coding.participants import Cast

SEPARATE = frozenset(
    {
        "separate",
        "separately",
        "individual",
        "individually",
        "bilateral",
        "respective",
        "respectively",
        "each",
        "sidelines",
        "margins",
        "sideline",
        "margin",
    }
)
JOINT = frozenset(
    {
        "joint",
        "jointly",
        "trilateral",
        "three-way",
        "quadrilateral",
        "four-way",
        "five-way",
        "multilateral",
        "summit",
        "conference",
        "together",
        "group",
        "forum",
        "session",
        "collective",
        "plenary",
    }
)
MANY = 3
"""Partners named one by one from which on the text tells of a round of meetings."""


def separate_partners(candidate: Candidate, cast: Cast) -> None:
    """Set `separate` where one trigger tells of a meeting with each of several partners."""
    if not candidate.hit.pattern.symmetric or candidate.event_type != "CONSULT":
        return
    anchor = candidate.hit.anchor
    near = {t.lower_ for t in anchor.subtree} | {t.lemma_.lower() for t in anchor.subtree}
    named = cast.named(fillers(candidate.hit, "with") or fillers(candidate.hit, "obj"))
    partners = [p for p in named if p in candidate.actors]
    others = [p for p in candidate.actors if p not in partners]
    if len(partners) < 2 or not others or near & JOINT:
        return
    if len({p.country or p.name for p in partners}) < len(partners):
        return
    if {t.lower_ for t in anchor.sent} & SEPARATE or len(partners) >= MANY:
        candidate.separate = [[*others, partner] for partner in partners]
