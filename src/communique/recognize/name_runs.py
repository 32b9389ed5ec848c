"""Which tokens are a person's name."""

from __future__ import annotations

from collections.abc import Iterator

from communique.parse.tokens import Doc, Span, Token
from communique.recognize.body_names import is_body_word
from communique.recognize.given_names import is_given_name
from communique.recognize.place_index import place_words
from communique.recognize.role_words import (
    WINDOW,
    closes,
    in_phrase,
    is_counterpart,
    leftmost,
)
from communique.recognize.tables import phrases
from communique.recognize.tagging import Tagged

_WHERE = frozenset({"in", "near", "at", "off", "outside", "around"})


def name_runs(tagged: Tagged) -> list[tuple[int, int]]:
    """Token stretches that are a person's name, without title or rank."""
    found: dict[int, int] = {}
    for ent in tagged.doc.ents:
        if ent.label_ == "PERSON" or (ent.label_ == "ORG" and _is_of_person(ent)):
            start, end = _trim(tagged, ent.start, _extend(tagged, ent.end))
            if end > start and not _is_place_like(tagged, start, end):
                found[start] = max(end, found.get(start, 0))
    for start in _after_titles(tagged):
        if not any(s <= start < e for s, e in found.items()):
            end = _extend(tagged, start)
            if end > start and not is_body_word(tagged.doc[end - 1]):
                found[start] = end
    return disjoint(found)


def _is_of_person(ent: Span) -> bool:
    """A name that the parser takes for an organization's, and that a given name begins."""
    words = [t for t in ent if t.is_alpha]
    proper = all(t.text[:1].isupper() and t.text[1:].islower() for t in words)
    return 1 < len(words) < 5 and proper and is_given_name(ent[0].text)


def _is_place_like(tagged: Tagged, start: int, end: int) -> bool:
    """Names of wide areas, and those after "in", "near" or "the port of", are where, not who."""
    doc = tagged.doc
    if doc[start:end].text in place_words()["areas"]:
        return True
    before = doc[start - 1].lower_ if start else ""
    if before == "of" and start > 1:
        kind = doc[start - 2].lower_
        return any(kind in words for words in place_words()["kinds"].values())
    owns = end < len(doc) and doc[end].tag_ == "POS"  # "in Vladimir Putin's Russia"
    return before in _WHERE and (end - start == 1 or not owns)


def disjoint(found: dict[int, int]) -> list[tuple[int, int]]:
    """Start → end of stretches as a sorted list, those that overlap as one."""
    runs: list[tuple[int, int]] = []
    for start, end in sorted(found.items()):
        if runs and start < runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def _after_titles(tagged: Tagged) -> Iterator[int]:
    """Tokens after a title, a rank or a counterpart that look like a name.

    After a comma only where the name closes an apposition ("the envoy, Ana de Souza, …").
    """
    yield from _before_titles(tagged)
    for token in tagged.doc[1:]:
        if not is_name(tagged, token):
            continue
        before = tagged.doc[token.i - 1]
        if before.i in tagged.titles or tagged.is_rank(before):
            yield token.i
        elif before.text == "," and token.i > 1 and token.dep_ != "nsubj":
            end = _extend(tagged, token.i)
            titled = _title_phrase(tagged, token.i - 2)
            if (
                titled
                and closes(tagged, token.i, end)
                and (end - token.i > 1 or is_counterpart(tagged, token.i - 2))
            ):
                yield token.i


def _before_titles(tagged: Tagged) -> Iterator[int]:
    """ "Ana de Souza, the envoy of Peru, …": two or more name tokens before a title's comma."""
    doc = tagged.doc
    for title in {t.start: t for t in tagged.titles.values()}.values():
        left = leftmost(tagged, title.start, max(0, title.start - WINDOW))
        if left < 3 or doc[left - 1].text != ",":
            continue
        start = leftward(tagged, left - 1)
        if left - 1 - start > 1:
            yield start


def _title_phrase(tagged: Tagged, last: int) -> bool:
    """Whether a title phrase ends at the token ("the minister of energy and water")."""
    at = last
    while at >= 0 and last - at < WINDOW:
        if at in tagged.titles:
            return True
        if not (in_phrase(tagged.doc[at]) or at in tagged.names) or (
            at == last and tagged.doc[at].text == ","
        ):
            return False
        at -= 1
    return False


def is_name(tagged: Tagged, token: Token) -> bool:
    """Whether a token may be of a person: capitalized, and no title, rank or known name."""
    if token.i in tagged.titles or tagged.is_rank(token) or token.i in tagged.names:
        return False
    if not token.text[:1].isupper() or not token.text[-1:].isalpha():
        return False
    return token.pos_ == "PROPN" or (token.i != token.sent.start and is_given_name(token.text))


def _extend(tagged: Tagged, end: int) -> int:
    """Over name tokens and the particles between them."""
    particles = frozenset(phrases()["name_particles"])
    doc = tagged.doc
    while end < len(doc):
        token = doc[end]
        if is_name(tagged, token):
            end += 1
        elif (
            token.lower_ in particles
            and end + 1 < len(doc)
            and doc[end - 1].pos_ == "PROPN"
            and is_name(tagged, doc[end + 1])
        ) or _is_hyphen(doc, end):
            end += 2
        else:
            break
    return end


def _is_hyphen(doc: Doc, i: int) -> bool:
    """A hyphen inside a name ("Kim Min-jun")."""
    tight = doc[i].text == "-" and not doc[i].whitespace_ and not doc[i - 1].whitespace_
    return tight and i + 1 < len(doc) and doc[i + 1].is_alpha


def _can_end(doc: Doc, i: int) -> bool:
    """A capitalized word, or what a hyphen ties to one ("Moon Jae-in")."""
    if doc[i].text[:1].isupper():
        return doc[i].text[-1].isalnum()
    tied = i > 1 and doc[i].is_alpha and _is_hyphen(doc, i - 1)
    return tied and doc[i - 2].text[:1].isupper()


def leftward(tagged: Tagged, start: int) -> int:
    """Over name tokens right before a name that the parser cut short."""
    doc = tagged.doc
    while start > 0:
        if is_name(tagged, doc[start - 1]):
            start -= 1
        elif (
            start > 1
            and _is_hyphen(doc, start - 2)
            and is_name(tagged, doc[start - 3 if start > 2 else 0])
        ):
            start -= 3
        elif start > 1 and _is_hyphen(doc, start - 1) and is_name(tagged, doc[start - 2]):
            start -= 2
        else:
            break
    return start


def _trim(tagged: Tagged, start: int, end: int) -> tuple[int, int]:
    doc = tagged.doc
    while start < end and (
        start in tagged.titles or tagged.is_rank(doc[start]) or not doc[start].text[:1].isalpha()
    ):
        start += 1
    while end > start and not _can_end(doc, end - 1):
        end -= 1
    named = [tagged.names[i] for i in range(start, end) if i in tagged.names]
    if any(n.start <= start and end <= n.end for n in named):
        return start, start
    if any(n.entry.organization or "adjective" in n.entry.kinds for n in named):
        return start, start
    if end > start and is_body_word(doc[end - 1]):
        return start, start
    if not any(doc[i].text[:1].isupper() for i in range(start, end)) or end - start > 6:
        return start, start
    return start, end
