"""Bytes to text: the encoding is found, no character is altered but lone surrogates."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from communique.errors import ReadError

REPLACEMENT = "�"
MAX_STRAY_NULS = 0.01
"""Share of NUL characters up to which a text counts as text with a few stray ones."""
MAX_CONTROLS = 0.05
"""Share of other control characters above which bytes count as binary."""
FEW_HIGH_BYTES = 0.1
"""Share of non-ASCII bytes up to which a single-byte page is taken for Western Windows."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "gzip-compressed"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text (RTF) document"),
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was in, and how many characters had to become U+FFFD."""

    text: str
    encoding: str | None
    replaced: int


def scrub(text: str) -> tuple[str, int]:
    """The text with each lone surrogate as U+FFFD (same length), and how many there were."""
    return _SURROGATE.subn(REPLACEMENT, text)


def decode(raw: bytes, name: str) -> Decoded:
    """The text that `raw` holds; ReadError where it is binary or in no encoding we can tell."""
    for signature, kind in _SIGNATURES:
        if raw.startswith(signature):
            raise ReadError(name, f"is {kind}, not plain text; extract its text first")
    found = _by_bom(raw, name) or _as_utf8(raw) or _as_utf16(raw) or _by_guess(raw)
    if found is None or _is_binary(found.text):
        raise ReadError(name, "is binary, or text in an unknown encoding; save it as UTF-8")
    return found


def _by_bom(raw: bytes, name: str) -> Decoded | None:
    for bom, encoding in _BOMS:
        if raw.startswith(bom):
            handler = "surrogatepass" if encoding != "utf-8-sig" else "strict"
            try:
                return Decoded(*_scrubbed(raw.decode(encoding, handler), encoding))
            except UnicodeDecodeError:
                text = raw.decode(encoding, "replace")
                return Decoded(text, encoding, text.count(REPLACEMENT))
    return None


def _scrubbed(text: str, encoding: str) -> tuple[str, str, int]:
    clean, replaced = scrub(text)
    return clean, encoding, replaced


def _as_utf8(raw: bytes) -> Decoded | None:
    """UTF-8, also with lone surrogates or a few broken bytes among many sound characters."""
    try:
        text = raw.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return _as_damaged_utf8(raw)
    nuls = text.count("\0")
    if nuls > max(4, MAX_STRAY_NULS * len(text)) or nuls * 4 > len(text):
        return None
    return Decoded(*_scrubbed(text, "utf-8"))


def _as_damaged_utf8(raw: bytes) -> Decoded | None:
    if b"\0" in raw:
        return None
    text = raw.decode("utf-8", "replace")
    broken = text.count(REPLACEMENT)
    sound = sum(character > "\x7f" for character in text) - broken
    return Decoded(text, "utf-8", broken) if broken * 4 <= sound else None


def _as_utf16(raw: bytes) -> Decoded | None:
    """UTF-16 without a mark, told by NULs in every other byte."""
    if len(raw) % 2 or not raw:
        return None
    even, odd = raw[0::2].count(0), raw[1::2].count(0)
    if max(even, odd) * 2 < len(raw) // 2 or min(even, odd) * 10 > max(even, odd):
        return None
    encoding = "utf-16-le" if odd > even else "utf-16-be"
    return Decoded(*_scrubbed(raw.decode(encoding, "surrogatepass"), encoding))


def _by_guess(raw: bytes) -> Decoded | None:
    """A single-byte or East Asian encoding."""
    if b"\0" in raw:
        return None
    if len(_HIGH.findall(raw)) <= FEW_HIGH_BYTES * len(raw):
        try:
            return Decoded(raw.decode("cp1252"), "cp1252", 0)
        except UnicodeDecodeError:
            pass
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    return Decoded(*_scrubbed(str(best), best.encoding)) if best else None


def _is_binary(text: str) -> bool:
    return len(_CONTROL.findall(text)) > max(4, MAX_CONTROLS * len(text))
