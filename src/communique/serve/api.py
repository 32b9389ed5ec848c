"""The HTTP API: what the listing commands print, in parts, described by OpenAPI."""

from __future__ import annotations

from collections.abc import Callable
from importlib.metadata import version
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from communique.analyze import summarize
from communique.model import Actor, Document, Event, EventMention, Statement
from communique.model.jsonio import to_dict, to_json
from communique.serve import query
from communique.serve.asked import Asked
from communique.serve.listing import MARKS, part
from communique.serve.pages.search import _plain as plain_hit
from communique.serve.site import Reading, Site
from communique.store import Filters

VERSION = version("communique")
router = APIRouter(prefix="/api")
LISTED: dict[str, tuple[Any, type, str]] = {
    "documents": ("document", Document, "newest"),
    "mentions": ("mention", EventMention, "newest"),
    "events": ("event", Event, "newest"),
    "statements": ("statement", Statement, "newest"),
    "actors": ("actor", Actor, "busiest"),
}


def _site(request: Request) -> Site:
    found: Site = request.app.state.site
    return found


def _listing(name: str) -> Callable[..., Response]:
    kind, _, first = LISTED[name]

    def listing(request: Request, _: Annotated[Asked, Depends()]) -> Response:
        # `Asked` is there for the description and its checks; parameters are read as given.
        site = _site(request)
        asked = query.read(request.url.path, request.query_params.multi_items(), order=first)
        with site.pool.lend() as store:
            found = part(Reading(site, store), kind, asked, faceted=False)
            body = found.data() | {"next": found.turned(1), "previous": found.turned(-1)}
        del body["facets"]
        return _json(body)

    listing.__name__ = name
    return listing


def _one(name: str) -> Callable[..., Response]:
    _, cls, _ = LISTED[name]

    def one(request: Request, id: str) -> Response:
        with _site(request).pool.lend() as store:
            found = store.get(id)
        if not isinstance(found, cls):
            raise HTTPException(404, f"no record {id} among {name}")
        return Response(to_json(found), media_type="application/json")

    one.__name__ = f"{name}_by_id"
    return one


for _name in LISTED:
    router.add_api_route(
        f"/{_name}", _listing(_name), methods=["GET"], summary=f"List {_name}", tags=[_name]
    )
    router.add_api_route(
        f"/{_name}/{{id}}",
        _one(_name),
        methods=["GET"],
        summary=f"One of {_name} by its id, or one that it had",
        tags=[_name],
    )


@router.get("/search", summary="Sentences with all the words", tags=["search"])
def search(
    request: Request,
    q: Annotated[str, Query(description='words; "in quotes" in a row; a last * leaves it open')],
    limit: Annotated[int, Query(ge=0, le=query.MOST)] = query.PER_PAGE,
) -> Response:
    """Best first, each with the records that stand on it."""
    with _site(request).pool.lend() as store:
        hits = [plain_hit(h) for h in store.search(q, limit=limit, marks=MARKS)]
        return _json({"total": store.count_hits(q), "items": hits})


@router.get("/summary", summary="What is in the record, counted", tags=["record"])
def summary(request: Request) -> Response:
    """Totals, types, statuses and pairs."""
    site = _site(request)
    with site.pool.lend() as store:
        found = site.cache.get("summary", lambda: summarize(store))
    pairs = [{"a": a, "b": b, "events": n} for (a, b), n in found.pairs.items()]
    return _json({**to_dict_of(found), "pairs": pairs})


@router.get("/facets/{name}", summary="By which values a listing divides", tags=["record"])
def facets(request: Request, name: str) -> Response:
    """The same filters as the listing of that name takes."""
    if name not in LISTED or name == "mentions":
        raise HTTPException(404, f"no facets of {name}")
    site = _site(request)
    kind, _, first = LISTED[name]
    asked = query.read(request.url.path, request.query_params.multi_items(), order=first)
    filters = Filters(**{**_as_dict(asked.filters), "limit": None})
    with site.pool.lend() as store:
        found = site.cache.get(
            ("facets", kind, filters), lambda: store.browse().facets(kind, filters)
        )
    return _json({k: [{"value": f.value, "n": f.n} for f in v] for k, v in found.items()})


@router.get("", include_in_schema=False)
def description(request: Request) -> HTMLResponse:
    """The description to read."""
    renderer = request.app.state.renderer
    found: HTMLResponse = renderer.plain(
        request, "api.html", "HTTP API", {"paths": request.app.openapi()["paths"]}
    )
    return found


def to_dict_of(summary: Any) -> dict[str, Any]:
    """A summary as plain data, its pairs left out."""
    found = {k: getattr(summary, k) for k in summary.__dataclass_fields__ if k != "pairs"}
    return {k: dict(v) if not isinstance(v, bool) else v for k, v in found.items()}


def _as_dict(filters: Filters) -> dict[str, Any]:
    return {k: getattr(filters, k) for k in filters.__dataclass_fields__}


def _json(body: Any) -> Response:
    import json

    text = json.dumps(body, ensure_ascii=False, default=to_dict)
    return Response(text, media_type="application/json")
