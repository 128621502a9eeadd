"""The command `ishaken`: reads the arguments, calls the rest of the package, and sets the exit code.

Each command is one file here and one name in COMMANDS. What a command needs is imported lazily, so that `--help` and
`--version` stay quick.
"""

from typing import Annotated

import typer

from ishaken import _core
from ishaken.command.bench import bench
from ishaken.command.compare import compare
from ishaken.command.descriptions import list_, reference, schema
from ishaken.command.failures import Commands
from ishaken.command.report import report
from ishaken.command.run import run
from ishaken.command.show import show
from ishaken.command.sweep import sweep
from ishaken.command.trace import trace
from ishaken.command.validate import validate

COMMANDS = (run, sweep, validate, show, list_, schema, reference, trace, compare, report, bench)

app = typer.Typer(
    cls=Commands,
    help="Simulates calls across borders under International SHAKEN (ATIS-1000091).",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
)
for each in COMMANDS:
    app.command(each.__name__.rstrip("_"))(each)


def _version(wanted: bool):
    if wanted:
        print(f"ishaken {_core.version}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
):
    pass


def main():
    """Runs the command with the arguments of this process, and exits with its code."""
    app(prog_name="ishaken")
