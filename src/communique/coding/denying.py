"""What a denial denies: the act told in its words, or the one that its words take up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from communique.attribute import Attribution
from communique.coding.mentions import REPORTS, Anchored
from communique.model import Statement

NEAR = 2
"""Paragraphs by which what "it" or "the charge" takes up may stand before."""
_PRONOUNS = frozenset({"it", "this", "that"})
_SHARES = frozenset({"part", "role", "involvement", "responsibility"})
_ARTICLES = frozenset({"the", "a", "an", "any", "such", "these", "those", "all"})
_SHORT = 4
"""Words up to which a content takes something up and tells nothing of its own."""
_DONE = frozenset({"occurred", "ongoing", "historical"})
_VOICES = frozenset({"document", "analyst"})


def denied(
    statement: Statement,
    attribution: Attribution,
    inside: Sequence[Anchored],
    anchored: Sequence[Anchored],
) -> Anchored | None:
    """The mention that the statement denies; None where it denies none that is told.

    A long turn of a transcript denies one thing and tells others: what it denies is not known.
    """
    if statement.force != "deny" or statement.negated or attribution.shape == "turn":
        return None
    if inside:
        return inside[0]
    if not _takes_up(statement):
        return None
    before = list(_before(attribution, anchored))
    claims = [a for a in before if _claimed(a, statement)]
    own = [a for a in claims if _by_speakers(a, statement)]
    against = [a for a in before if _accuses(a, statement)]
    found = own or claims or against
    return found[-1] if found else None


def _takes_up(statement: Statement) -> bool:
    """Whether the words are "it", "the charge", "any part in it"."""
    words = [w.strip("“”\"',.").lower() for span in statement.content for w in span.quote.split()]
    told = [word for word in words if word not in _ARTICLES]
    if not told or len(told) > _SHORT:
        return False
    if told[0] in _PRONOUNS:
        return len(told) == 1
    return told[0] in _SHARES or any(word in REPORTS or word[:-1] in REPORTS for word in told)


def _before(attribution: Attribution, anchored: Sequence[Anchored]) -> Iterator[Anchored]:
    """Mentions that stand before the cue and near it, the nearest last."""
    at = attribution.cue_key or (attribution.unit, 0)
    for one in sorted(anchored, key=lambda a: (a.unit, a.token)):
        if at[0] - NEAR <= one.unit and (one.unit, one.token) < at and not one.mention.abstained:
            yield one


def _claimed(one: Anchored, statement: Statement) -> bool:
    """Whether somebody other than the denier says that it was so."""
    if one.mention.status not in _DONE:
        return False
    own = {p.actor_id for p in statement.speakers}
    return any(a.by not in _VOICES and a.by not in own for a in one.mention.assertions)


def _by_speakers(one: Anchored, statement: Statement) -> bool:
    own = {p.country for p in statement.speakers if p.country}
    return any(p.country in own for p in one.mention.actors)


def _accuses(one: Anchored, statement: Statement) -> bool:
    own = {p.country for p in statement.speakers if p.country}
    accused = any(p.country in own for p in one.mention.recipients)
    return one.mention.event_type == "ACCUSE" and accused
