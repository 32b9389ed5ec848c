"""The list of statements: who said what to whom about what."""

from __future__ import annotations

from starlette.requests import Request

from communique.model import Document, Statement
from communique.serve import query
from communique.serve.listing import every, part
from communique.serve.site import Reading
from communique.serve.view import View, records


def listing(reading: Reading, request: Request) -> View:
    """Statements with facets, each with its outlet."""
    params = request.query_params.multi_items()
    asked = query.read("/statements", params, order="newest")
    found = part(reading, "statement", asked)
    ids = list(dict.fromkeys(s.document_id for s in found.items))
    documents = {d.id: d for d in reading.store.load("document", ids) if isinstance(d, Document)}
    return View(
        "statements.html",
        "Statements",
        {"part": found, "query": asked, "orders": ("newest", "oldest"), "documents": documents},
        found.data,
        records(Statement, every("statement", asked.filters, asked.order)),
    )
