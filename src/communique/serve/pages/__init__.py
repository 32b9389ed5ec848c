"""The pages, each by its address; `.json` and `.csv` behind it give the same to programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from communique.serve.pages import (
    about,
    actors,
    codebook,
    documents,
    events,
    home,
    pairs,
    records,
    search,
    statements,
    try_it,
)

PAGES: dict[str, Callable[..., Any]] = {
    "/": home.page,
    "/documents": documents.listing,
    "/documents/{id}": documents.reader,
    "/events": events.listing,
    "/events/{id}": events.page,
    "/statements": statements.listing,
    "/actors": actors.listing,
    "/actors/{id}": actors.page,
    "/pairs": pairs.listing,
    "/pairs/{a}/{b}": pairs.page,
    "/codebook": codebook.page,
    "/about": about.page,
    "/search": search.page,
    "/try": try_it.form,
    "/records/{id}": records.lead,
}
PICTURES: dict[str, Callable[..., Any]] = {
    "/pairs/{a}/{b}/timeline.svg": pairs.picture,
    "/pairs/{a}/{b}/timeline.png": pairs.picture,
    "/pairs/{a}/{b}/timeline.csv": pairs.picture,
    "/actors/{id}/offices.svg": actors.picture,
    "/actors/{id}/offices.png": actors.picture,
    "/actors/{id}/offices.csv": actors.picture,
}
