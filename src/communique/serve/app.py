"""The application: addresses, their three forms, errors, and the guard around all of it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp

from communique.serve import errors, signing
from communique.serve.api import VERSION, router
from communique.serve.pages import PAGES, PICTURES
from communique.serve.pages.try_it import routes as try_routes
from communique.serve.render import Renderer
from communique.serve.security import Guard
from communique.serve.settings import Settings
from communique.serve.site import Reading, Site
from communique.serve.view import View

STATIC = Path(__file__).parent / "static"
Page = Callable[[Reading, Request], View | Response]


def create_app(settings: Settings) -> ASGIApp:
    """The page on one store, ready for a server; it opens the store at the first request."""
    site = Site(settings)
    renderer = Renderer(site)

    @asynccontextmanager
    async def closing(app: FastAPI) -> AsyncIterator[None]:
        yield
        site.close()

    app = FastAPI(
        title="Communiqué",
        version=VERSION,
        description="Read access to one record: documents, mentions, events, statements, actors.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        lifespan=closing,
    )
    app.state.site, app.state.renderer = site, renderer
    for path, page in PAGES.items():
        _add(app, path, page, site, renderer)
    for path, picture in PICTURES.items():
        app.add_route(path, _picture(site, picture))
    try_routes(app, site, renderer)
    signing.routes(app, site, renderer)
    app.include_router(router)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    errors.add_handlers(app, renderer)
    return Guard(app, settings)


def _add(app: FastAPI, path: str, page: Page, site: Site, renderer: Renderer) -> None:
    """The address with its two suffixes, which come first: an id takes any name."""
    base = path if path != "/" else "/index"
    for suffix in (".json", ".csv", ""):
        where = base + suffix if suffix else path
        app.add_route(where, _endpoint(page, suffix, site, renderer))


def _endpoint(
    page: Page, suffix: str, site: Site, renderer: Renderer
) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        with site.pool.lend() as store:
            found = page(Reading(site, store), request)
            if isinstance(found, Response):
                return _with_suffix(found, suffix)
            if suffix == ".json":
                return Response(found.json(), found.status, media_type="application/json")
            if suffix == "":
                return renderer.page(request, found)
        return StreamingResponse(
            _rows(site, found),
            headers={"content-disposition": f'attachment; filename="{_file(request)}"'},
            media_type="text/csv; charset=utf-8",
        )

    return answer


def _rows(site: Site, view: View) -> Iterator[bytes]:
    with site.pool.lend() as store:
        yield from view.csv(store)


def _with_suffix(answer: Response, suffix: str) -> Response:
    """A redirection keeps the form that was asked for."""
    if isinstance(answer, RedirectResponse) and suffix:
        path, mark, rest = answer.headers["location"].partition("?")
        answer.headers["location"] = path.partition("#")[0] + suffix + mark + rest
    return answer


def _file(request: Request) -> str:
    """A name for the file: the address's own letters."""
    name = "".join(c if c.isalnum() or c in "-_." else "-" for c in request.url.path.strip("/"))
    return name.encode("ascii", "ignore").decode() or "communique.csv"


def _picture(
    site: Site, picture: Callable[[Reading, Request], Response]
) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        with site.pool.lend() as store:
            return picture(Reading(site, store), request)

    return answer
