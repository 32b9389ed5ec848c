"""A page in HTML: its story, and what the page says of itself."""

from __future__ import annotations

import codecs
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
from communique.model import Date
from communique.read.decode import Decoded, decode
from communique.read.metadata import Given
from communique.read.page_date import page_date

logging.getLogger("trafilatura").addHandler(logging.NullHandler())
"""What it would print about a bad page we say ourselves."""

WHERE = "the page's own metadata"
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})", re.I)
_SEPARATORS = " |-–—·•»:"
_SITE = re.compile(r"\s+[|–—·•»:-]\s+[^|–—·•»]+$")
HEAD = 4096
"""Bytes in which a page must name its encoding (HTML asks for the first 1024)."""
WORDS_OF_STUB = 30
"""Below so many words of story a cue that a report may use as well tells a page without one."""
ALIASES = {
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
}
"""Labels of encodings that browsers read as a wider one (WHATWG Encoding Standard)."""
NO_PAGES = frozenset(
    {"unicode_escape", "raw_unicode_escape", "idna", "punycode", "undefined", "utf-7"}
)
"""Python's codecs for text that no page is in."""


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
    weak: tuple[str, ...] = ()
    """Cues that a report may use as well: they count in the title, or under a stub of a story."""


@cache
def no_stories() -> tuple[NoStory, ...]:
    """The kinds of `data/read/no_story.yaml`, in their order."""
    text = (files("communique") / "data" / "read" / "no_story.yaml").read_text(encoding="utf-8")
    rows = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple(
        NoStory(**row | {k: tuple(row.get(k, ())) for k in ("cues", "weak")}) for row in rows
    )


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
    found = _extracted(decoded.text, name)
    story = "\n\n".join(line.strip() for line in _text(found).split("\n") if line.strip())
    _refuse(story, found, decoded.text, name)
    title = _headline(found)
    whole = story if not title or story.startswith(title) else f"{title}\n\n{story}"
    return Page(
        Decoded(whole, decoded.encoding, decoded.replaced),
        story,
        _given(found, title, page_date(decoded.text)),
        hashlib.sha256(raw).hexdigest(),
        extractor(),
    )


def decode_page(raw: bytes, name: str, charset: str | None = None) -> Decoded:
    """The page's markup as text, in the encoding that the server, the page or the bytes tell."""
    stated = _CHARSET.search(raw[:HEAD])
    written = stated[1].decode("ascii") if stated else ""
    by_page = "utf-8" if written.lower().startswith("utf-16") else written
    for label in (charset or "", by_page):
        encoding = _encoding(label)
        if encoding and not raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            try:
                return Decoded(raw.decode(encoding), encoding, 0)
            except ValueError:
                continue
    return decode(raw, name)


def _encoding(label: str) -> str | None:
    """The codec that a label of an encoding means on the web; None where it means none."""
    low = label.strip().lower()
    try:
        found = codecs.lookup(ALIASES.get(low, low)).name
    except (LookupError, ValueError):
        return None
    return None if not low or found in NO_PAGES else found


def _extracted(markup: str, name: str) -> Any:
    """What the extractor finds; ReadError where the markup breaks it."""
    fault: Exception | None = None
    for with_metadata in (True, False):
        try:
            return trafilatura.bare_extraction(
                markup,
                favor_precision=True,
                include_comments=False,
                with_metadata=with_metadata,
                date_extraction_params={"extensive_search": False},
            )
        except Exception as error:
            fault = error
    raise ReadError(name, f"the page's markup cannot be read ({type(fault).__name__}: {fault})")


def _text(found: Any) -> str:
    return str(getattr(found, "text", None) or "")


def _refuse(story: str, found: Any, markup: str, name: str) -> None:
    """Raise where the page holds no story; the message says what it is instead."""
    words = len(story.split())
    title = str(getattr(found, "title", None) or _title(markup)).casefold()
    body = story.casefold() if words else _bare(markup)
    for kind in no_stories():
        if words >= kind.words:
            continue
        cue = next((c for c in (*kind.cues, *kind.weak) if c in title), None)
        cue = cue or next((c for c in kind.cues if c in body), None)
        if cue is None and words < WORDS_OF_STUB:
            cue = next((c for c in kind.weak if c in body), None)
        if cue is not None:
            raise SkippedInput(name, f"{kind.kind}: {kind.message} (it says {cue!r})")
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


def _given(found: Any, title: str, published: Date | None) -> Given:
    """What the page states of itself; None for what it does not."""

    def said(name: str) -> str | None:
        value = " ".join(str(getattr(found, name, None) or "").split())
        return value or None

    language = said("language")
    return Given(
        WHERE,
        published=published,
        publisher=said("sitename") or said("hostname"),
        title=title or None,
        url=said("url"),
        language=language,
        byline=said("author"),
    )
