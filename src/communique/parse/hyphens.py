"""Words with a hyphen that the tokenizer cuts: verbs joined before, other words after the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

PREFIXES = frozenset({"re", "co", "pre", "de"})
"""Parts before a hyphen that make a verb of what has a verb's ending ("re-elected")."""

VERBAL = ("ed", "ing")


def inflected(verbs: Iterable[str]) -> dict[str, str]:
    """Every regular form of hyphenated verbs, with its verb ("test-fired" → "test-fire")."""
    found: dict[str, str] = {}
    for verb in verbs:
        stem = verb.removesuffix("e")
        forms = [verb, verb + "s", verb + "es", stem + "ed", stem + "ing"]
        forms += [verb + verb[-1] + ending for ending in VERBAL]
        found |= {form: verb for form in forms if form not in found}
    return found


def join_verbs(doc: Doc, forms: Mapping[str, str]) -> Doc:
    """Tokens not yet tagged, with "test" "-" "fired" as one wherever it is a verb's form.

    The tagger and the parser then see one verb, where three tokens mislead them.
    """
    spans: list[tuple[int, int, str | None]] = []
    for start, end in _hyphenated(doc):
        whole = doc[start:end].text.lower()
        first, _, last = whole.partition("-")
        if whole in forms:
            spans.append((start, end, forms[whole]))
        elif first in PREFIXES and last.endswith(VERBAL):
            spans.append((start, end, None))
    return _joined(doc, spans)


def join_hyphens(doc: Doc, words: frozenset[str]) -> Doc:
    """The same parse with "sit" "-" "in" as one token wherever `words` holds "sit-in"."""
    spans: list[tuple[int, int, str | None]] = []
    for start, end in _hyphenated(doc):
        whole = doc[start:end].text.lower()
        single = whole.removesuffix("s")
        if whole in words or single in words:
            spans.append((start, end, whole if whole in words else single))
    return _joined(doc, spans)


def _hyphenated(doc: Doc) -> Iterator[tuple[int, int]]:
    """Where two words stand about a hyphen, without overlaps."""
    i = 1
    while i < len(doc) - 1:
        if doc[i].text == "-" and not doc[i].whitespace_ and not doc[i - 1].whitespace_:
            yield i - 1, i + 2
            i += 2
        i += 1


def _joined(doc: Doc, spans: list[tuple[int, int, str | None]]) -> Doc:
    """The document with each span as one token, whose lemma is given or left to be found."""
    if not spans:
        return doc
    tagged = doc.has_annotation("DEP")
    with doc.retokenize() as retokenizer:
        for start, end, lemma in spans:
            attrs: dict[str | int, Any] = {"LEMMA": lemma} if lemma else {}
            if tagged and doc[start:end].root.pos_ not in {"VERB", "NOUN", "ADJ"}:
                attrs["POS"] = "NOUN"
            retokenizer.merge(doc[start:end], attrs=attrs)
    return doc
