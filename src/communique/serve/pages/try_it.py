"""Try it: paste a text, see it coded at once, add it to the record or not."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.errors import CommuniqueError, InputError, UsageError
from communique.model import EventMention, dates
from communique.model.coded import Coded
from communique.model.jsonio import to_dict
from communique.serve.highlights import LAYERS
from communique.serve.pages.documents import told
from communique.serve.render import Renderer
from communique.serve.security import from_browser
from communique.serve.settings import Draft
from communique.serve.site import Reading, Site
from communique.serve.view import View, records

FIELDS = ("text", "published", "publisher", "title")
EMPTY = {name: "" for name in FIELDS}


def form(reading: Reading, request: Request) -> View:
    """The form as data: what may be sent to it. The page itself is made by `routes`."""
    data = {
        "send": "POST /try, /try.json or /try.csv, as a form",
        "fields": {"text": "the report", "published": "EDTF date", "publisher": "", "title": ""},
    }
    return View("try.html", "Try it", {}, data, records(EventMention, lambda _: ()))


def routes(app: FastAPI, site: Site, renderer: Renderer) -> None:
    """The form, and what becomes of a text that is sent with it."""

    def ask(request: Request) -> Response:
        return renderer.with_session(request, "try.html", _blank(site))

    async def take(request: Request) -> Response:
        given = await request.form(max_part_size=4 * site.settings.max_bytes)
        return await run_in_threadpool(_answer, request, site, renderer, given)

    # Before the addresses that were added for reading, so that the form has its session.
    app.add_route("/try", take, methods=["POST"])
    app.add_route("/try.json", take, methods=["POST"])
    app.add_route("/try.csv", take, methods=["POST"])
    app.router.routes.insert(0, _route("/try", ask))


def _route(path: str, endpoint: Any) -> Any:
    from starlette.routing import Route

    return Route(path, endpoint, methods=["GET"])


def _answer(request: Request, site: Site, renderer: Renderer, given: FormData) -> Response:
    draft = _draft(given)
    suffix = request.url.path.removeprefix("/try")
    is_ours = site.forms.is_ours(request.headers, str(given.get("csrf", "")))
    if not is_ours and (from_browser(request.headers) or not suffix):
        raise HTTPException(403, "The form has grown old: open /try again and send it from there.")
    try:
        coded = code(site, draft)
    except (UsageError, InputError) as e:
        if suffix:
            raise
        shown = {**_blank(site), **_given(draft), "fault": _said(e), "status": 422}
        return renderer.with_session(request, "try.html", shown)
    if suffix:
        return _for_programs(coded, suffix)
    if given.get("add") == "yes":
        return _added(site, coded)
    return renderer.with_session(request, "tried.html", _shown(site, draft, coded))


def code(site: Site, draft: Draft) -> Coded:
    """The text coded; UsageError or InputError where it cannot be."""
    if site.settings.code is None:
        raise HTTPException(404, "Texts are not coded on this page.")
    if not draft.text.strip():
        raise UsageError("There is no text: paste a report.")
    if draft.published:
        try:
            dates.parse_edtf(draft.published)
        except ValueError as e:
            raise UsageError(
                f"The date cannot be read: {e}. Write 2018-04-07, 2018-04 or 2018."
            ) from e
    with site.coding:
        return site.settings.code(draft)


def _added(site: Site, coded: Coded) -> Response:
    if site.settings.add is None:
        raise HTTPException(404, "Nothing is added to this record from here.")
    with site.coding:
        linked = site.settings.add(coded)
    return RedirectResponse(f"/documents/{coded.document.id}?{'' if linked else 'linked=no'}", 303)


def _for_programs(coded: Coded, suffix: str) -> Response:
    view = View("", "", {}, to_dict(coded), records(EventMention, lambda _: coded.mentions))
    if suffix == ".json":
        return Response(view.json(), media_type="application/json")
    table = b"".join(view.csv(None))  # type: ignore[arg-type]
    return Response(table, media_type="text/csv; charset=utf-8")


def _shown(site: Site, draft: Draft, coded: Coded) -> dict[str, Any]:
    return {
        **_blank(site),
        **_given(draft),
        **told(coded.document, list(coded.mentions), list(coded.statements), LAYERS, site.quads),
        "title": "Coded, not yet in the record",
        "can_add": site.settings.add is not None,
        "base": "",
        "events": {},
        "outlets": {},
        "kin": (),
    }


def _blank(site: Site) -> dict[str, Any]:
    return {"title": "Try it", "fault": "", "status": 200, "given": EMPTY}


def _given(draft: Draft) -> dict[str, Any]:
    return {"given": {name: getattr(draft, name) or "" for name in FIELDS}}


def _draft(given: FormData) -> Draft:
    def value(name: str) -> str | None:
        found = given.get(name)
        return found.strip() or None if isinstance(found, str) else None

    text = given.get("text")
    return Draft(
        # A browser sends every line break as CR LF; the text is taken as it was pasted.
        text.replace("\r\n", "\n") if isinstance(text, str) else "",
        value("published"),
        value("publisher"),
        value("title"),
    )


def _said(error: CommuniqueError) -> str:
    return error.reason if isinstance(error, InputError) else str(error)
