"""`ishaken sweep`."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from ishaken.command.options import Overrides, Quiet, ScenarioFile
from ishaken.errors import ExitCode
from ishaken.lazy_import import lazy_import

printed = lazy_import("ishaken.sweeps.printed")
progress = lazy_import("ishaken.progress")
sweeping = lazy_import("ishaken.sweeps.sweeping")
terminal = lazy_import("ishaken.terminal")
typed = lazy_import("ishaken.sweeps.typed")


def sweep(
    scenario: ScenarioFile,
    over: Annotated[
        Optional[list[str]],
        typer.Option(
            metavar="PATH=V1,V2", help="Values of one path, as --set takes it; can be repeated.", show_default=False
        ),
    ] = None,
    seeds: Annotated[
        str, typer.Option(metavar="N|S1,S2", help="How many seeds, counted from the scenario's own; or a list of them.")
    ] = "1",
    design: Annotated[
        str,
        typer.Option(
            metavar="grid|latin|sobol|saltelli|morris",
            help="grid: all combinations of the values. The others: points spread over ranges, each given by its two "
            "ends.",
        ),
    ] = "grid",
    points: Annotated[
        Optional[int], typer.Option(help="Number of points, for designs other than grid.", show_default=False)
    ] = None,
    design_seed: Annotated[int, typer.Option(help="Seed of the design, for designs other than grid.")] = 1,
    set_: Overrides = None,
    workers: Annotated[
        Optional[int],
        typer.Option(min=1, help="Number of worker processes; without it, one for each processor.", show_default=False),
    ] = None,
    dask: Annotated[
        Optional[str],
        typer.Option(
            metavar="tcp://...", help="Address of a Dask scheduler whose workers run the sweep.", show_default=False
        ),
    ] = None,
    out: Annotated[
        Optional[Path],
        typer.Option(help="The directory of the sweep; without it, one in results.", show_default=False),
    ] = None,
    tables: Annotated[bool, typer.Option("--tables", help="Keep the tables of every run too.")] = False,
    quiet: Quiet = False,
):
    """Runs a scenario at many points, each with the same seeds; repeated, runs only what is missing.

    Exit code 0: every expectation held in every run; 1: one did not; 2: the input is wrong, nothing was run; 3: runs
    failed, all others are kept; 130: interrupted, what was finished is kept.

    Example: `ishaken sweep scenarios/tour.yaml --over policies.*.list_poll="1 h,6 h" --over
    policies.*.merge=flat,scoped --seeds 10`, `ishaken sweep scenarios/tour.yaml --over policies.*.list_poll="1 h,48 h"
    --design sobol --points 32`
    """
    with progress.watching(terminal.console(stderr=True), quiet) as watch:
        done = sweeping.sweep(
            scenario,
            typed.over(over or []),
            seeds=typed.seeds(seeds),
            design=design,
            points=points,
            design_seed=design_seed,
            set=set_ or [],
            executor=dask,
            workers=workers,
            out=out,
            tables=tables,
            progress=watch,
        )
    if not quiet:
        printed.print_sweep(terminal.console(), done)
    raise typer.Exit(ExitCode.HELD if done.held else ExitCode.EXPECTATION_FAILED)
