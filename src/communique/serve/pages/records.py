"""Any id: leads to the page on which its record stands."""

from __future__ import annotations

from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.model import Actor, Document, Event, EventMention, Statement
from communique.serve.site import Reading


def lead(reading: Reading, request: Request) -> Response:
    """A redirection to the record's page; mentions and statements stand in their document."""
    id = str(request.path_params["id"])
    match reading.store.get(id):
        case Document(id=now):
            return RedirectResponse(f"/documents/{quote(now)}", 307)
        case Event(id=now):
            return RedirectResponse(f"/events/{quote(now)}", 307)
        case Actor(id=now):
            return RedirectResponse(f"/actors/{quote(now)}", 307)
        case EventMention(id=now, document_id=document) | Statement(id=now, document_id=document):
            return RedirectResponse(f"/documents/{quote(document)}#{quote(now)}", 307)
    raise HTTPException(404, f"No record {id}: search for words, or see the lists.")
