"""The day of publication that a page's own markup states, from a closed list of places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from communique.model import Date, dates

META = frozenset(
    "article:published_time og:article:published_time article:published og:published_time "
    "datepublished date-published publishdate publish-date publish_date publication_date "
    "publicationdate pubdate parsely-pub-date sailthru.date dc.date.issued dcterms.issued "
    "dc.date.published dcterms.created article.published citation_publication_date".split()
)
"""Names of meta elements that state when a page was published; not when it was changed."""
TYPES = frozenset(
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle OpinionNewsArticle BlogPosting "
    "LiveBlogPosting Report PressRelease WebPage".split()
)
"""Types of JSON-LD whose `datePublished` is the page's own."""

_DAY = re.compile(r"\s*(\d{4}-\d\d-\d\d)(?!\d)")
_MONTH = re.compile(r"\s*(\d{4}-\d\d)\s*")


def page_date(markup: str) -> Date | None:
    """The first date of these places, in this order: meta elements, JSON-LD, microdata.

    Only ISO 8601 is read, as far as it is written: a day, or a month. Nothing is taken from the
    story, from pictures or from the time of a change.
    """
    try:
        tree = html.fromstring(markup)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    found = (read for text in _stated(tree) if (read := _read(text)))
    return next(found, None)


def _stated(tree: Any) -> Iterator[str]:
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or ""
        if name.lower() in META:
            yield element.get("content") or ""
    for element in tree.iter("script"):
        if (element.get("type") or "").lower() == "application/ld+json":
            yield from _json_ld(element.text or "")
    for element in tree.iter("meta", "time"):
        if element.get("itemprop") == "datePublished":
            yield element.get("content") or element.get("datetime") or ""


def _json_ld(text: str) -> Iterator[str]:
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return
    graph = found.get("@graph", [found]) if isinstance(found, dict) else found
    for item in graph if isinstance(graph, list) else []:
        if not isinstance(item, dict):
            continue
        kinds = item.get("@type")
        named = kinds if isinstance(kinds, list) else [kinds]
        if any(k in TYPES for k in named if isinstance(k, str)) and isinstance(
            item.get("datePublished"), str
        ):
            yield item["datePublished"]


def _read(text: str) -> Date | None:
    found = _DAY.match(text) or _MONTH.fullmatch(text)
    try:
        return dates.parse_edtf(found[1]) if found else None
    except ValueError:
        return None
