"""Where the events of a document stand to each other: sentences, tenses, speakers, words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from communique.ground.clauses import clause_verb, is_verb, own_subject
from communique.ground.tenses import tense_bearer
from communique.parse import Parsed
from communique.parse.syntax import first_conjunct
from communique.parse.tokens import Token

_STEM = 5
_CONTENT = {"NOUN", "PROPN", "VERB"}


class Story:
    """The sentences of a document in order, and what one event's words say of its telling."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed

    @cached_property
    def _sentences(self) -> dict[tuple[int, int], int]:
        """Unit and first token of a sentence → its number in the document."""
        starts = [(u.index, s.start) for u in self.parsed.units for s in u.sentences()]
        return {start: number for number, start in enumerate(starts)}

    @cached_property
    def lead(self) -> int:
        """The number of the first sentence of the story itself."""
        for unit in self.parsed.units:
            if unit.block.kind in {"body", "analysis"} and len(unit.doc) > 12:
                first = next(unit.sentences(), None)
                if first is not None:
                    return self._sentences[(unit.index, first.start)]
        return 0

    def sentence(self, unit: int, token: Token) -> int:
        """The number of the token's sentence."""
        return self._sentences.get((unit, token.sent.start), -1)

    def kind(self, unit: int) -> str:
        """The kind of the block that the unit stands in."""
        return self.parsed.units[unit].block.kind


def tense(token: Token) -> str:
    """How the clause of a token is told: past, before (had), perfect, now, ahead or none."""
    verb = tense_bearer(clause_verb(token))
    helpers = {c.lower_: c for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    if "had" in helpers:
        return "before"
    if helpers.keys() & {"has", "have", "'ve", "’ve"}:
        return "perfect"
    if any(c.tag_ == "MD" for c in helpers.values()):
        return "ahead"
    if verb.tag_ == "VBD" or helpers.keys() & {"was", "were", "did"}:
        return "past"
    return "now" if verb.tag_ in {"VBZ", "VBP"} or helpers else "none"


def is_quoted(token: Token) -> bool:
    """Whether the token stands within quotation marks."""
    before = token.doc.text[: token.idx]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def is_main(token: Token) -> bool:
    """Whether the token heads its sentence, or is coordinated with what does."""
    top = first_conjunct(token)
    return top.dep_ == "ROOT"


def stem(token: Token) -> str:
    """What the inflected and derived forms of a word share, roughly."""
    return token.lemma_.lower()[:_STEM]


def content(token: Token) -> frozenset[str]:
    """Stems of the content words of the token's sentence."""
    return frozenset(stem(t) for t in token.sent if t.pos_ in _CONTENT and len(t.lemma_) > 2)


def subject(token: Token) -> Token | None:
    """The subject of the clause that the token stands in, also one shared by coordination."""
    verb = clause_verb(token)
    while True:
        found = own_subject(verb)
        if found is not None or verb.dep_ not in {"conj", "xcomp"} or not is_verb(verb.head):
            return found
        verb = verb.head


@dataclass(frozen=True, slots=True)
class Telling:
    """One event as its sentence tells it."""

    unit: int
    token: Token
    sentence: int
    tense: str
    is_noun: bool
    quoted: bool
    main: bool
    stem: str
    content: frozenset[str]
    subject: Token | None


def telling(story: Story, unit: int, token: Token) -> Telling:
    """How the document tells the event of a token."""
    return Telling(
        unit,
        token,
        story.sentence(unit, token),
        tense(token),
        not is_verb(token),
        is_quoted(token),
        is_main(token),
        stem(token),
        content(token),
        subject(token),
    )
