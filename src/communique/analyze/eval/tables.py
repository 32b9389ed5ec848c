"""Scores as tables: for a terminal, in Markdown, in HTML, as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from communique.analyze.eval.tally import Figure, Score

HEAD = ("", "precision", "recall", "F1", "of predicted", "of due")


def percent(figure: Figure) -> str:
    """A share with its interval, such as `.656 (.579–.716)`; a dash where there is none."""
    if figure.value is None:
        return "–"
    value = short(figure.value)
    if figure.low is None or figure.high is None:
        return value
    return f"{value} ({short(figure.low)}–{short(figure.high)})"


def short(share: float) -> str:
    """Three digits without the zero before the point."""
    text = f"{share:.3f}"
    return text[1:] if text.startswith("0") else text


def cells(score: Score) -> tuple[str, ...]:
    """One score as the cells of a row under `HEAD`."""
    return (
        score.row,
        percent(score.precision),
        percent(score.recall),
        percent(score.f1) if score.predicted or "traps" not in score.row else "–",
        f"{score.hit:,.0f} of {score.predicted:,.0f}" if score.predicted else "–",
        f"{score.found:,.0f} of {score.due:,.0f}" if score.due else "–",
    )


def _sections(scores: Sequence[Score]) -> Iterator[tuple[str, list[Score]]]:
    order = {s.section: n for n, s in reversed(list(enumerate(scores)))}
    for section, found in groupby(
        sorted(scores, key=lambda s: order[s.section]), key=lambda s: s.section
    ):
        yield section, list(found)


def as_text(scores: Sequence[Score]) -> str:
    """A table for a terminal."""
    body = {section: [cells(s) for s in found] for section, found in _sections(scores)}
    every = [HEAD, *(row for found in body.values() for row in found)]
    widths = [max(len(row[i]) for row in every) for i in range(len(HEAD))]

    def line(row: Sequence[str]) -> str:
        first, *rest = (cell.ljust(w) for cell, w in zip(row, widths, strict=True))
        return "  ".join([first, *rest]).rstrip()

    out = []
    for section, found in body.items():
        out += [section.upper(), line(HEAD), *map(line, found), ""]
    return "\n".join(out)


def as_markdown(scores: Sequence[Score]) -> str:
    """A table for each section, under a heading of its own."""
    out = []
    for section, found in _sections(scores):
        out += [f"### {section.capitalize()}", "", "| " + " | ".join(HEAD) + " |"]
        out.append("|" + "---|" * len(HEAD))
        out += ["| " + " | ".join(cells(s)) + " |" for s in found]
        out.append("")
    return "\n".join(out)


def as_html(scores: Sequence[Score], title: str) -> str:
    """A page of its own with a bar beside each F1."""
    out = [_PAGE.format(title=escape(title))]
    for section, found in _sections(scores):
        out.append(f"<h2>{escape(section.capitalize())}</h2>\n<table>\n<tr>")
        out += [f"<th>{escape(cell)}</th>" for cell in (*HEAD, "")] + ["</tr>"]
        for score in found:
            shares = "".join(f"<td>{escape(cell)}</td>" for cell in cells(score)[1:])
            best = score.f1.value if score.f1.value is not None else score.recall.value or 0.0
            bar = f'<td><meter min="0" max="1" value="{best:.3f}">{best:.3f}</meter></td>'
            out.append(f"<tr><th>{escape(score.row)}</th>{shares}{bar}</tr>")
        out.append("</table>")
    return "\n".join([*out, "</body>", "</html>", ""])


_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title>
<style>
body {{ font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; }}
table {{ border-collapse: collapse; }}
th, td {{ text-align: left; padding: .2rem .8rem; border-bottom: 1px solid #ccc; }}
th {{ font-weight: normal; }}
tr:first-child th {{ font-weight: bold; }}
td {{ font-variant-numeric: tabular-nums; white-space: nowrap; }}
</style></head>
<body>
<h1>{title}</h1>
<p>In brackets: the middle 95% over story threads drawn anew.</p>"""


def as_jsonl(scores: Sequence[Score]) -> str:
    """One object a line, figures as numbers with their intervals."""
    return "".join(json.dumps(_row(s), ensure_ascii=False) + "\n" for s in scores)


def _row(score: Score) -> dict[str, object]:
    figures = {name: getattr(score, name) for name in ("precision", "recall", "f1")}
    return {
        "section": score.section,
        "row": score.row,
        **{name: f.value for name, f in figures.items()},
        **{f"{name}_interval": [f.low, f.high] for name, f in figures.items()},
        "hit": score.hit,
        "predicted": score.predicted,
        "found": score.found,
        "due": score.due,
    }
