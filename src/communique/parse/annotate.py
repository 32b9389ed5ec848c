"""Texts to plain tokens with syntax and entities, by a spaCy model used sparingly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from communique.parse.convert import Converter
from communique.parse.embedding import remember_embeddings
from communique.parse.entities import EntityDecoder, can_decode
from communique.parse.hyphens import inflected, join_hyphens, join_verbs
from communique.parse.morphology import COMPONENTS, Morphology, can_remember
from communique.parse.repair import repair
from communique.parse.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as SpacyDoc

Asked = Callable[[str], bool]
"""A question asked of a text before it is read."""


class Annotator:
    """A loaded model whose slow parts are run where they are needed, and with the same result.

    A model that is built otherwise than spaCy's own English ones is run as it is.
    """

    def __init__(
        self,
        nlp: Language,
        *,
        batch_size: int,
        hyphenated: frozenset[str] = frozenset(),
        hyphenated_verbs: frozenset[str] = frozenset(),
        names_open: Asked | None = None,
    ) -> None:
        """`names_open`: whether entities are to be looked for in a text; without it in all."""
        self._nlp = nlp
        self._batch = batch_size
        self._hyphenated = hyphenated
        self._verb_forms = inflected(hyphenated_verbs)
        self._joined = re.compile("|".join(map(re.escape, sorted(hyphenated))) or r"(?!)")
        self._names_open = names_open
        self._left_out: list[str] = []
        self._morphology = Morphology(nlp) if can_remember(nlp) else None
        if self._morphology is not None:
            self._left_out += COMPONENTS
        self._entities: EntityDecoder | None = None
        if "ner" in nlp.pipe_names and can_decode(nlp.get_pipe("ner")):
            self._entities = EntityDecoder(nlp.get_pipe("ner"))
            self._left_out.append("ner")
        for name in ("tok2vec", "ner"):
            if name in nlp.pipe_names:
                remember_embeddings(nlp.get_pipe(name))
        self._converter = Converter(nlp.vocab, self._morphology)

    def pipe(self, texts: Iterable[str]) -> Iterator[Doc]:
        """The texts in the same order, read in batches."""
        made = (self._tokens(text) for text in texts)
        docs = self._nlp.pipe(made, batch_size=self._batch, disable=self._left_out)
        while batch := list(islice(docs, self._batch)):
            self._set_entities(batch)
            yield from map(self._read, batch)

    def unread(self, text: str) -> Doc:
        """The text's tokens without syntax: each is its own head, in one sentence."""
        return self._converter.convert(self._nlp.make_doc(text), mended=True)

    def _tokens(self, text: str) -> SpacyDoc:
        made = self._nlp.make_doc(text)
        return join_verbs(made, self._verb_forms) if "-" in text else made

    def _set_entities(self, docs: list[SpacyDoc]) -> None:
        if self._entities is None:
            return
        from spacy.tokens import Span

        asked = [d for d in docs if self._names_open is None or self._names_open(d.text)]
        for doc, found in zip(asked, self._entities.find(asked), strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in found])

    def _read(self, doc: SpacyDoc) -> Doc:
        if "-" in doc.text and self._joined.search(doc.text.lower()):
            whole = doc if self._morphology is None else self._morphology.whole(doc)
            joined = join_hyphens(whole, self._hyphenated)
            return repair(self._converter.convert(joined, mended=True))
        return repair(self._converter.convert(doc))
