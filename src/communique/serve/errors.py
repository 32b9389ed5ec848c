"""What went wrong, said in the form that was asked for."""

from __future__ import annotations

import logging

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from communique.errors import CommuniqueError, InputError, UsageError
from communique.serve.render import Renderer

HEADINGS = {
    400: "This address cannot be understood",
    403: "This is not allowed",
    404: "There is no such page",
    405: "This address is not asked in this way",
    413: "The text is too long",
    422: "This address cannot be understood",
    500: "Something failed here",
    503: "The record cannot be read",
}
log = logging.getLogger(__name__)


def add_handlers(app: FastAPI, renderer: Renderer) -> None:
    """Answer every failure in words; what was not foreseen is logged and said to be our fault."""

    async def http(request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        detail = str(error.detail) if isinstance(error, HTTPException) else ""
        headers = dict(error.headers or {}) if isinstance(error, HTTPException) else {}
        return say(request, renderer, status, detail, headers)

    async def known(request: Request, error: Exception) -> Response:
        status = 400 if isinstance(error, UsageError) else 422
        return say(request, renderer, status if _is_asked(error) else 503, str(error))

    async def invalid(request: Request, error: Exception) -> Response:
        found = error.errors() if isinstance(error, RequestValidationError) else []
        words = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in found)
        return say(request, renderer, 422, words)

    async def unforeseen(request: Request, error: Exception) -> Response:
        log.error("failed at %s", request.url.path, exc_info=error)
        text = "This is a fault in communique; please report it with what the terminal says."
        return say(request, renderer, 500, text)

    app.add_exception_handler(HTTPException, http)
    app.add_exception_handler(CommuniqueError, known)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(Exception, unforeseen)


def say(
    request: Request,
    renderer: Renderer,
    status: int,
    detail: str,
    headers: dict[str, str] | None = None,
) -> Response:
    """The error as a page, or as JSON for programs."""
    path = request.url.path
    heading = HEADINGS.get(status, "This cannot be answered")
    if path.startswith("/api/") or path.endswith((".json", ".csv")):
        body = {"error": heading, "detail": detail, "status": status}
        return JSONResponse(body, status, headers)
    return renderer.error(request, status, heading, detail, headers or {})


def _is_asked(error: Exception) -> bool:
    """Whether what was asked is at fault, not the record."""
    return isinstance(error, UsageError | InputError)
