"""What an outlet repeats on its pages: learnt across documents, and shown."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from communique.model import CODED_BLOCKS, Block, Document
from communique.model.coded import Boilerplate
from communique.model.ids import name_key

LEAST_DOCUMENTS = 3
"""Independent texts that must have a paragraph before it counts as repeated."""
LEAST_SHARE = 0.2
"""Share of an outlet's independent texts that must have it."""

_LINE = re.compile(r"[^\n]+")


def boilerplate(
    documents: Iterable[Document], family: Callable[[str], str]
) -> Iterator[Boilerplate]:
    """Paragraphs in coded blocks that an outlet repeats over independent texts.

    `family` leads from a document's id to the earliest text of its family: copies of one text count
    once, so that a wire story run twice is no boilerplate.
    """
    texts: dict[str, set[str]] = defaultdict(set)
    holders: dict[tuple[str, str], dict[str, list[tuple[str, int, int]]]] = defaultdict(dict)
    for document in documents:
        if not document.publisher:
            continue
        outlet, lead = name_key(document.publisher), family(document.id)
        texts[outlet].add(lead)
        for start, end in _paragraphs(document):
            words = name_key(document.text[start:end])
            if words:
                place = (document.id, start, end)
                holders[outlet, words].setdefault(lead, []).append(place)
    for (outlet, words), places in sorted(holders.items()):
        if len(places) >= max(LEAST_DOCUMENTS, LEAST_SHARE * len(texts[outlet])):
            spans = tuple(sorted(p for own in places.values() for p in own))
            yield Boilerplate(outlet, words, len(places), len(texts[outlet]), spans)


def _paragraphs(document: Document) -> Iterator[tuple[int, int]]:
    coded: Iterable[Block] = (b for b in document.blocks if b.kind in CODED_BLOCKS)
    for block in coded:
        for found in _LINE.finditer(document.text, block.start, block.end):
            yield found.span()
