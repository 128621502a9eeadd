"""`ishaken bench`."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from ishaken.lazy_import import lazy_import

benchmark = lazy_import("ishaken.bench")
terminal = lazy_import("ishaken.terminal")


def bench(
    part: Annotated[
        str, typer.Argument(help="Measure only the figures with this text in their names.", show_default=False)
    ] = "",
    json: Annotated[Optional[Path], typer.Option(help="Also write the figures to this file.", show_default=False)] = None,
):
    """Measures the speed of this build against limits measured in the same run.

    Example: `ishaken bench packet --json build/bench.json`
    """
    figures = benchmark.measure(part)
    if json:
        benchmark.write(figures, json)
    benchmark.print_figures(terminal.console(), figures)
