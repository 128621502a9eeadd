"""`ishaken report`."""

from pathlib import Path
from typing import Annotated, Optional

import typer

from ishaken.command.options import Quiet
from ishaken.lazy_import import lazy_import

reports = lazy_import("ishaken.report")
saved = lazy_import("ishaken.saved")
terminal = lazy_import("ishaken.terminal")


def report(
    what: Annotated[
        Path, typer.Argument(metavar="RUN|SWEEP|COMPARISON", help="Its directory or file.", show_default=False)
    ],
    out: Annotated[
        Optional[Path],
        typer.Option(help="The file to write; without it, report.html in that directory.", show_default=False),
    ] = None,
    quiet: Quiet = False,
):
    """Writes a page with figures, expectations, decisions and metrics: one HTML file that needs no network.

    Example: `ishaken report results/tour/latest`, `ishaken report results/tour/latest --out tour.html`
    """
    folder = what if what.is_dir() else what.parent
    written = reports.write(saved.open(what), out or folder / "report.html")
    if not quiet:
        terminal.console().print(str(written), markup=False, soft_wrap=True)
