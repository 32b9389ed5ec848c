"""Finding the record that an address names, by the id it has or had."""

from __future__ import annotations

from typing import TypeVar
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.serve.site import Reading

R = TypeVar("R")


def record(reading: Reading, request: Request, kind: type[R], base: str) -> R | Response:
    """The record of this kind, or a redirection where the id leads elsewhere; 404 without one."""
    id = str(request.path_params["id"])
    found = reading.store.get(id)
    if not isinstance(found, kind):
        raise HTTPException(
            404, f"No record {id} of this kind: search for words, or see the lists."
        )
    now: str = found.id  # type: ignore[attr-defined]
    if now != id:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{base}/{quote(now)}{query}", 308)
    return found
