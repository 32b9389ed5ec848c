"""Which words of a list a form can be a form of, before anything is tagged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

_CLASSES = ("verb", "noun", "adj", "adv")
_ENDINGS = (("s", ""), ("es", ""), ("d", ""), ("ed", ""))
"""What later stages cut off themselves: names in the plural, participles read as adjectives."""

Rules = tuple[tuple[str, str], ...]


class Inflections:
    """All lemmas that the model's lemmatizer can give a form, whatever it is tagged as."""

    def __init__(self, exceptions: dict[str, frozenset[str]], endings: Rules) -> None:
        self._exceptions = exceptions
        self._endings = endings

    @classmethod
    def of(cls, nlp: Language) -> Inflections:
        """From the model's own tables; without such tables from endings alone."""
        tables: Any = None
        if "lemmatizer" in nlp.pipe_names:
            tables = nlp.get_pipe("lemmatizer").lookups  # type: ignore[attr-defined]
        exceptions: dict[str, frozenset[str]] = {}
        endings = dict.fromkeys(_ENDINGS)
        for name in _CLASSES:
            if tables is None or not tables.has_table("lemma_rules"):
                break
            endings |= dict.fromkeys(map(tuple, tables.get_table("lemma_rules").get(name, ())))
            for form, lemmas in tables.get_table("lemma_exc").get(name, {}).items():
                exceptions[form] = exceptions.get(form, frozenset()) | frozenset(lemmas)
        for form, lemma in _ruled(nlp):
            exceptions[form] = exceptions.get(form, frozenset()) | {lemma}
        return cls(exceptions, tuple(endings))

    def lemmas(self, form: str) -> frozenset[str]:
        """The lower-case form itself, and everything that it can be a form of."""
        found = {form, *self._exceptions.get(form, ())}
        for old, new in self._endings:
            if form.endswith(old) and len(form) > len(old):
                found.add(form[: len(form) - len(old)] + new)
        for cut in found - {form}:  # the codebook mends what the lemmatizer cuts too short
            found |= {cut + "e", cut + cut[-1:], cut[:-1] if cut[-2:-1] == cut[-1:] else cut}
        return frozenset(found)


def _ruled(nlp: Language) -> Iterator[tuple[str, str]]:
    """Forms with the lemmas that the attribute ruler gives them: contractions and pronouns."""
    if "attribute_ruler" not in nlp.pipe_names:
        return
    ruler: Any = nlp.get_pipe("attribute_ruler")
    for row in ruler.patterns:
        lemma = row["attrs"].get("LEMMA")
        for rule in row["patterns"]:
            spelled = rule[row["index"]].get("LOWER")
            forms = spelled.get("IN", ()) if isinstance(spelled, dict) else (spelled,)
            yield from ((form, lemma.lower()) for form in forms if lemma and form)
