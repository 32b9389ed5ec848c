"""The page in a real browser, Debian's Chromium; skipped, and said so, where it is missing."""

from __future__ import annotations

import os
import shutil
import socket
import threading
import time
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from served_records import hostile, world_of

CHROMIUM = (
    os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
)
pytest.importorskip("playwright", reason="BROWSER TESTS SKIPPED: install the extra 'browser'")
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="BROWSER TESTS SKIPPED: no chromium here (apt-get install chromium)"
)

CODED, WORLD = world_of()
DOCUMENT = CODED[0].document.id
MENTION = CODED[0].mentions[0].id
EVENT = WORLD.events[0].id
PAGES = (
    *("/", "/documents", f"/documents/{DOCUMENT}", f"/documents/{DOCUMENT}#{MENTION}", "/events"),
    *(f"/events/{EVENT}", "/events?type=CONSULT", "/statements", "/actors", "/actors/ac_rosales"),
    *("/actors/ac_PER", "/pairs", "/pairs/ECU/PER", "/codebook", "/about", "/search?q=river"),
    *("/try", "/api", f"/documents/{hostile().document.id}?layers=events,statements,actors"),
    f"/events/{WORLD.events[2].id}",
)


class Watched:
    """A browser's page with what it asked for and complained of."""

    def __init__(self, context: Any, base: str) -> None:
        self.base, self.elsewhere, self.errors = base, [], []
        context.route("**/*", self._route)
        self.page = context.new_page()
        self.page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        self.page.on("pageerror", lambda e: self.errors.append(str(e)))

    def _route(self, route: Any) -> None:
        if route.request.url.startswith(self.base):
            route.continue_()
        else:
            self.elsewhere.append(route.request.url)
            route.abort()

    def goto(self, path: str) -> Any:
        self.page.goto(self.base + path)
        return self.page


@pytest.fixture(scope="session")
def served(record: Path) -> Iterator[str]:
    """The page on a port of its own, coding what is pasted from what is known."""
    import uvicorn
    from test_serve_try import Desk

    from communique.cli.countries import countries
    from communique.serve import Settings, create_app

    desk = Desk()
    app = create_app(Settings(store=record, countries=countries(), code=desk.code, add=desk.add))
    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", lifespan="on"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
    listening.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
            )
            yield browser
            browser.close()


@pytest.fixture
def look(chromium: Any, served: str) -> Iterator[Any]:
    """Opens a watched page; keywords are those of a Playwright context."""
    contexts = []

    def call(**settings: Any) -> Watched:
        contexts.append(chromium.new_context(**settings))
        return Watched(contexts[-1], served)

    yield call
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_complains_asks_elsewhere_or_runs_hostile_text(look: Any, scheme: str) -> None:
    seen = look(color_scheme=scheme)
    for path in PAGES:
        page = seen.goto(path)
        assert page.evaluate("window.ran === undefined"), path
        assert page.evaluate("document.querySelectorAll('main h1').length") == 1, path
    assert seen.errors == [] and seen.elsewhere == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
def test_axe_finds_nothing_serious(look: Any, scheme: str, width: int) -> None:
    from axe_playwright_python.sync_playwright import Axe

    seen = look(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
    axe, found = Axe(), []
    for path in PAGES:
        result = axe.run(seen.goto(path))
        found += [
            (path, v["id"], [n["html"][:200] for n in v["nodes"]][:3])
            for v in result.response["violations"]
            if v["impact"] in ("serious", "critical")
        ]
    assert found == []


def test_dark_is_dark_and_light_is_light(look: Any) -> None:
    colors = {}
    for scheme in ("light", "dark"):
        page = look(color_scheme=scheme).goto("/")
        found = page.evaluate("getComputedStyle(document.body).backgroundColor")
        colors[scheme] = sum(int(n) for n in found[4:-1].split(","))
    assert colors["light"] > 3 * 200 and colors["dark"] < 3 * 60


def test_a_phone_needs_no_sideways_scrolling(look: Any) -> None:
    seen = look(viewport={"width": 360, "height": 740}, is_mobile=True, has_touch=True)
    for path in PAGES:
        page = seen.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, path


def test_search_by_keyboard_and_back(look: Any) -> None:
    page = look().goto("/about")
    page.keyboard.press("/")
    page.keyboard.type("river")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=river")
    assert page.locator(".entries mark").count() >= 2
    page.go_back()
    assert page.url.endswith("/about")
    page.go_forward()
    assert page.locator("main h1").inner_text() == "Search"


def test_facets_narrow_and_widen(look: Any) -> None:
    page = look().goto("/events")
    page.locator(".facet a", has_text="Aid").first.click()
    page.wait_for_url("**/events?type=AID")
    assert page.locator("li.entry").count() == 1
    page.locator(".chip").click()
    page.wait_for_url("**/events")
    assert page.locator("li.entry").count() == 3
    page.go_back()
    assert "type=AID" in page.url and page.locator("li.entry").count() == 1


def test_a_click_on_words_shows_the_record_and_back_closes_it(look: Any) -> None:
    page = look().goto(f"/documents/{DOCUMENT}")
    assert not page.locator(f"#{MENTION}").is_visible()
    page.locator(f'a.hl[href="#{MENTION}"]').first.click()
    assert page.locator(f"#{MENTION}").is_visible()
    assert "day and month as written" in page.locator(f"#{MENTION}").inner_text()
    assert page.locator(".hl.is-chosen").count() > 0
    page.go_back()
    assert not page.locator(f"#{MENTION}").is_visible()
    assert page.locator("#records").is_visible()


def test_layers_live_in_the_address(look: Any) -> None:
    page = look().goto(f"/documents/{DOCUMENT}")
    assert page.locator("a.hl.l-actors").count() == 0
    page.locator("a.layer", has_text="actors").click()
    page.wait_for_url("**layers=events,statements,actors*")
    assert page.locator("a.hl.l-actors").count() > 0
    page.locator("a.layer", has_text="events").click()
    page.wait_for_url("**layers=statements,actors*")
    assert page.locator("a.hl.l-events").count() == 0
    page.go_back()
    assert page.locator("a.hl.l-events").count() > 0


def test_the_first_tab_stop_skips_to_the_content(look: Any) -> None:
    page = look().goto("/events")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_without_javascript(look: Any) -> None:
    seen = look(java_script_enabled=False)
    page = seen.goto("/")
    page.locator('form[aria-label="Find events"] input[name="place"]').fill("Quito")
    page.locator('form[aria-label="Find events"] button').click()
    assert page.locator("li.entry").count() == 1
    page.locator("li.entry a", has_text="the sentence in its report").click()
    assert page.locator(f"#{MENTION}").is_visible()
    page.locator("a.layer", has_text="dates").click()
    assert page.locator("a.hl.l-dates").count() == 1
    page.goto(seen.base + "/pairs/ECU/PER")
    assert page.locator("figure svg").is_visible()
    page.goto(seen.base + "/try")
    page.locator("textarea").fill("A text.")
    page.locator("main button.strong").click()
    assert "not in the record" in page.locator("main").inner_text()
    assert seen.errors == [] and seen.elsewhere == []


def test_printing_hides_the_controls(look: Any) -> None:
    page = look().goto("/events")
    page.emulate_media(media="print")
    assert not page.locator(".masthead").is_visible() and not page.locator(".facets").is_visible()
    assert page.locator("li.entry").first.is_visible()
