"""Templates: what they are given, and how values are put in words."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from communique.serve import words
from communique.serve.security import SESSION, read_cookie, set_cookie
from communique.serve.site import Site
from communique.serve.view import View

TEMPLATES = Path(__file__).parent / "templates"
MENU = (
    ("/", "Record"),
    ("/documents", "Documents"),
    ("/events", "Events"),
    ("/statements", "Statements"),
    ("/actors", "Actors"),
    ("/pairs", "Pairs"),
    ("/codebook", "Codebook"),
    ("/about", "About"),
    ("/try", "Try it"),
)


class Renderer:
    """Makes pages of views."""

    def __init__(self, site: Site) -> None:
        self._site = site

    @cached_property
    def environment(self) -> Environment:
        """Everything is escaped; a name that a template does not know is an error."""
        found = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        found.filters.update(words.FILTERS)
        found.filters.update(
            country_of=self._country,
            actor_name=self._actor_name,
            office=self._site.office_name,
            claimant=self._claimant,
        )
        found.filters["drawing"] = Markup  # our own charts, cleaned when they were drawn
        found.globals.update(
            menu=MENU,
            version=version("communique"),
            country=self._country,
            quad=self._quad,
            fields_of=words.fields_of,
        )
        return found

    def page(self, request: Request, view: View) -> Response:
        """A view as a page to read."""
        shown = {"title": view.title, "forms": _forms(request), **view.shown}
        return self._html(request, view.template, shown, view.status, dict(view.headers))

    def plain(
        self,
        request: Request,
        template: str,
        title: str,
        shown: Mapping[str, Any],
        status: int = 200,
    ) -> Response:
        """A page that has no other forms."""
        return self._html(request, template, {"title": title, "forms": (), **shown}, status, {})

    def error(
        self, request: Request, status: int, heading: str, detail: str, headers: Mapping[str, str]
    ) -> Response:
        """A page that says what went wrong."""
        shown = {"title": heading, "forms": (), "detail": detail, "status": status}
        return self._html(request, "error.html", shown, status, headers)

    def with_session(self, request: Request, template: str, view: Mapping[str, Any]) -> Response:
        """A page with a form: it carries a token that is bound to the visitor's session."""
        session = self._site.forms.session(request.headers)
        shown = {"forms": (), **view, "csrf": self._site.forms.token(session)}
        answer = self._html(request, template, shown, int(view.get("status", 200)), {})
        if not read_cookie(request.headers, SESSION):
            set_cookie(answer, SESSION, session)
        return answer

    def _html(
        self,
        request: Request,
        template: str,
        shown: Mapping[str, Any],
        status: int,
        headers: Mapping[str, str],
    ) -> Response:
        path = request.url.path
        text = self.environment.get_template(template).render(
            **shown, path=path, here=_here(path), can_try=self._site.settings.code is not None
        )
        return HTMLResponse(text, status, dict(headers))

    def _country(self, code: str | None) -> str:
        """A code's name; the code itself where it is a bloc or unknown."""
        return words.BLOCS.get(code or "") or self._site.country_names.get(code or "", code or "–")

    def _actor_name(self, value: str) -> str:
        """An actor's name in place of its id."""
        ids = value.split(",")
        if not all(id.startswith("ac_") for id in ids):
            return value
        return self._site.cache.get(("names", value), lambda: self._names(ids)) or value

    def _names(self, ids: list[str]) -> str:
        with self._site.pool.lend() as store:
            found = store.load("actor", ids)
        return " and ".join(str(getattr(a, "name", a.id)) for a in found)

    def _claimant(self, by: str) -> str:
        """Who vouches for an act, by name."""
        return {"document": "the report", "analyst": "a comment"}.get(by) or self._actor_name(by)

    def _quad(self, event_type: str) -> str:
        """The class that colors a type: q1 to q4, q0 where the codebook has none."""
        return f"q{self._site.quads.get(event_type, 0)}"


def _here(path: str) -> str:
    """The entry of the menu that a path belongs to."""
    first = "/" + path.split("/")[1]
    return first if any(first == entry for entry, _ in MENU) else ""


def _forms(request: Request) -> tuple[tuple[str, str], ...]:
    """The same page for programs."""
    path = request.url.path if request.url.path != "/" else "/index"
    query = f"?{request.url.query}" if request.url.query else ""
    return (("JSON", f"{path}.json{query}"), ("CSV", f"{path}.csv{query}"))
