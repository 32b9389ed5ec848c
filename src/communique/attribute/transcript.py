"""Turns of transcripts and interviews: "HALVORSEN: …", "QUESTION (outlet): …", "Q: …"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from communique.attribute.cues import Sense, read_table
from communique.attribute.page import Draft, Page, Range
from communique.attribute.subjects import Source
from communique.parse import Unit
from communique.parse.tokens import Span, Token

TURN = Sense(":", (), "report", 0, "said", ("turn",))
_LABEL = re.compile(
    r"\s*(?P<name>(?:[^\W\d_][\w.'’\-]*\s?){1,5}?)\s?(?:\((?P<of>[^)]{1,60})\))?\s?:(?=\s)"
)
_LONGEST = 100
"""Code points in which a label's colon stands."""
_SHORT = 5
"""Tokens up to which a greeting at the start of a turn is left out."""
_FEW, _MANY = 2, 4
"""Labels that a page needs to be a transcript: in capitals, and in any letters."""


@dataclass(frozen=True, slots=True)
class _Turn:
    unit: Unit
    colon: int
    """The colon's token."""
    head: Token
    """The token that names the speaker: the outlet's in "QUESTION (outlet)"."""
    word: str
    """The label's first word, in lower case."""


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(read_table("transcripts.yaml")[kind])


def question_labels() -> frozenset[str]:
    """Labels of those who ask without being named, in lower case."""
    return _words("questions")


def turn_drafts(page: Page) -> Iterator[Draft]:
    """One draft for each turn that says something; none where the page is no transcript."""
    turns = list(_turns(page))
    for number, turn in enumerate(turns):
        after = turns[number + 1] if number + 1 < len(turns) else None
        if turn.word in _words("procedural"):
            continue
        asks = turn.word in _words("questions")
        content = tuple(_content(page, turn, after, asks=asks))
        if content and (_is_capital(turn) or _has_verb(page, content)):
            yield _draft(page, turn, after, content, asks=asks)


def _turns(page: Page) -> Iterator[_Turn]:
    found = [turn for unit in page.units if (turn := _turn(page, unit)) is not None]
    capitals = [t for t in found if _is_capital(t)]
    often = {word for word, n in Counter(t.word for t in found).items() if n > 1}
    if len(found) >= _MANY and len(often) > 1:
        yield from found
    elif len(capitals) >= _FEW:
        yield from capitals


def _has_verb(page: Page, content: tuple[Range, ...]) -> bool:
    words = (t for unit, first, last in content for t in page.units[unit].doc[first:last])
    return any(t.pos_ in {"VERB", "AUX"} for t in words)


def _is_capital(turn: _Turn) -> bool:
    label = turn.unit.doc[: turn.colon].text.split("(")[0]
    return label == label.upper()


def _turn(page: Page, unit: Unit) -> _Turn | None:
    text = page.texts[unit.index]
    match = _LABEL.match(text) if ":" in text[:_LONGEST] else None
    if match is None or unit.block.kind == "title":
        return None
    words = match["name"].split()
    if {w.lower() for w in words} & _words("not_speakers"):
        return None
    if not all(w[0].isupper() or w in {"of", "the", "de", "van", "von", "bin"} for w in words):
        return None
    colon = next((t for t in unit.doc if t.idx < match.end() <= t.idx + len(t)), None)
    if colon is None or colon.i + 1 >= len(unit.doc):
        return None
    return _Turn(unit, colon.i, _head(unit, match, colon.i), words[0].lower())


def _head(unit: Unit, match: re.Match[str], colon: int) -> Token:
    """The last word of the label, or of the brackets of somebody who only asks."""
    asks = match["name"].split()[0].lower() in _words("questions")
    end = match.end("of") if match["of"] and asks else match.end("name")
    inside = [t for t in unit.doc[:colon] if t.idx < end and t.is_alpha]
    return inside[-1] if inside else unit.doc[0]


def _content(page: Page, turn: _Turn, after: _Turn | None, *, asks: bool) -> Iterator[Range]:
    yield from _of_unit(turn.unit, turn.colon + 1, asks=asks)
    if after is None:
        return
    for unit in page.units[turn.unit.index + 1 : after.unit.index]:
        if unit.block.kind == turn.unit.block.kind and unit.doc[0].text not in {"[", "("}:
            yield from _of_unit(unit, 0, asks=asks)


def _of_unit(unit: Unit, first: int, *, asks: bool) -> Iterator[Range]:
    """The sentences of a turn without stage directions, greetings and mere questions."""
    opening = True
    for sentence in unit.sentences():
        begin, end = max(sentence.start, first), sentence.end
        if begin >= end:
            continue
        greets = (
            opening and unit.doc[begin].lower_ in _words("courtesies") and end - begin <= _SHORT
        )
        opening = opening and greets
        if greets or (asks and "?" in unit.doc[begin:end].text[-3:]):
            continue
        yield from ((unit.index, a, b) for a, b in _outside_brackets(unit.doc[begin:end]))


def _outside_brackets(words: Span) -> Iterator[tuple[int, int]]:
    start, depth = words.start, 0
    for token in words:
        if token.text == "[":
            if not depth and start < token.i:
                yield start, token.i
            depth += 1
        elif token.text == "]" and depth:
            depth -= 1
            start = token.i + 1
    if not depth and start < words.end:
        yield start, words.end


def _draft(
    page: Page, turn: _Turn, after: _Turn | None, content: tuple[Range, ...], *, asks: bool
) -> Draft:
    index, first, last = content[0]
    said = Source(turn.head, turn.head, "label of the turn")
    heard = after.head if asks and after is not None else None
    return Draft(
        turn.unit,
        (turn.unit.doc[turn.colon],),
        TURN,
        content,
        page.units[index].doc[first:last].root,
        said,
        "turn of a transcript",
        "turn",
        heard,
        addressee_unit=after.unit.index if heard is not None and after is not None else None,
        label=(turn.unit.index, 0, turn.colon),
    )
