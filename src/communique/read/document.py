"""A decoded text becomes a document, or is skipped by rule."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from communique.errors import ReadError, SkippedInput
from communique.model import Date, Document, Why
from communique.model.ids import document_id
from communique.read.decode import Decoded, scrub
from communique.read.language import ENGLISH, Language, detect_language, language_name
from communique.read.metadata import Given, given_date
from communique.read.options import ReadOptions

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_LEFT_OPEN = {
    "publisher_country": "not looked up when reading",
    "genre": "not determined when reading",
    "extractor": "plain text needs none",
    "retrieved": "not stated by the input, and the clock is not read",
}


def read_text(
    text: str,
    *,
    name: str = "text",
    published: Date | str | None = None,
    publisher: str | None = None,
    title: str | None = None,
    url: str | None = None,
    language: str | None = None,
    options: ReadOptions | None = None,
) -> Document:
    """The document that a text already in memory makes.

    `published` may be written in EDTF. SkippedInput where the text is empty, over size or not in
    English, ReadError where what is given with it cannot be right.
    """
    size_checked(len(text.encode("utf-8", "replace")), name, options or ReadOptions())
    if isinstance(published, str):
        try:
            published = given_date(published)
        except ValueError as error:
            raise ReadError(name, f"published: {error}") from None
    given = Given("the call", published, publisher, title, url, language)
    clean, replaced = scrub(text)
    return make_document(Decoded(clean, None, replaced), name=name, file=name, givens=[given])


def size_checked(size: int, name: str, options: ReadOptions, *, page: bool = False) -> None:
    """SkippedInput where a text, or a page's markup, of `size` bytes is over its limit."""
    option = "max_page_bytes" if page else "max_bytes"
    limit = getattr(options, option)
    if size > limit:
        raise SkippedInput(name, f"over size: {size:,} bytes, the limit is {limit:,} ({option})")


def make_document(
    decoded: Decoded,
    *,
    name: str,
    file: str,
    givens: Sequence[Given],
    shown: str | None = None,
    retrieved: str | None = None,
) -> Document:
    """The document of a decoded text; what an earlier one of `givens` says wins.

    `name` is the input's own name that its id stands on, `file` the one in the record, `shown`
    the one in errors.
    """
    text, shown = decoded.text, shown or file
    if not text.strip():
        raise SkippedInput(shown, "empty: nothing but white space")
    why: dict[str, Why] = {}
    published, why_published = _pick(givens, "published")
    if published:
        why["published"] = Why(why_published)
    told = {field: _pick(givens, field) for field in ("publisher", "title", "url", "language")}
    why |= {field: Why(told[field][1]) for field in ("publisher", "url")}
    if told["title"][0]:
        why["title"] = Why(told["title"][1])
    language = _language(text, *told["language"], shown)
    why["language"] = Why(language.reason)
    why |= {field: Why(reason) for field, reason in _LEFT_OPEN.items()}
    if decoded.encoding is None:
        why["encoding"] = Why("given as text, not as bytes")
    url, publisher = told["url"][0], told["publisher"][0]
    return Document(
        id=document_id(text, url=url, publisher=publisher, name=scrub(name)[0]),
        text=text,
        file=scrub(file)[0],
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        length=len(text),
        title=told["title"][0],
        publisher=publisher,
        url=url,
        language=language.code,
        encoding=decoded.encoding,
        replaced=decoded.replaced,
        retrieved=retrieved,
        published=published,
        why={
            field: reason for field, reason in why.items() if field != "retrieved" or not retrieved
        },
    )


def _pick(givens: Sequence[Given], field: str) -> tuple[Any, str]:
    for given in givens:
        value = getattr(given, field)
        value = scrub(value)[0].strip() if isinstance(value, str) else value
        if value:
            return value, f"given in {given.where}"
    return None, "not given"


def _language(text: str, given: str | None, reason: str, name: str) -> Language:
    """English, as given or found; SkippedInput names any other language."""
    if given and not _TAG.fullmatch(given):
        raise ReadError(name, f"{given!r} is no language tag; write one like en or fa (BCP 47)")
    if given and given.lower() != "und":
        found = Language(given, reason)
    else:
        found = detect_language(text)
    if found.code.split("-")[0].lower() != ENGLISH:
        raise SkippedInput(name, f"in {language_name(found.code)}, only English is coded")
    return found
