"""What a visitor, another site and a hostile report cannot do."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from served_records import EVIL, hostile, world_of
from starlette.testclient import TestClient

from communique.serve.charts import cleaned
from communique.serve.security import HEADERS


class Seen(HTMLParser):
    """Tags as a browser finds them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))


_, WORLD = world_of()
DOCUMENT = hostile().document.id
ACTOR = "ac_" + "e" * 20
ADDRESSES = (
    *("/", "/documents", f"/documents/{DOCUMENT}", "/events", f"/events/{WORLD.events[2].id}"),
    *("/statements", "/actors", f"/actors/{ACTOR}", "/pairs", "/pairs/FJI/USA", "/search?q=theft"),
    *("/events?words=theft", "/statements?words=theft", "/codebook", "/about", "/try", "/api"),
    *("/api/openapi.json", "/static/style.css", "/nowhere", "/events?foo=1", "/events/ev_no"),
    *("/index.json", "/events.csv", "/pairs/FJI/USA/timeline.svg", "/static/none.css"),
)


@pytest.mark.parametrize("method", ["GET", "HEAD", "POST", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_every_answer_carries_the_policy(page: TestClient, address: str, method: str) -> None:
    found = page.request(method, address)
    assert found.status_code < 500
    for name, value in HEADERS.items():
        assert found.headers.get_list(name) == [value], (address, name)
    assert "unsafe" not in found.headers["content-security-policy"]


def test_a_failure_of_ours_carries_the_policy(
    page: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **more: object) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr("communique.store.store.Store.browse", fail)
    for method in ("GET", "HEAD"):
        found = page.request(method, "/events")
        assert found.status_code == 500
        assert found.headers["content-security-policy"] == HEADERS["content-security-policy"]
        assert "secret" not in found.text


@pytest.mark.parametrize("address", [a for a in ADDRESSES if "." not in a])
def test_text_of_reports_is_never_markup(page: TestClient, address: str) -> None:
    text = page.get(address).text
    seen = Seen()
    seen.feed(text)
    for tag, given in seen.tags:
        names = [name for name, _ in given]
        assert not [n for n in names if n.startswith("on") or n == "style"], (tag, given)
        assert tag not in {"iframe", "object", "embed", "style", "base", "img"}
        if tag == "script":
            assert dict(given)["src"].startswith("/static/page.js")
        for name in ("href", "src", "action", "formaction"):
            assert not (dict(given).get(name) or "").lower().startswith(("javascript:", "data:"))
    assert sum(tag == "script" for tag, _ in seen.tags) == 1
    assert "49&#39;" not in text  # the template inside was not run


def test_hostile_text_is_shown_as_it_is(page: TestClient) -> None:
    import html

    text = page.get(f"/documents/{DOCUMENT}").text
    article = text[text.index('<article class="text"') : text.index("</article>")]
    assert html.unescape(re.sub(r"<[^>]*>", "", article)).count(EVIL) == 4


def test_pages_load_nothing_from_elsewhere(page: TestClient) -> None:
    for address in ADDRESSES:
        text = page.get(address).text
        assert not re.findall(r'(?:src|action)="(?:https?:)?//[^"]*"', text), address
        assert not re.findall(r'<link[^>]*href="(?:https?:)?//', text), address
    assert not re.findall(r"url\(|@import|https?://", page.get("/static/style.css").text)
    assert not re.findall(r"https?://", page.get("/static/page.js").text)


def test_formulas_do_not_reach_a_spreadsheet(page: TestClient) -> None:
    from communique.serve.view import _cell

    assert _cell("=HYPERLINK(1)") == "'=HYPERLINK(1)" and _cell("@x") == "'@x"
    assert _cell("-1") == "-1" and _cell("-1; -1") == "-1; -1" and _cell(True) == "true"


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "localhost:80:80", "[::1", "0.0.0.0"]
)
def test_another_name_is_refused(page: TestClient, host: str) -> None:
    assert page.get("/", headers={"host": host}).status_code == 400


@pytest.mark.parametrize("host", ["localhost:8018", "127.0.0.1", "[::1]:8018"])
def test_own_names_are_answered(page: TestClient, host: str) -> None:
    assert page.get("/about", headers={"host": host}).status_code == 200


def test_a_name_can_be_allowed(client) -> None:
    page = client(hosts=("desk.example",))
    assert page.get("/about", headers={"host": "desk.example"}).status_code == 200


def test_token_is_asked_for_everywhere_but_the_style(client) -> None:
    page = client(token="open sesame", host="192.0.2.7", base="http://192.0.2.7:8018")
    for address in ("/", "/events.json", "/api/events", "/api/openapi.json", "/events.csv"):
        found = page.get(address)
        assert found.status_code == 401, address
        assert HEADERS.items() <= dict(found.headers).items()
    assert page.get("/", headers={"authorization": "Bearer wrong"}).status_code == 401
    assert page.get("/", headers={"authorization": "Bearer open sesame"}).status_code == 200
    assert page.get("/static/style.css").status_code == 200


def test_token_in_the_address_becomes_a_cookie(client) -> None:
    page = client(token="open sesame", host="192.0.2.7", base="http://192.0.2.7:8018")
    assert page.get("/events?token=wrong").status_code == 401
    found = page.get("/events?type=AID&token=open+sesame", follow_redirects=False)
    assert found.status_code == 303 and found.headers["location"] == "/events?type=AID"
    cookie = found.headers["set-cookie"]
    assert "httponly" in cookie.lower() and "samesite=strict" in cookie.lower()
    assert "sesame" not in cookie
    assert page.get("/events").status_code == 200


def test_token_can_be_typed(client) -> None:
    page = client(token="open sesame", host="192.0.2.7", base="http://192.0.2.7:8018")
    first = page.get("/", headers={"accept": "text/html"})
    assert "asks for a token" in first.text
    assert page.post("/sign-in", data={"token": "no"}).status_code == 403
    assert "What is in this record" in page.post("/sign-in", data={"token": "open sesame"}).text


def test_token_does_not_lead_elsewhere(client) -> None:
    page = client(token="t", host="192.0.2.7", base="http://192.0.2.7:8018")
    found = page.get("//evil.example/x?token=t", follow_redirects=False)
    assert not found.headers.get("location", "/").startswith("//")


def test_drawings_are_cleaned() -> None:
    dirty = (
        '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>x()</script>'
        '<a href="http://a.example"><text>t</text></a><image href="http://a.example/x.png"/>'
        '<g><rect style="fill:url(http://a.example)" onclick="x()"/></g></svg>'
    )
    found = cleaned(dirty)
    for part in ("script", "onload", "onclick", "href", "image", "style"):
        assert part not in found
    assert "rect" in found


def test_openapi_says_what_there_is(page: TestClient) -> None:
    paths = page.get("/api/openapi.json").json()["paths"]
    for name in ("documents", "mentions", "events", "statements", "actors"):
        assert f"/api/{name}" in paths and f"/api/{name}/{{id}}" in paths
    assert {p["name"] for p in paths["/api/events"]["get"]["parameters"]} >= {
        *("type", "between", "from", "to", "contested", "words", "limit", "offset"),
    }


def test_records_of_the_api_are_the_store_s(page: TestClient) -> None:
    for event in WORLD.events:
        found = page.get(f"/api/events/{event.id}").json()
        assert found["id"] == event.id and len(found["mentions"]) == len(event.mentions)
    assert page.get("/api/events/ev_no").status_code == 404
    assert page.get("/api/events?limit=5000").status_code == 422
    assert page.get("/api/search?q=river").json()["total"] == 2
    assert page.get("/api/summary").json()["totals"]["documents"] == 3
    assert page.get("/api/facets/events").json()["type"]
