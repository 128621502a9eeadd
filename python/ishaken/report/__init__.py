"""The report of a run, a sweep or a comparison: one HTML file that needs no network.

ishaken.report.write(run, "report.html")
"""

import os
from pathlib import Path

from ishaken.errors import InputError, reason


def html(of) -> str:
    """The page of a Run, a Sweep or a Comparison."""
    from ishaken.report import contents
    from ishaken.report.page import page

    content = _contents(of)(of)
    return page(origin=contents.source(of), **content)


def write(of, path: str | os.PathLike) -> Path:
    """Whole or not at all; what was there is replaced. Raises InputError where nothing can be written."""
    to = Path(path)
    text = html(of)
    temporary = to.with_name(f".{to.name}.tmp")
    try:
        to.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(text, encoding="utf-8")
        temporary.replace(to)
    except OSError as error:
        raise InputError(f"{to} cannot be written: {reason(error)}") from error
    return to


def _contents(of):
    from ishaken.report import contents
    from ishaken.results import Run

    if isinstance(of, Run):
        return contents.of_run
    if hasattr(of, "parameters"):
        return contents.of_sweep
    if hasattr(of, "sides"):
        return contents.of_comparison
    raise InputError(f"{of!r} is no run, sweep or comparison, so there is no report of it")
