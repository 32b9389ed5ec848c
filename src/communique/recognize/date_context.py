"""What the words around a time say: whether it is one at all, and its part in the sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from communique.parse.tokens import Doc, Token
from communique.parse.tokens import Span as TokenSpan
from communique.recognize.date_words import date_words
from communique.recognize.datewords import Bound, DateReading

_LOOSE = {"the", "about", "around", "late", "early", "only", "just"}
_NOMINAL = {"NOUN", "PROPN"}
_BARE_YEAR = re.compile(r"\d{4}")
_DATELINE = re.compile(r"(?P<head>\S.{0,100}?)(?:\s+[–—-]{1,2}|\s?[–—])\s", re.DOTALL)
_SMALL = re.compile(r"(?<![\w.])[a-z]{3,}")


def is_time(span: TokenSpan, reading: DateReading) -> bool:
    """Whether the words mean a time here, and are no number, name or verb."""
    if reading.kind == "weekday":
        return not _weekday_name(span)
    if reading.kind != "absolute" or reading.date is None:
        return True
    if _BARE_YEAR.fullmatch(span.text):
        return _is_year(span)
    if len(span) == 1 and reading.date.edtf.startswith("XXXX-") and span.text[0].isupper():
        return _is_month(span)
    return True


def in_context(span: TokenSpan, reading: DateReading, *, opens: bool) -> DateReading:
    """The reading with preposition, anchor, quotation and modified noun; `opens` the text."""
    modified = _modified(span)
    named = modified is not None and modified >= span.end
    ranged = reading.date is not None and "/" in reading.date.edtf
    bound: Bound = "at" if ranged or named else _bound(span)
    deadline = reading.is_deadline or bound in date_words().listed("deadline_bounds")
    return replace(
        reading,
        bound=bound,
        is_deadline=deadline and reading.kind != "vague",
        is_dateline=opens and _in_dateline(span),
        quoted=_quoted(span.doc, span.start_char),
        is_pointing=span[0].lower_ == "that" and span[0].dep_ == "det",
        is_first_since=bound == "since" and _is_first_since(span),
        modifies=modified,
        anchor=_anchor(span, reading),
    )


def _before(span: TokenSpan, count: int = 1) -> str:
    return span.doc[max(0, span.start - count) : span.start].text.lower().strip()


def _after(span: TokenSpan) -> Token | None:
    return span.doc[span.end] if span.end < len(span.doc) else None


def _weekday_name(span: TokenSpan) -> bool:
    names = date_words().table["weekday_names"]
    after = _after(span)
    if after is not None and after.text in names["after"]:
        return True
    before = span.doc[span.start - 1].text if span.start else ""
    return before in names["before"] or before.lower() in names["habit"]


def _is_month(span: TokenSpan) -> bool:
    words, token, after = date_words(), span[0], _after(span)
    if token.ent_type_ in {"PERSON", "ORG", "GPE"} or token.pos_ in {"VERB", "AUX"}:
        return False
    if after is not None and after.text[:1].isupper() and after.pos_ == "PROPN":
        told = _before(span) in {"in", "since", "during", "until", "by"}
        return told and span.text not in words.table["months_also_words"]
    if after is not None and after.is_digit:  # "February 30"
        return False
    if span.text not in words.table["months_also_words"]:
        return True
    return _before(span) in words.listed("month_signs")


def _is_year(span: TokenSpan) -> bool:
    words, before, after = date_words(), _before(span), _after(span)
    if before in words.listed("not_years_after") or before == "than":
        return False
    if after is not None and after.lower_ in words.listed("not_years_before"):
        return False
    noun = span.root.head if span.root.dep_ in {"nummod", "compound", "nmod", "amod"} else None
    if noun is not None and noun.i >= span.end and noun.pos_ in _NOMINAL:
        beside = noun.i == span.end or before not in {"in", "since", "during", "until", "by"}
        return _noun_of_year(span, noun) if beside else _plausible(span)
    if before in words.listed("year_signs"):
        counted = after is not None and after.tag_ == "NNS"
        return not counted or str(after).lower() in words.listed("event_nouns")
    return span.root.ent_type_ == "DATE" or before.rstrip(".") in words.months


def _plausible(span: TokenSpan) -> bool:
    return 1900 <= int(span.text) <= 2100


def _noun_of_year(span: TokenSpan, noun: Token) -> bool:
    """Whether "2015" before a noun names it rather than counts it."""
    if noun.tag_ in {"NNS", "NNPS"}:
        return noun.lower_ in date_words().listed("event_nouns")
    return _plausible(span)


def _bound(span: TokenSpan) -> Bound:
    """What the words right before the time make of it; also across "late on", "the end of"."""
    table = date_words().table["bounds"]
    first = span.start
    while first and span.doc[first - 1].lower_ in _LOOSE:
        first -= 1
    for length in (3, 2, 1):
        words = span.doc[max(0, first - length) : first].text.lower().strip()
        if words in table:
            found: Bound = table[words]
            return found
    return "at"


def _in_dateline(span: TokenSpan) -> bool:
    """Whether the time stands before the dash of "CITY, March 4 (Agency) —"."""
    found = _DATELINE.match(span.doc.text)
    if not found or span.start_char >= found.end("head"):
        return False
    small = set(_SMALL.findall(found["head"])) - {"the", "and", "correspondent", "news"}
    return not small


def _quoted(doc: Doc, position: int) -> bool:
    before = doc.text[:position]
    if before.count("“") > before.count("”"):
        return True
    return before.count('"') % 2 == 1


def _is_first_since(span: TokenSpan) -> bool:
    """Whether "first" or "last" stands before "since": "its first envoy since 2016"."""
    ranks = date_words().listed("ranks")
    return any(
        t.lower_ in ranks for t in span.doc[max(span.sent.start, span.start - 12) : span.start]
    )


def _modified(span: TokenSpan) -> int | None:
    root = span.root
    if root.dep_ == "pobj" and root.head.lower_ == "of" and root.head.head.pos_ in _NOMINAL:
        noun = root.head.head
        timely = noun.lemma_.lower() in date_words().listed("time_nouns")
        return None if timely or root.head.i != span.start - 1 else noun.i
    if _is_adverbial(span):
        return None
    if root.dep_ in {"nummod", "compound", "nmod", "amod", "poss"} and root.head.pos_ in _NOMINAL:
        return None if span.start <= root.head.i < span.end else root.head.i
    return None


def _is_adverbial(span: TokenSpan) -> bool:
    """Whether "on 3 May", "in June" or "yesterday" stands by itself before a name or noun.

    Parsers take "On 3 May Ana Quispe said" for a name that begins with a month.
    """
    after, before = _after(span), _before(span)
    if (after is not None and after.tag_ == "POS") or span[-1].tag_ == "POS":
        return False
    if _BARE_YEAR.fullmatch(span.text):
        return False
    alone = span.text.lower() in {"yesterday", "today", "tomorrow"}
    return alone or (before in {"on", "in"} and span.root.head.i >= span.end)


def _anchor(span: TokenSpan, reading: DateReading) -> int | None:
    """The head of what follows "four days after": an object, a clause, or else the next noun."""
    last = span[-1]
    if reading.kind != "anchored" or last.lower_ not in {
        "after",
        "before",
        "following",
        "to",
        "of",
    }:
        return None
    inner = next((c for c in last.children if c.dep_ in {"pobj", "pcomp"} and c.i > last.i), None)
    if inner is None and last.dep_ == "mark":
        inner = last.head
    if inner is None:
        rest = span.doc[span.end : last.sent.end]
        inner = next((t for t in rest if t.pos_ in {"NOUN", "PROPN", "VERB"}), None)
    if inner is None or inner.i < span.end or inner.lower_ in {"that", "this"}:
        return None
    return inner.i
