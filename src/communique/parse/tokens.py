"""Tokens with their syntax as plain objects: what every later stage walks.

Names and meaning are spaCy's, so that its documentation holds; only what is used is here. One
object stands for one token, so tokens can be compared with `is` and every look-up is made once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import overload


class Token:
    """A token of a parsed text; `head` is itself at a root."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_digit",
        "is_punct",
        "is_quote",
        "is_space",
        "is_title",
        "lemma_",
        "like_num",
        "lower_",
        "pos_",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    head: Token
    children: tuple[Token, ...]
    sent: Span
    ent_type_: str
    ent_iob_: str
    whitespace_: str
    is_alpha: bool
    is_digit: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_title: bool
    like_num: bool

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def subtree(self) -> list[Token]:
        """The token and all below it, left ones first."""
        found: list[Token] = []
        _collect(self, found)
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """The tokens above, nearest first."""
        at = self
        while at.head is not at:
            at = at.head
            yield at

    @property
    def left_edge(self) -> Token:
        """The first token of the subtree."""
        return min(self.subtree, key=_place) if self.children else self

    @property
    def right_edge(self) -> Token:
        """The last token of the subtree."""
        return max(self.subtree, key=_place) if self.children else self

    def hang(self, head: Token) -> None:
        """Give the token another head."""
        old = self.head
        old.children = tuple(child for child in old.children if child is not self)
        self.head = head
        head.children = tuple(sorted((*head.children, self), key=_place))

    def is_ancestor(self, other: Token) -> bool:
        """Whether the other one stands somewhere below."""
        return any(above is self for above in other.ancestors)

    def nbor(self, i: int = 1) -> Token:
        """The token `i` places on; IndexError beyond the ends."""
        at = self.i + i
        if at < 0:
            raise IndexError(at)
        return self.doc.tokens[at]


def _place(token: Token) -> int:
    return token.i


def _collect(token: Token, found: list[Token]) -> None:
    passed = False
    for child in token.children:
        if not passed and child.i > token.i:
            found.append(token)
            passed = True
        _collect(child, found)
    if not passed:
        found.append(token)


class Span:
    """The tokens [start, end) of a text; `label_` is an entity's kind, else empty."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Span: ...

    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end = _clipped(at, len(self))
            return Span(self.doc, self.start + start, self.start + end)
        place = at + (self.end if at < 0 else self.start)
        if not self.start <= place < self.end:
            raise IndexError(at)
        return self.doc.tokens[place]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Span):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    def __repr__(self) -> str:
        return self.text

    @property
    def start_char(self) -> int:
        """Where the first token begins in the doc's text."""
        return self.doc.offset(self.start)

    @property
    def end_char(self) -> int:
        """Where the last token ends in the doc's text."""
        if self.end <= self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The words as they stand in the text."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def ents(self) -> list[Span]:
        """The entities that lie within."""
        return [e for e in self.doc.ents if self.start <= e.start and e.end <= self.end]

    @property
    def sent(self) -> Span:
        """The sentence of the first token."""
        return self.doc.tokens[self.start].sent

    @property
    def root(self) -> Token:
        """The token nearest to the sentence's root, the first of several."""
        best, least = self.doc.tokens[self.start], len(self.doc.tokens)
        for token in self:
            if token.head is token:
                return token
            if not self.start <= token.head.i < self.end:
                depth = self._depth(token)
                if depth < least:
                    best, least = token, depth
        return best

    def _depth(self, token: Token) -> int:
        """Steps up to the root; marks and blanks that nothing hangs on are left for last."""
        if (token.is_punct or token.is_space) and not token.children:
            return len(self.doc.tokens) - 1
        return sum(1 for _ in token.ancestors)


class Doc:
    """A parsed text: its tokens, sentences and entities."""

    __slots__ = ("_starts", "ents", "sents", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self.text = text
        self.tokens = tokens
        self.sents: tuple[Span, ...] = ()
        self.ents: tuple[Span, ...] = ()
        self._starts: list[int] = []

    def finish(self, starts: list[int], ents: list[Span]) -> None:
        """Set sentences, by their first tokens, and entities once the tokens are filled."""
        self._starts = [token.idx for token in self.tokens]
        self.ents = tuple(ents)
        ends = [*starts[1:], len(self.tokens)]
        self.sents = tuple(Span(self, a, b) for a, b in zip(starts, ends, strict=False))
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> Span: ...

    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, int):
            return self.tokens[at]
        return Span(self, *_clipped(at, len(self.tokens)))

    def __repr__(self) -> str:
        return self.text

    def offset(self, i: int) -> int:
        """Where a token begins, or the text's end for the place after the last one."""
        return self._starts[i] if i < len(self._starts) else len(self.text)

    def covering(self, start: int, end: int) -> Span | None:
        """The tokens that [start, end) of the text touches; None outside the text.

        A blank counts to the token before it, except at the beginning.
        """
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        if start == self.tokens[first].idx + len(self.tokens[first].text):
            first += 1
        return Span(self, first, max(first, last + 1))

    def _at(self, place: int) -> int | None:
        i = bisect_right(self._starts, place) - 1
        if i < 0:
            return None
        token = self.tokens[i]
        return i if place < token.idx + len(token.text) + len(token.whitespace_) else None


def _clipped(at: slice, length: int) -> tuple[int, int]:
    """A slice's ends within the length, the second one not before the first."""
    start, end, step = at.indices(length)
    if step != 1:
        raise ValueError("only stretches without gaps can be cut out")
    return start, max(start, end)
