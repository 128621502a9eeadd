"""`ishaken show`."""

from pathlib import Path
from typing import Annotated

import typer

from ishaken.command.options import Overrides, loaded
from ishaken.lazy_import import lazy_import

printed = lazy_import("ishaken.sweeps.printed")
scenario_tables = lazy_import("ishaken.show")
summary = lazy_import("ishaken.summary")
sweeps = lazy_import("ishaken.sweeps")
terminal = lazy_import("ishaken.terminal")


def show(
    what: Annotated[Path, typer.Argument(metavar="SCENARIO|RUNDIR|SWEEP", show_default=False)],
    set_: Overrides = None,
):
    """Shows what a scenario contains, the summary of a run, or the state of a sweep's runs.

    Example: `ishaken show scenarios/tour.yaml`, `ishaken show results/tour/latest`
    """
    if (what / "sweep.json").is_file():
        printed.print_sweep(terminal.console(), sweeps.Sweep(what))
    elif what.is_dir():
        summary.print_summary(terminal.console(), what)
    else:
        scenario_tables.print_scenario(terminal.console(), loaded(what, set_))
