"""What was analyzed, as lines to print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from communique.analyze import Chronicle, Happening, Report, Saying, summarize
from communique.cli.screen import Screen, clean
from communique.model import Event, Participant
from communique.store import Store

LARGEST = 12
"""Entries of a breakdown that a summary prints."""


def summary(store: Store) -> Iterator[str]:
    """The counts of a store."""
    found = summarize(store)
    totals = found.totals
    hidden = [f"{totals[k]} {k}" for k in ("abstained", "labeled") if totals[k]]
    yield f"The store {store.path} holds"
    yield f"  documents   {totals['documents']}{_listed(found.blocks, 'blocks: ')}"
    yield f"  mentions    {totals['mentions']}{_in_brackets(hidden)}{_listed(found.mention_types)}"
    yield f"  statements  {totals['statements']}"
    contested = [f"{totals['contested']} contested"] if totals["contested"] else []
    yield f"  events      {totals['events']}{_in_brackets(contested)}{_listed(found.event_types)}"
    if found.pairs:
        yield f"  pairs       {_entries({'–'.join(p): n for p, n in found.pairs.items()})}"
    yield f"  actors      {totals['actors']}"
    if not found.linked:
        yield "  (events and actors are older than the documents: run communique link)"


def event(item: Event, reports: tuple[Report, ...], screen: Screen) -> Iterator[str]:
    """An event in one line, then each report of it."""
    told = item.first_reported.edtf if item.first_reported else None
    date = item.date.edtf if item.date else f"(reported {told})" if told else "no date"
    flags = [item.status, *(["contested"] if item.contested else []), *item.labels]
    parties = " → ".join(filter(None, (_names(item.actors), _names(item.recipients))))
    where = f" (place: {item.place.name})" if item.place else ""
    yield screen.head(f"{date}  {item.event_type}  {parties or 'nobody named'}{where}")
    yield f"    {', '.join(flags)}  {screen.dim(item.id)}"
    for field, values in item.disagreements.items():
        yield "    " + screen.mark(f"reports disagree on {field}: {' / '.join(values)}")
    for report in reports:
        yield f"    {_outlet(report)}: “{_flat(report.quote)}”"


def chronicle(found: Chronicle, screen: Screen) -> Iterator[str]:
    """A chronicle: events by year, then who said what of whom."""
    yield screen.head(f"{found.a} and {found.b}: a chronicle")
    if not found.years and not found.statements:
        yield "  The reports tell of nothing between them."
    for year in found.years:
        yield ""
        yield screen.head(year.year or "without a date")
        for happening in year.events:
            yield from _happening(happening, found, screen)
    if found.statements:
        yield ""
        yield screen.head("What they said of each other")
    for saying in found.statements:
        yield from _saying(saying, screen)


def _happening(item: Happening, found: Chronicle, screen: Screen) -> Iterator[str]:
    first, *rest = event(item.event, item.reports, screen)
    sides = {"a to b": f"{found.a} → {found.b}", "b to a": f"{found.b} → {found.a}"}
    yield f"  {first}  ({sides.get(item.direction, 'together')})"
    yield from (f"  {line}" for line in rest)


def _saying(item: Saying, screen: Screen) -> Iterator[str]:
    said = item.statement
    stances = {-1: "against", 0: "neutral", 1: "for"}
    about = [
        a.name + (f" ({stances[a.stance]})" if a.stance is not None else "") for a in said.about
    ]
    date = said.date.edtf if said.date else item.report.published or "no date"
    who = "; ".join(_speaker(p) for p in said.speakers)
    on = f" on {', '.join(about)}" if about else ""
    yield f"  {screen.head(f'{date}  {who}')}{on}  {screen.dim(said.id)}"
    yield f"    {_outlet(item.report)}: “{_flat(item.report.quote)}”"


def _speaker(p: Participant) -> str:
    return f"{p.name}, {p.office}" if p.office and p.office != p.name else p.name


def _names(found: tuple[Participant, ...]) -> str:
    return ", ".join(_speaker(p) for p in found)


def _outlet(report: Report) -> str:
    return f"{report.outlet}, {report.published}" if report.published else report.outlet


def _flat(text: str) -> str:
    return clean(" ".join(text.split()))


def _listed(counts: Mapping[str, int], label: str = "") -> str:
    return f"  {label}{_entries(counts)}" if counts else ""


def _in_brackets(notes: list[str]) -> str:
    return f" ({', '.join(notes)})" if notes else ""


def _entries(counts: Mapping[str, int]) -> str:
    found = [f"{name} {n}" for name, n in counts.items()]
    rest = [f"{len(found) - LARGEST} more"] if len(found) > LARGEST else []
    return ", ".join([*found[:LARGEST], *rest])
