"""Pages and archives made by hand for the tests of reading the web."""

from __future__ import annotations

import gzip

SENTENCES = (
    "Peru and Chile agreed on Monday to reopen the crossing at Chacalluta after two months.",
    "The ministers met in Arica for three hours and signed a plan for joint patrols there.",
    "Officials from both sides will inspect the road before the first lorries are let through.",
    "Chile's minister thanked her counterpart for what she called a patient round of talks.",
    "The governor of Tacna said that traders had waited at the gate since the first of March.",
    "A second meeting is planned for June, when the two delegations will talk about tolls.",
)


def page(
    title: str = "Peru and Chile reopen crossing",
    *,
    head: str = "",
    story: tuple[str, ...] = SENTENCES,
    site: str = "The Tacna Ledger",
) -> str:
    paragraphs = "".join(f"<p>{s} {s.replace('Monday', 'the day')}</p>" for s in story)
    return (
        f'<html lang="en"><head><title>{title} | {site}</title>'
        f'<meta property="og:site_name" content="{site}">'
        f'<meta property="og:title" content="{title}">'
        f"{head}</head><body><nav><a href='/'>Home</a><a href='/w'>World</a></nav>"
        f"<article><h1>{title}</h1>{paragraphs}</article>"
        "<aside><h3>Read also</h3><ul><li>Ten recipes for rainy days</li></ul></aside>"
        "<footer>Copyright 2031. All rights reserved. Subscribe to our newsletter.</footer>"
        "</body></html>"
    )


def record(
    url: str,
    body: bytes,
    *,
    status: str = "200 OK",
    kind: str = "response",
    content: str = "text/html; charset=utf-8",
    extra: str = "",
    claimed: int | None = None,
) -> bytes:
    """One WARC record; `claimed` is a wrong length to be written in it."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {content}\r\n{extra}\r\n".encode() + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n"
            f"WARC-Record-ID: <urn:uuid:{abs(hash(url))}>\r\nWARC-Date: 2031-05-06T07:08:09Z\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {claimed or len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


def archive(records: list[bytes], *, compressed: bool) -> bytes:
    return b"".join(gzip.compress(r, mtime=0) if compressed else r for r in records)
