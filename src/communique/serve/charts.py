"""Charts: Altair specifications, drawn as SVG or PNG on this machine, each with its table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
from lxml import etree

COOPERATION, CONFLICT = "#1f6f68", "#a8432f"
COLORS = {
    "material cooperation": COOPERATION,
    "verbal cooperation": "#8fbdb6",
    "verbal conflict": "#e0aa98",
    "material conflict": CONFLICT,
}
INK, FAINT, REPORTS, REPORTS_OTHER = "#2b3036", "#d8d4ca", "#5c6670", "#c9c6be"
"""Colors as they stand in a file; the style sheet puts those of the page in their place."""

PLACED = ("date given", "no date: at its first report")
"""How an act comes to stand in a period."""

FEW = 3
"""Reports up to which each number has its tick."""

FONT = "Arial, Helvetica, Liberation Sans, sans-serif"
_SVG = "{http://www.w3.org/2000/svg}"
_DROPPED = {f"{_SVG}{name}" for name in ("script", "foreignObject", "a", "image", "style")}


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart with the table that it is drawn from."""

    spec: Mapping[str, Any]
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    def svg(self) -> str:
        """The drawing, with nothing in it that could run or load anything."""
        import vl_convert

        return cleaned(vl_convert.vegalite_to_svg(dict(self.spec), allowed_base_urls=[]))

    def png(self) -> bytes:
        """The drawing in dots, twice as fine as it is shown."""
        import vl_convert

        return vl_convert.vegalite_to_png(dict(self.spec), scale=2, allowed_base_urls=[])


def cleaned(svg: str) -> str:
    """An SVG without scripts, links, outside content and roles that repeat what the table says."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    root = etree.fromstring(svg.encode(), parser)
    for element in list(root.iter()):
        if element.tag in _DROPPED and element.getparent() is not None:
            element.getparent().remove(element)
            continue
        for name in list(element.attrib):
            plain = name.split("}")[-1].lower()
            if plain.startswith(("on", "aria-")) or plain in ("href", "style", "role"):
                del element.attrib[name]
    found: bytes = etree.tostring(root)
    return found.decode()


def timeline(rows: Sequence[Mapping[str, Any]], coverage: Sequence[Mapping[str, Any]]) -> Any:
    """Events of a pair by period: cooperation upward, conflict downward, reports beneath.

    `rows` hold period, what (a key of COLORS), n and placed (one of PLACED);
    `coverage` period, of ("on this pair", "on others") and documents. Periods are texts in order.
    """
    most = max((c["documents"] for c in coverage), default=0)
    ticks = {"values": list(range(most + 1))} if most <= FEW else {"tickCount": 3}
    order = sorted({str(r["period"]) for r in (*rows, *coverage)})
    periods = alt.Scale(domain=order)
    x = alt.X("period:O", scale=periods, title=None, axis=None)
    signed = [{**r, "signed": r["n"] if "cooperation" in r["what"] else -r["n"]} for r in rows]
    above = (
        alt.Chart(alt.InlineData(values=signed), width=660, height=180)
        .mark_bar()
        .encode(
            x=x,
            y=alt.Y(
                "sum(signed):Q",
                title="← conflict · events · cooperation →",
                axis=alt.Axis(format="d", tickMinStep=1, labelExpr="abs(datum.value)"),
            ),
            color=alt.Color(
                "what:N",
                scale=alt.Scale(domain=list(COLORS), range=list(COLORS.values())),
                legend=alt.Legend(title=None, orient="top", columns=4, columnPadding=34),
            ),
            opacity=alt.Opacity(
                "placed:N",
                scale=alt.Scale(domain=list(PLACED), range=[1, 0.45]),
                legend=alt.Legend(title=None, orient="top", columns=2, columnPadding=34),
            ),
        )
    )
    zero = alt.Chart(alt.InlineData(values=[{"zero": 0}])).mark_rule(color=INK).encode(y="zero:Q")
    below = (
        alt.Chart(alt.InlineData(values=list(coverage)), width=660, height=60)
        .mark_bar()
        .encode(
            x=alt.X(
                "period:O",
                scale=periods,
                title=None,
                axis=alt.Axis(labelAngle=0, labelOverlap=True),
            ),
            y=alt.Y(
                "sum(documents):Q",
                title="reports",
                axis=alt.Axis(format="d", **ticks),
            ),
            color=alt.Color(
                "of:N",
                scale=alt.Scale(
                    domain=["on this pair", "on others"], range=[REPORTS, REPORTS_OTHER]
                ),
                legend=alt.Legend(title=None, orient="bottom", columns=2, columnPadding=34),
            ),
        )
    )
    both = alt.vconcat(alt.layer(above, zero), below, spacing=6).resolve_scale(color="independent")
    return styled(both)


def offices(rows: Sequence[Mapping[str, Any]]) -> Any:
    """Offices as bars from the first to the last report of each, a tick for each report.

    `rows` hold office, first, last and the days (ISO dates) on which it is attested.
    """
    names = [r["office"] for r in rows]
    years = {str(r[k])[:4] for r in rows for k in ("first", "last")}
    axis = alt.Axis(format="%Y", tickCount="year") if len(years) > 2 else alt.Axis(format="%b %Y")
    y = alt.Y("office:N", sort=names, title=None, axis=alt.Axis(labelLimit=320))
    bars = (
        alt.Chart(
            alt.InlineData(values=[{k: r[k] for k in ("office", "first", "last")} for r in rows])
        )
        .mark_bar(height=10, color="#8fbdb6")
        .encode(x=alt.X("first:T", title=None, axis=axis), x2="last:T", y=y)
    )
    days = [{"office": r["office"], "day": d} for r in rows for d in r["days"]]
    ticks = (
        alt.Chart(alt.InlineData(values=days))
        .mark_tick(color=COOPERATION, thickness=2, size=16)
        .encode(x=alt.X("day:T", title=None, axis=axis), y=y)
    )
    return styled(alt.layer(bars, ticks).properties(width=430, height=max(40, 26 * len(rows))))


def styled(chart: Any) -> Any:
    """The house's plain look."""
    return (
        chart.configure(font=FONT, background="transparent")
        .configure_view(stroke=None)
        .configure_axis(
            gridColor=FAINT,
            domainColor=INK,
            tickColor=INK,
            labelColor=INK,
            titleColor=INK,
            labelFontSize=12,
            titleFontSize=12,
            titleFontWeight="normal",
        )
        .configure_legend(labelColor=INK, labelFontSize=12, symbolType="square")
    )
