"""The command that lets a person check a sample and gives the figure that can be cited."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import click

from communique.cli import options
from communique.errors import UsageError

COUNTED = {"right", "wrong"}


@click.command("audit")
@options.store
@click.option(
    "--sample",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    metavar="N",
    help="How many mentions to check.",
)
@click.option("--seed", type=int, default=1, show_default=True, help="Another seed, another draw.")
@click.option(
    "--verdicts",
    type=click.Path(path_type=Path),
    default=Path("communique-audit.jsonl"),
    show_default=True,
    metavar="FILE",
    help="Where verdicts are kept; those already in it are not asked again.",
)
@click.option(
    "--reviewer",
    envvar="USER",
    default="unknown",
    metavar="NAME",
    help="Who checks; without it your login name.",
)
def audit(path: Path, sample: int, seed: int, verdicts: Path, reviewer: str) -> None:
    """Check a random sample: how precise is this record?

    Draws mentions that listings print, at random within each event type in proportion to how many
    there are, and shows each with its evidence. One key gives the verdict. Quit and come back as
    you like. Prints precision with a 95% interval.
    """
    from communique.analyze.eval.audit import draw, estimate
    from communique.cli.checking import Session
    from communique.cli.screen import Screen
    from communique.cli.verdicts import Verdicts
    from communique.store import Filters

    with options.open_store(path) as store:
        strata: dict[str, list[str]] = defaultdict(list)
        found_there = {m.id: m for m in store.mentions(Filters())}
        for mention in found_there.values():
            strata[mention.event_type].append(mention.id)
        if not strata:
            raise UsageError(f"{path} holds no mention to check; code some reports first")
        drawn = draw(strata, sample, seed)
        on_file = Verdicts.load(verdicts, reviewer)
        Session(store, Screen.of_stdout(), on_file, drawn).run()
    known = [(found_there[m].event_type, on_file.of(found_there[m])) for m in drawn]
    given = [(kind, verdict == "right") for kind, verdict in known if verdict in COUNTED]
    found = estimate({kind: len(ids) for kind, ids in strata.items()}, given)
    left = strata.keys() - {kind for kind, _ in given}
    if found is None:
        click.echo("No verdict yet, so no figure.")
        return
    click.echo(
        f"precision {found.precision:.3f} (95% interval {found.low:.3f} to {found.high:.3f}): "
        f"{found.checked} of {len(drawn)} drawn mentions checked, of {found.population:,} in the "
        f"record; stratified by event type, seed {seed}"
        + (f"; {len(left)} types without a verdict are left out" if left else "")
    )
    if any(verdict is None for _, verdict in known):
        click.echo("Verdicts are kept: the same command goes on with the rest.")


commands = {"audit": audit}
