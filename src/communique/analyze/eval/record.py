"""`eval record`: a coder's record against a gold."""

from __future__ import annotations

from dataclasses import replace

from communique.analyze.eval import groups
from communique.analyze.eval.align import Pairs
from communique.analyze.eval.material import Gold, Predicted, shown
from communique.analyze.eval.mention_fields import Side, count_mentions, people
from communique.analyze.eval.page_fields import SECTION as PAGES
from communique.analyze.eval.page_fields import count_page
from communique.analyze.eval.statement_fields import count_statements
from communique.analyze.eval.tally import Tally


def compare(gold: Gold, found: Predicted) -> tuple[Tally, dict[str, Pairs]]:
    """Count all that both sides speak of, and the matched mentions by document.

    A document that the gold does not know is left out; one that was not coded counts as empty.
    """
    tally, pairs = Tally(), {}
    for document, every in gold.mentions.items():
        mentions = [m for m in every if shown(m)]
        unit = gold.unit(document)
        theirs = found.mentions.get(document, [])
        pairs[document] = count_mentions(
            Side(mentions, people(mentions)),
            Side(theirs, people(theirs)),
            gold.optional,
            unit,
            tally,
        )
    _statements(gold, found, tally)
    _pages(gold, found, tally)
    _groups(gold, pairs, tally)
    if gold.families is not None and found.families is not None:
        items = groups.family_items(gold.mentions, gold.units, gold.families, found.families)
        groups.count_pairs("text families: pairs of documents", items, tally)
    return tally, pairs


def _statements(gold: Gold, found: Predicted, tally: Tally) -> None:
    if gold.statements is None or found.statements is None:
        return
    for document, statements in gold.statements.items():
        unit = gold.unit(document)
        theirs = found.statements.get(document, [])
        count_statements(statements, theirs, gold.optional, unit, tally)


def _pages(gold: Gold, found: Predicted, tally: Tally) -> None:
    for document, page in (gold.documents or {}).items():
        if found.documents is not None:
            empty = replace(page, blocks=(), published=None)
            theirs = found.documents.get(document, empty)
            count_page(page, theirs, gold.unit(document), tally)
    for trap in gold.traps:
        count = tally.at(PAGES, "traps fallen into", gold.unit(trap.document_id))
        count.due += 1
        count.found += any(
            m.trigger.start < trap.end and trap.start < m.trigger.end
            for m in found.mentions.get(trap.document_id, ())
        )


def _groups(gold: Gold, pairs: dict[str, Pairs], tally: Tally) -> None:
    by_unit = [(gold.unit(d), own) for d, own in pairs.items()]
    if gold.events:
        items = groups.event_items(by_unit, gold.events)
        groups.count_pairs("same event: pairs of matched mentions", items, tally)
    groups.count_pairs("same person: pairs of documents", groups.person_items(by_unit), tally)
