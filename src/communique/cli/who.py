"""The command that tells who held an office at a date."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from communique.cli import options
from communique.errors import UsageError

if TYPE_CHECKING:
    from communique.cli.screen import Screen
    from communique.ground.offices import Answer, Asked, Known, Offices
    from communique.model import Date, Tenure
    from communique.model.offices import Holder

UNKNOWN = 1
"""Exit code of a question that names no office, or nobody's, that is known."""


@click.command("who")
@click.argument("words", nargs=-1, required=True, metavar="OFFICE…")
@click.option("--on", metavar="DATE", help="2018-04-03, 2018-04, 2018; all holders without it.")
@click.option(
    "--store",
    "path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Also what the reports in this store say.",
)
@options.offices
@options.config
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "jsonl")),
    default="table",
    show_default=True,
    help="Words to read, or one line for each person, for other programs.",
)
@click.pass_context
def who(
    ctx: click.Context,
    words: tuple[str, ...],
    on: str | None,
    path: Path | None,
    tables: tuple[Path, ...],
    config_file: Path | None,
    form: str,
) -> None:
    """Tell who held an office at a date, with the evidence.

    OFFICE is an office in either spelling, or a national title: "defence minister of Iran", "US
    secretary of state", "taoiseach", "NATO chief". The name of a person who is in a table lists
    that person's offices instead. Where two persons are possible, or nobody is known, that is said
    with the reason.

    Exit codes: 0 answered, or explained why there is no one answer; 1 the words name no office, or
    no country or organization, that is known.
    """
    when = _date(on)
    offices, sources = _tables(path, tables, config_file)
    asked, answer = _answer(" ".join(words), when, offices)
    if form == "jsonl":
        for line in _records(asked, when, answer, sources):
            click.echo(json.dumps(line, ensure_ascii=False))
    else:
        from communique.cli.screen import Screen

        screen = Screen.of_stdout()
        for text in _lines(when, answer, sources, screen):
            screen.echo(text)
        for text in _disagreements(offices, asked):
            screen.echo(screen.dim(text))
    unknown = asked.owner is None or not asked.offices
    if unknown and not answer.possible and not offices.knows(asked):
        click.echo(_advice(asked), err=True)
        ctx.exit(UNKNOWN)


def _date(on: str | None) -> Date | None:
    from communique.model import dates

    if on is None:
        return None
    try:
        return dates.parse_edtf(on)
    except ValueError as e:
        raise UsageError(f"--on: {e}") from None


def _tables(
    path: Path | None, tables: tuple[Path, ...], config_file: Path | None
) -> tuple[Offices, _Sources]:
    """The bundled table, those named, and what the store's reports say."""
    from dataclasses import replace

    from communique import config, pipeline
    from communique.ground.offices import Offices
    from communique.link.filling import as_holders

    settings = config.load(config_file)
    settings = replace(settings, offices=(*settings.offices, *tables))
    found = pipeline.offices(settings)
    if path is None:
        return found, _Sources([], {})
    with options.open_store(path) as store:
        learnt = list(store.tenures())
        rows = as_holders(learnt, store.actors())
        reports = {}
        for id in sorted({s.document_id for t in learnt for s in t.spans}):
            if document := store.document(id):
                day = document.published.edtf if document.published else "no date"
                reports[id] = f"{document.publisher or document.file}, {day}, {id}"
    return Offices((*found.rows, *rows)), _Sources(learnt, reports)


def _answer(words: str, when: Date | None, offices: Offices) -> tuple[Asked, Answer]:
    """The office's holders; of a person's name, that person with their rows."""
    from communique.ground.offices import Answer, Known, read_office

    asked = read_office(words)
    if not asked.offices and not offices.knows(asked):
        country = asked.owner if asked.title else None
        people = offices.person(words) or (offices.person(asked.title, country) if country else ())
        if len(people) == 1:
            rows = tuple(r for r in people[0].rows if when is None or _in_time(r, when))
            told = f"in office on {when.edtf}" if when else "has these offices in the tables"
            reason = told if rows else f"no table has {people[0].name} in an office then"
            return asked, Answer(
                people[0] if rows else None, (Known(rows or people[0].rows),), reason
            )
        return asked, Answer(None, tuple(people), _advice(asked))
    barred = asked.modifiers & {"under", "former", "next", "before", "after"}
    if barred:
        return asked, _modified(asked, when, offices)
    return asked, offices.who(asked, when) if when else offices.all_holders(asked)


def _modified(asked: Asked, when: Date | None, offices: Offices) -> Answer:
    from communique.ground.offices import Answer
    from communique.ground.resolve import BARRED

    for step, word in ((-1, "before"), (1, "after")):
        if word in asked.modifiers:
            return offices.neighbor(asked, when, step)
    reason = next(why for word, why in BARRED.items() if word in asked.modifiers)
    return Answer(None, (), f"“{asked.words}”: {reason}")


def _in_time(row: Holder, when: Date) -> bool:
    from communique.ground.terms import term, window

    days = window(when)
    return days is None or term(row).held(*days) != "never"


def _advice(asked: Asked) -> str:
    if asked.owner is None and not asked.offices:
        return f"“{asked.words}” names no office and no person that is known"
    if asked.owner is None:
        return f"“{asked.words}” does not say whose office: add a country, as in “of Peru”"
    return f"“{asked.title}” is no office there that is known: a table given with --offices may"


def _lines(when: Date | None, answer: Answer, sources: _Sources, screen: Screen) -> Iterator[str]:
    from communique.cli.screen import clean

    if answer.person is not None and when is not None:
        yield screen.head(clean(answer.person.name))
    yield clean(answer.reason)
    for known in answer.possible:
        rows = [r for r in known.rows if when is None or _in_time(r, when)]
        for row in rows:
            yield f"  {clean(_row(row))}"
            for text in sources.of(row):
                yield screen.dim(f"    {clean(text)}")


def _row(row: Holder) -> str:
    from communique.ground.offices import office_of
    from communique.ground.terms import span_in_words

    told = f"{row.name}, {office_of(row)}, {span_in_words(row)}"
    return told + (", interim" if row.interim else "")


def _records(
    asked: Asked, when: Date | None, answer: Answer, sources: _Sources
) -> Iterator[dict[str, Any]]:
    head = {"question": asked.words, "on": when.edtf if when else None, "reason": answer.reason}
    if not answer.possible:
        yield {**head, "answer": False, "name": None, "country": None, "terms": []}
    for known in answer.possible:
        sure = answer.person is not None and known.rows[0] in answer.person.rows
        yield {**head, "answer": sure, **_person(known, when, sources)}


def _person(known: Known, when: Date | None, sources: _Sources) -> dict[str, Any]:
    from communique.ground.offices import office_of

    rows = [r for r in known.rows if when is None or _in_time(r, when)]
    return {
        "name": known.name,
        "country": known.country,
        "terms": [
            {
                "office": office_of(row),
                "start": row.start,
                "end": row.end,
                "as_of": row.as_of,
                "interim": row.interim,
                "table": row.table,
                "row": row.row,
                "evidence": list(sources.of(row)),
            }
            for row in rows
        ],
    }


def _disagreements(offices: Offices, asked: Asked) -> Iterator[str]:
    mine = offices.holders(asked)
    for one in offices.conflicts(mine):
        where = f"{one.one.table} row {one.one.row}"
        yield f"the tables disagree: {one.reason}: {_row(one.one)} ({where})"
        yield f"  against {_row(one.other)} ({one.other.table} row {one.other.row})"


class _Sources:
    """Where a row stands: a table's own source, or the words of the reports."""

    def __init__(self, tenures: list[Tenure], reports: dict[str, str]) -> None:
        self._tenures, self._reports = tenures, reports

    def of(self, row: Holder) -> Iterator[str]:
        """Each source in words."""
        from communique.link.filling import REPORTS

        if row.table != REPORTS:
            yield f"{row.table} table, row {row.row}" + (f": {row.source}" if row.source else "")
            return
        for span in self._tenures[row.row].spans:
            where = self._reports.get(span.document_id, span.document_id)
            yield f"“{' '.join(span.quote.split())}” ({where})"


commands = {"who": who}
