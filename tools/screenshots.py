"""Takes pictures of the main pages into docs/pictures, from the bundled demonstration reports.

    python tools/screenshots.py [--out docs/pictures]

Needs Debian's Chromium (`apt-get install chromium`, or CHROMIUM names another) and the extra
`browser`. Nothing but this machine is asked for anything.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 780}


def main() -> None:
    """Make a store of the demonstration reports, serve it, and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=FOLDER)
    out = parser.parse_args().out
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        sys.exit("no chromium here: apt-get install chromium, or set CHROMIUM to a browser's path")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        store = str(Path(folder) / "demo.db")
        command = [sys.executable, "-m", "communique.cli"]
        subprocess.run([*command, "demo", "--store", store], check=True, capture_output=True)
        served = subprocess.Popen(
            [*command, "serve", "--store", store, "--port", "0"], stdout=subprocess.PIPE, text=True
        )
        try:
            assert served.stdout
            base = served.stdout.readline().split()[4].rstrip("/")
            take(chromium, base, out)
        finally:
            served.terminate()
            served.wait()


def take(chromium: str, base: str, out: Path) -> None:
    """Each picture by its name."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, (path, settings) in pictures(base).items():
            context = browser.new_context(**settings)
            page = context.new_page()
            page.goto(base + path)
            page.wait_for_timeout(200)
            page.screenshot(path=out / f"{name}.png")
            context.close()
        browser.close()


def pictures(base: str) -> dict[str, tuple[str, dict[str, Any]]]:
    """Name of a picture → the page, and how it is looked at."""
    pair = asked(base, "/pairs.json")[0]
    a, b = pair["a"], pair["b"]
    event = asked(base, "/api/events?order=texts&limit=1")["items"][0]
    mention = event["mentions"][0]
    people = asked(base, "/api/actors?limit=40")["items"]
    person = next(p for p in people if p["kind"] == "person")
    light: dict[str, Any] = {"viewport": WIDE, "color_scheme": "light"}
    dark: dict[str, Any] = {"viewport": WIDE, "color_scheme": "dark"}
    phone: dict[str, Any] = {"viewport": PHONE, "color_scheme": "light", "device_scale_factor": 2}
    reader = f"/documents/{mention['document_id']}#{mention['id']}"
    return {
        "home": ("/", light),
        "reader": (reader, light),
        "reader-dark": (reader, dark),
        "event": (f"/events/{event['id']}", light),
        "events": ("/events?type=CONSULT", light),
        "statements": ("/statements", light),
        "actor": (f"/actors/{person['id']}", light),
        "pair": (f"/pairs/{a}/{b}", light),
        "home-phone": ("/", phone),
    }


def asked(base: str, path: str) -> Any:
    """What an address answers as JSON."""
    with urllib.request.urlopen(base + path, timeout=60) as answer:
        return json.load(answer)


if __name__ == "__main__":
    main()
