"""Options that several commands share, and what they are turned into."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from communique.store import Filters, Store

F = TypeVar("F", bound=Callable[..., Any])

STATUSES = ("occurred", "ongoing", "planned", "proposed", "conditional", "negated", "historical")
LABELS = ("sport", "anniversary", "court", "metaphor", "review", "garbled")

store = click.option(
    "--store",
    "path",
    type=click.Path(path_type=Path),
    default=Path("communique.db"),
    show_default=True,
    metavar="FILE",
    help="The store, one file.",
)
config = click.option(
    "--config",
    "config_file",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A TOML file with the configuration; else communique.toml here, where there is one.",
)
offices = click.option(
    "--offices",
    "tables",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A table of office-holders beside the bundled one: CSV, Popolo JSON or a Wikidata query's "
    "JSON; may be repeated.",
)
limit = click.option(
    "--limit", type=click.IntRange(min=0), metavar="N", help="At most N records; all without it."
)


def _many(name: str, help: str, metavar: str, **rest: Any) -> Callable[[F], F]:
    return click.option(name, multiple=True, metavar=metavar, help=help, **rest)


_ACTOR = "a country's or bloc's code or name, an ac_ id, or words of a name"
FILTERS: tuple[Callable[..., Any], ...] = (
    _many("--type", "Event type, such as CONSULT.", "TYPE"),
    _many("--actor", f"Who acts (who speaks, of statements): {_ACTOR}.", "WHO"),
    _many("--recipient", "To whom it is done (who is addressed, of statements).", "WHO"),
    _many("--party", "Takes part on whichever side; of statements, also spoken of.", "WHO"),
    click.option(
        "--between",
        nargs=2,
        metavar="A B",
        help="Both take part, on whichever sides; of statements, one speaks to or of the other.",
    ),
    _many("--office", "Someone taking part holds an office with these words.", "WORDS"),
    _many("--speaker", "Said by this actor.", "WHO"),
    _many("--about", "Said about this actor or thing.", "WHAT"),
    _many(
        "--stance",
        "Speaker's stance toward what it is about: -1 against, 0 neutral, 1 for.",
        "[-1|0|1]",
        type=click.IntRange(-1, 1),
    ),
    _many("--theme", "Theme of a statement.", "WORDS"),
    _many(
        "--status",
        f"Status of the act: {', '.join(STATUSES)}.",
        "STATUS",
        type=click.Choice(STATUSES),
    ),
    click.option(
        "--from",
        "from_",
        metavar="DATE",
        help="On or after: 2018-04-03, 2018-04, 2018 or any EDTF date.",
    ),
    click.option("--to", metavar="DATE", help="On or before; a month or year counts to its end."),
    click.option("--undated", is_flag=True, help="Without a date of its own."),
    click.option(
        "--reported",
        is_flag=True,
        help="--from and --to take what has no date by the day of its first report.",
    ),
    _many("--place", "Country's code or name, or words of the place.", "PLACE"),
    _many("--publisher", "Words of the outlet's name.", "WORDS"),
    _many(
        "--label",
        f"Only those with this label: {', '.join(LABELS)}.",
        "LABEL",
        type=click.Choice(LABELS),
    ),
    click.option("--contested", is_flag=True, help="Somebody asserts and somebody denies it."),
    click.option(
        "--min-confidence",
        type=click.FloatRange(0, 1),
        default=0.0,
        show_default=True,
        metavar="P",
        help="Confidence of at least P; above 0 this leaves out what has none.",
    ),
    click.option("--words", metavar="WORDS", help="Stands on a sentence with all these words."),
    limit,
    click.option("--all", is_flag=True, help="Also those abstained from or labeled as noise."),
)
"""One decorator for each filter; the options' names are those of `store.Filters`."""


def filters(command: F) -> F:
    """Add the options of all filters to a command."""
    found: F = reduce(lambda inner, option: option(inner), reversed(FILTERS), command)
    return found


def as_filters(values: Mapping[str, Any]) -> Filters:
    """The filters that a command was called with; UsageError where they make no sense."""
    from communique.store import Filters

    return Filters(**values)


def open_store(path: Path) -> Store:
    """The store to read from, with the names of countries in its filters."""
    from communique.cli.countries import countries
    from communique.store import Store

    return Store.open(path, readonly=True, countries=countries())
