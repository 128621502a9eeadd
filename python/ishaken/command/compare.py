"""`ishaken compare`."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from ishaken.command.options import Overrides, Quiet
from ishaken.errors import ExitCode
from ishaken.lazy_import import lazy_import

comparisons = lazy_import("ishaken.comparisons")
progress = lazy_import("ishaken.progress")
terminal = lazy_import("ishaken.terminal")
typed = lazy_import("ishaken.comparisons.typed")


def compare(
    sides: Annotated[
        list[str],
        typer.Argument(
            metavar="A B...",
            help="Scenarios, changes to A (PATH=VALUE, several with ;), or folders of runs.",
            show_default=False,
        ),
    ],
    seeds: Annotated[int, typer.Option(min=1, help="Number of seeds, counted from 1.")] = 20,
    metric: Annotated[
        Optional[list[str]],
        typer.Option(
            metavar="NAME[DIM=VALUE,...]",
            help="A metric; can be repeated. Without it, all that every side measured without dimensions.",
            show_default=False,
        ),
    ] = None,
    set_: Overrides = None,
    world: Annotated[
        Optional[list[str]],
        typer.Option(
            metavar="PATH=VALUE;...",
            help="The changes, to all sides, that make one sampled world; repeated for further worlds.",
            show_default=False,
        ),
    ] = None,
    until: Annotated[
        Optional[list[str]],
        typer.Option(
            metavar="METRIC=WIDTH",
            help="Add seeds until the 95 % interval of the metric reaches no further than WIDTH to either side.",
            show_default=False,
        ),
    ] = None,
    max_seeds: Annotated[int, typer.Option(min=1, help="The most seeds that --until may use.")] = 200,
    name: Annotated[
        Optional[list[str]],
        typer.Option(help="The name of A, then of B...; repeated for each side.", show_default=False),
    ] = None,
    workers: Annotated[
        Optional[int],
        typer.Option(min=1, help="Number of worker processes; without it, one for each processor.", show_default=False),
    ] = None,
    out: Annotated[
        Optional[Path], typer.Option(help="Write comparison.json there, and keep the runs.", show_default=False)
    ] = None,
    html: Annotated[
        Optional[Path], typer.Option(help="Write the table as an HTML page to this file.", show_default=False)
    ] = None,
    latex: Annotated[
        Optional[Path], typer.Option(help="Write the table as LaTeX to this file.", show_default=False)
    ] = None,
    quiet: Quiet = False,
):
    """Compares scenarios on the same seeds: how much each differs from A, and how certain the difference is.

    Exit code 0: done; 1: the intervals that --until asked for were not reached; 2: the input is wrong.

    Example: `ishaken compare scenarios/tour.yaml "policies.open-door.list_poll=1 h" --seeds 20`,
    `ishaken compare a.yaml b.yaml --until verified_share=0.01 --out results/a-and-b`
    """
    files = typed.Files(out, html, latex)
    with progress.watching(terminal.console(stderr=True), quiet) as watch:
        result = comparisons.compare(
            *sides,
            seeds=seeds,
            metrics=metric or (),
            set=set_ or (),
            worlds=typed.worlds(world or ()),
            until=typed.goals(until or ()),
            max_seeds=max_seeds,
            names=name or (),
            workers=workers,
            keep=out / "runs" if out and out.suffix != ".json" else None,
            progress=watch,
        )
    written = files.write(result)
    if not quiet:
        terminal.console().print(result)
        terminal.console().print("".join(f"\n{each}" for each in written), markup=False, soft_wrap=True)
    raise typer.Exit(ExitCode.EXPECTATION_FAILED if result.narrow_enough is False else ExitCode.HELD)
