"""Who may ask, and what a browser may do with the answer: around every answer, errors included."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import socket
from collections.abc import Iterable
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.serve.settings import LOOPBACK, Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), interest-cohort=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
TOKEN = "communique_token"
SESSION = "communique_session"
SIGN_IN = "/sign-in"


class Guard:
    """Wraps the whole application: host, origin, token and size are checked before it is asked."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._hosts = _hosts(settings)
        self._any_number = settings.host in {"0.0.0.0", "::"}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        send = _with_headers(send, is_head=scope["method"] == "HEAD")
        if scope["method"] == "HEAD":
            scope = {**scope, "method": "GET"}
        refused = self._refuse(scope)
        await (refused or self._app)(scope, _limited(receive, 4 * self._settings.max_bytes), send)

    def _refuse(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if not self._is_our_host(headers.getlist("host")):
            text = (
                "This page answers only to its own name; call it by the address it was started on."
            )
            return PlainTextResponse(text, 400)
        if scope["method"] not in SAFE and not is_same_site(headers):
            return PlainTextResponse("This form was sent from another site.", 403)
        if _too_long(headers, self._settings.max_bytes):
            return PlainTextResponse("The text is over the size that is read.", 413)
        return self._ask_token(scope, headers) if self._settings.token else None

    def _is_our_host(self, named: list[str]) -> bool:
        if len(named) != 1:
            return False
        try:
            parts = urlsplit(f"//{named[0]}")
            host = parts.hostname or "" if parts.port is None or parts.port else ""
        except ValueError:
            return False
        return host in self._hosts or (self._any_number and _is_number(host))

    def _ask_token(self, scope: Scope, headers: Headers) -> Response | None:
        token = self._settings.token or ""
        path = scope["path"]
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = [v for k, v in query if k == "token"]
        if given and hmac.compare_digest(given[-1].encode(), token.encode()):
            rest = urlencode([(k, v) for k, v in query if k != "token"])
            answer = RedirectResponse(_local(path) + (f"?{rest}" if rest else ""), 303)
            set_cookie(answer, TOKEN, proof(token))
            return answer
        if shows_token(headers, token) or path == SIGN_IN or path.startswith("/static/"):
            return None
        if "text/html" in headers.get("accept", "") and scope["method"] == "GET":
            return RedirectResponse(SIGN_IN, 303)
        text = "A token is needed: send it as 'Authorization: Bearer TOKEN'."
        return PlainTextResponse(text, 401, {"www-authenticate": "Bearer"})


def shows_token(headers: Headers, token: str) -> bool:
    """Whether the request carries the token, or the cookie that stands for it."""
    bearer = headers.get("authorization", "").removeprefix("Bearer ")
    cookie = read_cookie(headers, TOKEN)
    return hmac.compare_digest(bearer.encode(), token.encode()) or hmac.compare_digest(
        cookie.encode(), proof(token).encode()
    )


def proof(token: str) -> str:
    """What the cookie holds: not the token, but what only its holder can have."""
    return hmac.new(token.encode(), b"communique cookie", sha256).hexdigest()


def read_cookie(headers: Headers, name: str) -> str:
    """A cookie's value; empty where there is none."""
    try:
        found = SimpleCookie(headers.get("cookie", "")).get(name)
    except CookieError:
        return ""
    return found.value if found else ""


def set_cookie(answer: Response, name: str, value: str) -> None:
    """A cookie that no script reads and no other site makes a browser send."""
    answer.set_cookie(name, value, httponly=True, samesite="strict", path="/")


def is_same_site(headers: Headers) -> bool:
    """Whether what changes something comes from our own page, or from no browser at all."""
    if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


def from_browser(headers: Headers) -> bool:
    """Whether a browser may have sent it on somebody else's behalf."""
    return any(name in headers for name in ("origin", "sec-fetch-site", "cookie", "referer"))


class Forms:
    """Tokens that only our own forms carry, each bound to one visitor's session."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def session(self, headers: Headers) -> str:
        """The visitor's session, a new one where there is none."""
        return read_cookie(headers, SESSION) or secrets.token_urlsafe(24)

    def token(self, session: str) -> str:
        """What a form of this session carries."""
        return hmac.new(self._secret, session.encode(), sha256).hexdigest()

    def is_ours(self, headers: Headers, given: str) -> bool:
        """Whether a form carries its session's token."""
        session = read_cookie(headers, SESSION)
        return bool(session) and hmac.compare_digest(self.token(session).encode(), given.encode())


def _limited(receive: Receive, most: int) -> Receive:
    """The same, but it stops at a body that is longer than it said or than is read."""
    length = 0

    async def receiving() -> Message:
        nonlocal length
        message = await receive()
        length += len(message.get("body", b""))
        if length > most:
            raise HTTPException(413, "The text is over the size that is read.")
        return message

    return receiving


def _with_headers(send: Send, *, is_head: bool) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", "no-cache")
            message = {**message, "headers": headers.raw}
        elif is_head and message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return sending


def _hosts(settings: Settings) -> frozenset[str]:
    names: Iterable[str] = (settings.host, *settings.hosts)
    own = () if settings.is_local else (socket.gethostname(), socket.getfqdn())
    return LOOPBACK | {n.lower() for n in (*names, *own)}


def _is_number(host: str) -> bool:
    """An address in numbers: no foreign site can make its own name lead here with it."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _too_long(headers: Headers, max_bytes: int) -> bool:
    given: Any = headers.get("content-length", "0")
    return not given.isdigit() or int(given) > 4 * max_bytes


def _local(path: str) -> str:
    """A path that leads nowhere but here."""
    return "/" + path.lstrip("/\\")
