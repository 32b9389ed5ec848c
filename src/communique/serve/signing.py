"""Showing the token once, where one is asked for."""

from __future__ import annotations

import hmac

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from communique.serve.render import Renderer
from communique.serve.security import SIGN_IN, TOKEN, proof, set_cookie
from communique.serve.site import Site


def routes(app: FastAPI, site: Site, renderer: Renderer) -> None:
    """The form that takes the token, and what becomes of it."""

    def ask(request: Request) -> Response:
        return renderer.plain(request, "sign_in.html", "Token", {"wrong": False})

    async def take(request: Request) -> Response:
        form = await request.form()
        given, token = str(form.get("token", "")), site.settings.token
        if token and not hmac.compare_digest(given.encode(), token.encode()):
            shown = {"wrong": True}
            return await run_in_threadpool(
                renderer.plain, request, "sign_in.html", "Token", shown, 403
            )
        answer = RedirectResponse("/", 303)
        if token:
            set_cookie(answer, TOKEN, proof(token))
        return answer

    app.add_route(SIGN_IN, ask, methods=["GET"])
    app.add_route(SIGN_IN, take, methods=["POST"])
