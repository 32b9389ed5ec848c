"""The `communique` command: finds the sub-command, and turns errors into messages and codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any, NoReturn

import click

from communique.errors import CommuniqueError

COMMANDS = {
    "code": ("code_command", "Read reports and write down what they say: the main job."),
    "documents": ("listing", "List the reports read."),
    "mentions": ("listing", "List what single reports say happened."),
    "events": ("listing", "List events, merged from all reports of them."),
    "statements": ("listing", "List who said what to whom about what."),
    "actors": ("listing", "List states, organizations and persons."),
    "tenures": ("listing", "List who held which office, from when to when."),
    "positions": ("positions", "Tell who holds what on an idea, since when, in whose words."),
    "show": ("show", "Show any record with its reasons and its evidence."),
    "search": ("search", "Find words in the reports."),
    "who": ("who", "Tell who held an office at a date, with the evidence."),
    "serve": ("serve", "Open the record in a browser, and to programs by HTTP."),
    "link": ("link", "Make events, actors and tenures again from all documents."),
    "judge": ("judge", "Overrule which actors are one: join them, or split one."),
    "codebook": ("codebook", "List, show, check and test event types and their patterns."),
    "audit": ("audit", "Check a random sample: how precise is this record?"),
    "eval": ("evaluate", "Measure a coder against a gold."),
    "schema": ("schema", "Print the JSON Schema of the records."),
    "demo": ("demo", "Code ten bundled reports and show what comes out."),
}
"""Name → module of this package that holds the command of that name, and its help in short.

The modules are imported when the command is called, so that help comes at once.
"""

BROKEN_PIPE = 141
"""What a shell reports of a program that SIGPIPE ended."""

INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group that imports a command's module when the command is called, and not for help."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a newcomer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"communique.cli.{COMMANDS[cmd_name][0]}")
        found: click.Command = module.commands[cmd_name]
        return found

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing one."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, short) for name, (_, short) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run, and end quietly where the reader of our output has gone."""
        try:
            found = super().invoke(ctx)
            sys.stdout.flush()
            return found
        except BrokenPipeError:
            _discard_output()
            ctx.exit(BROKEN_PIPE)


@click.command(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="communique", message="%(prog)s %(version)s")
def cli() -> None:
    """Read news reports and write down who did what to whom, who says so, and where it stands.

    Begin with `communique demo`, then `communique code PATH…` with reports of your own.
    """


def run(args: Sequence[str] | None = None) -> int:
    """Run a command line and return its exit code; messages go to standard error."""
    try:
        found = cli.main(args, prog_name="communique", standalone_mode=False)
        return found if isinstance(found, int) else 0
    except click.ClickException as e:
        e.show()
        return e.exit_code
    except click.Abort:
        return _complain("stopped; what was written is kept", INTERRUPTED)
    except CommuniqueError as e:
        return _complain(str(e), e.exit_code)
    except OSError as e:
        name = f"{e.filename}: " if e.filename else ""
        return _complain(f"{name}{e.strerror or e}", CommuniqueError.exit_code)


def main(args: Sequence[str] | None = None) -> NoReturn:
    """Run a command line and end the process: what the installed script calls."""
    code = run(args)
    try:
        sys.stdout.flush()
    except OSError:
        _discard_output()
    sys.exit(code)


def _complain(message: str, code: int) -> int:
    click.echo(f"communique: {message}", err=True)
    return code


def _discard_output() -> None:
    """Let what is still buffered go nowhere, so that the interpreter's last flush is silent."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return
