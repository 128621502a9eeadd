"""Results on disk, by their path: a run, a sweep or a comparison."""

import os
from pathlib import Path

from ishaken.lazy_import import lazy_import
from ishaken.results import open_run
from ishaken.sweeps import Sweep

comparisons = lazy_import("ishaken.comparisons")


def open(path: str | os.PathLike):  # noqa: A001  it is used as ishaken.open
    """Returns the Run, Sweep or Comparison at a path; tables of a run are read when they are first used.

    Raises InputError if there is none.
    """
    folder = Path(path)
    if folder.suffix == ".json" or (folder / "comparison.json").is_file():
        return comparisons.Comparison.open(folder)
    if (folder / "sweep.json").is_file():
        return Sweep(folder)
    return open_run(folder)
