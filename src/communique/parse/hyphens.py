"""Words with a hyphen that the tokenizer cuts and the codebook knows whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc


def join_hyphens(doc: Doc, words: frozenset[str]) -> Doc:
    """The same parse with "sit" "-" "in" as one token wherever `words` holds "sit-in"."""
    if not words:
        return doc
    spans = []
    i = 1
    while i < len(doc) - 1:
        end = i + 2
        if doc[i].text == "-" and not doc[i].whitespace_ and not doc[i - 1].whitespace_:
            whole = doc[i - 1 : end].text.lower()
            single = whole.removesuffix("s")
            if whole in words or single in words:
                spans.append((i - 1, end, whole if whole in words else single))
                i = end
        i += 1
    if spans:
        with doc.retokenize() as retokenizer:
            for start, end, lemma in spans:
                attrs: dict[str | int, Any] = {"LEMMA": lemma}
                if doc[start:end].root.pos_ not in {"VERB", "NOUN", "ADJ"}:
                    attrs["POS"] = "NOUN"
                retokenizer.merge(doc[start:end], attrs=attrs)
    return doc
