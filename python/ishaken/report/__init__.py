"""The report of a run, a sweep or a comparison: one HTML file that needs no network.

ishaken.report.write(run, "report.html")
"""

import os
from pathlib import Path

from ishaken.errors import InputError
from ishaken.page import page
from ishaken.plots.provenance import origin
from ishaken.report import contents
from ishaken.results import Run
from ishaken.text_file import write_whole


def html(of) -> str:
    """Returns the page of a Run, a Sweep or a Comparison. Raises InputError for anything else."""
    content = _contents(of)(of)
    return page(origin=origin(of), **content)


def write(of, path: str | os.PathLike) -> Path:
    """Writes the page of a Run, a Sweep or a Comparison, and returns the file; replaces a file of that name.

    Raises InputError if it cannot be written.
    """
    return write_whole(Path(path), html(of), InputError)


def _contents(of):
    if isinstance(of, Run):
        return contents.of_run
    if hasattr(of, "parameters"):
        return contents.of_sweep
    if hasattr(of, "sides"):
        return contents.of_comparison
    raise InputError(f"{of!r} is not a run, sweep or comparison, so there is no report of it")
