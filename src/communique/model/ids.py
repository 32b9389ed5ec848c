"""Ids: hashes of what does not change, so that the same input always has the same id."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from communique.model.spans import Span

DIGITS = 20
"""Hex digits kept of SHA-256: 80 bits, one expected collision in 10**12 records."""


def digest(*parts: str) -> str:
    """The hash of the parts in order; each is length-prefixed, so no two lists of parts meet."""
    h = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        h.update(f"{len(raw)}:".encode())
        h.update(raw)
    return h.hexdigest()[:DIGITS]


def document_id(text: str, *, url: str | None, publisher: str | None, name: str) -> str:
    """`dc_`: the text, then the given url, or else the publisher, or else the input's own name."""
    return "dc_" + digest(text, url or publisher or name)


def _spans(spans: Iterable[Span]) -> str:
    return ",".join(f"{s.start}-{s.end}" for s in spans)


def mention_id(
    document: str,
    trigger: Span,
    actors: Iterable[Span],
    recipients: Iterable[Span],
    number: int = 0,
) -> str:
    """`em_`: document, trigger and participants; `number` tells apart where these are equal."""
    parts = [document, _spans([trigger]), _spans(sorted(actors)), _spans(sorted(recipients))]
    return "em_" + digest(*parts, *([str(number)] if number else []))


def statement_id(document: str, cue: Iterable[Span], content: Iterable[Span]) -> str:
    """`st_`: document, cue and content spans."""
    return "st_" + digest(document, _spans(cue), _spans(content))


def event_id(earliest_mention: str) -> str:
    """`ev_`: the id of the event's earliest mention decides."""
    return "ev_" + digest(earliest_mention)


def name_key(name: str) -> str:
    """A name without case, marks, dots and doubled spaces."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    kept = "".join(c if c.isalnum() else " " for c in plain if not unicodedata.combining(c))
    return " ".join(kept.split())


def actor_id(kind: str, name: str, *, country: str | None, discriminator: str = "") -> str:
    """`ac_`: the country's own for a state, else a key of the name."""
    if kind == "state" and country:
        return f"ac_{country}"
    parts = [kind, name_key(name), country or ""]
    return "ac_" + digest(*parts, *([discriminator] if discriminator else []))
