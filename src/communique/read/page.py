"""A page in HTML: its story, and what the page says of itself."""

from __future__ import annotations

import hashlib
import logging
import re
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

import trafilatura
import yaml

from communique.errors import ReadError, SkippedInput
from communique.model import Date, dates
from communique.read.decode import Decoded, decode
from communique.read.metadata import Given

logging.getLogger("trafilatura").addHandler(logging.NullHandler())
"""What it would print about a bad page we say ourselves."""

WHERE = "the page's own metadata"
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_SEPARATORS = " |-–—·•»:"
_SITE = re.compile(r"\s+[|–—·•»:-]\s+[^|–—·•»]+$")
HEAD = 4096
"""Bytes in which a page must name its encoding (HTML asks for the first 1024)."""
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2100-01-01"}
"""Dates from markup and address only: never one that stands somewhere in the story."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page's story with its title above, the story alone, and what the page states of itself."""

    decoded: Decoded
    story: str
    given: Given
    sha256: str
    extractor: str


@dataclass(frozen=True, slots=True)
class NoStory:
    """A kind of page without a story: below how many words, and the cues that show it."""

    kind: str
    words: int
    message: str
    cues: tuple[str, ...]


@cache
def no_stories() -> tuple[NoStory, ...]:
    """The kinds of `data/read/no_story.yaml`, in their order."""
    text = (files("communique") / "data" / "read" / "no_story.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple(NoStory(**row | {"cues": tuple(row["cues"])}) for row in rows)


@cache
def extractor() -> str:
    """The extractor's name, version and setting, as the record keeps it."""
    return f"trafilatura/{version('trafilatura')} precision"


def read_page(raw: bytes, *, name: str, charset: str | None = None) -> Page:
    """What `raw` holds as a page; `charset` is what the server said, if it did.

    The setting is the best of nine on the half of a public benchmark (`docs/figures.md`).
    SkippedInput names a paywall stub, cookie wall, error page, robot check or gallery; ReadError
    where there is no text at all.
    """
    decoded = decode_page(raw, name, charset)
    found = _extracted(decoded.text)
    story = "\n\n".join(line.strip() for line in _text(found).split("\n") if line.strip())
    _refuse(story, found, decoded.text, name)
    title = _headline(found)
    whole = story if not title or story.startswith(title) else f"{title}\n\n{story}"
    return Page(
        Decoded(whole, decoded.encoding, decoded.replaced),
        story,
        _given(found, title),
        hashlib.sha256(raw).hexdigest(),
        extractor(),
    )


def decode_page(raw: bytes, name: str, charset: str | None = None) -> Decoded:
    """The page's markup as text, in the encoding that the server, the page or the bytes tell."""
    stated = _CHARSET.search(raw[:HEAD])
    for encoding in (charset, stated[1].decode("ascii") if stated else None):
        if encoding and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            try:
                return Decoded(raw.decode(encoding), encoding.lower(), 0)
            except (LookupError, UnicodeDecodeError):
                continue
    return decode(raw, name)


def _extracted(markup: str) -> Any:
    return trafilatura.bare_extraction(
        markup,
        favor_precision=True,
        include_comments=False,
        with_metadata=True,
        date_extraction_params=_DATES,
    )


def _text(found: Any) -> str:
    return str(getattr(found, "text", None) or "")


def _refuse(story: str, found: Any, markup: str, name: str) -> None:
    """Raise where the page holds no story; the message says what it is instead."""
    words = len(story.split())
    title = str(getattr(found, "title", None) or _title(markup)).casefold()
    shown = f"{title} {story.casefold() if words else _bare(markup)}"
    for kind in no_stories():
        if words < kind.words and any(cue in shown for cue in kind.cues):
            raise SkippedInput(name, f"{kind.kind}: {kind.message}")
    if not words:
        raise ReadError(name, "no story was found on the page; is it a whole article in HTML?")


def _title(markup: str) -> str:
    found = re.search(r"<title[^>]*>(.*?)</title>", markup, re.I | re.S)
    return found[1] if found else ""


def _bare(markup: str) -> str:
    """The page's words without its tags, for telling what it is."""
    plain = re.sub(r"(?is)<(script|style)\b.*?</\1>|<[^>]+>", " ", markup)
    return " ".join(plain.split()).casefold()[:20_000]


def _headline(found: Any) -> str:
    """The title without the site's name behind it."""
    title = " ".join(str(getattr(found, "title", None) or "").split())
    site = str(getattr(found, "sitename", None) or "").strip()
    name = _SITE.sub("", title)
    behind = title[len(name) :].strip(_SEPARATORS).casefold()
    return name if behind and behind == site.casefold() else title


def _given(found: Any, title: str) -> Given:
    """What the page states of itself; None for what it does not."""

    def said(name: str) -> str | None:
        value = " ".join(str(getattr(found, name, None) or "").split())
        return value or None

    language = said("language")
    return Given(
        WHERE,
        published=_date(said("date")),
        publisher=said("sitename") or said("hostname"),
        title=title or None,
        url=said("url"),
        language=language,
        byline=said("author"),
    )


def _date(text: str | None) -> Date | None:
    try:
        return dates.parse_edtf(text) if text else None
    except ValueError:
        return None
