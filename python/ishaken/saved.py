"""Whatever was saved, by its path: a run, a sweep, a comparison. What each has is said where it is made."""

import os
from pathlib import Path

from ishaken.lazy_import import lazy_import
from ishaken.results import open_run
from ishaken.sweeps import Sweep

comparisons = lazy_import("ishaken.comparisons")


def open(path: str | os.PathLike):  # noqa: A001  it is used as ishaken.open
    """A Run from its directory, of which tables are read when they are asked for, a Sweep or a Comparison.

    Raises InputError where there is none of them.
    """
    folder = Path(path)
    if folder.suffix == ".json" or (folder / "comparison.json").is_file():
        return comparisons.Comparison.open(folder)
    if (folder / "sweep.json").is_file():
        return Sweep(folder)
    return open_run(folder)
