"""A chart by its address: drawn once, kept until the record changes."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from communique.serve.charts import Chart
from communique.serve.site import Reading
from communique.serve.view import plain


def drawn(reading: Reading, key: Hashable, make: Callable[[], Chart]) -> str:
    """The chart's SVG, to stand in a page."""
    return reading.kept(("svg", key), lambda: made(reading, key, make).svg())


def made(reading: Reading, key: Hashable, make: Callable[[], Chart]) -> Chart:
    """The chart itself."""
    return reading.kept(("chart", key), make)


def answer(
    reading: Reading, request: Request, key: Hashable, make: Callable[[], Chart]
) -> Response:
    """The chart in the form that the address ends in."""
    chart = made(reading, key, make)
    name = "-".join(request.url.path.strip("/").split("/")).encode("ascii", "ignore").decode()
    headers = {"content-disposition": f'attachment; filename="{_safe(name)}"'}
    suffix = request.url.path.rpartition(".")[2]
    if suffix == "csv":
        table = plain(chart.columns, chart.rows)
        return Response(_csv(table, reading), media_type="text/csv", headers=headers)
    if suffix == "png":
        dots = reading.kept(("png", key), chart.png)
        return Response(dots, media_type="image/png", headers=headers)
    svg = drawn(reading, key, make)
    return Response(svg, media_type="image/svg+xml", headers=headers)


def _csv(table: Any, reading: Reading) -> bytes:
    from communique.serve.view import View

    return b"".join(View("", "", {}, None, table).csv(reading.store))


def _safe(name: str) -> str:
    return "".join(c if c.isalnum() or c in "-_." else "-" for c in name)
