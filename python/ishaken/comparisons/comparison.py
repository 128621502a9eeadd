"""The result of a comparison, as ishaken.compare makes it and ishaken.open reads it."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Mapping
from pathlib import Path

import polars

from ishaken import _core
from ishaken.comparisons import comparison_file, statistics
from ishaken.comparisons.effects import ROWS, RUNS, VALUES, Effects
from ishaken.comparisons.measurements import Measurements
from ishaken.comparisons.metrics import Metric
from ishaken.comparisons.sides import Changes, Side
from ishaken.intervals import LEVEL
from ishaken.lazy_import import lazy_import
from ishaken.manifest import commit, home

paper = lazy_import("ishaken.comparisons.paper")  # loads great_tables
plots = lazy_import("ishaken.plots")
terminal_table = lazy_import("ishaken.comparisons.terminal_table")  # loads rich


@dataclasses.dataclass(frozen=True)
class Comparison(Effects):
    """Effects that can be shown in a terminal, a notebook or a paper, drawn, and saved."""

    path: Path | None = None  # of its file, if it was saved

    @classmethod
    def of(
        cls,
        found: Measurements,
        sides: list[Side],
        metrics: list[Metric],
        *,
        changes: Changes,
        worlds: Mapping[str, Changes],
        until: dict | None,
    ) -> Comparison:
        about = {
            "sides": [
                {"name": side.name, "scenario": _scenario_name(side), "changes": list(side.changes)} for side in sides
            ],
            "changes": list(changes),
            "worlds": {name: list(each) for name, each in worlds.items()},
            "seeds": found.seeds,
            "until": until,
            "level": LEVEL,
            "resamples": statistics.RESAMPLES,
            "bootstrap_seed": statistics.BOOTSTRAP_SEED,
            "version": _core.version,
            "commit": commit(home()),
        }
        runs = [(*key, sha256) for key, sha256 in found.hashes.items()]
        return cls(_rows(found, metrics), _values(found, metrics), polars.DataFrame(runs, RUNS, orient="row"), about)

    @classmethod
    def open(cls, path: Path) -> Comparison:
        """Reads a comparison from its file, or from `comparison.json` in a folder.

        Raises InputError if there is no such file, or if it holds no comparison.
        """
        found, file = comparison_file.read(path)
        return cls(found.rows, found.values, found.runs, found.about, file)

    def great_table(self):
        """Returns the table as a great_tables.GT, which can be changed and written as HTML (`as_raw_html()`)."""
        return paper.great_table(self)

    def html(self, page: bool = False) -> str:
        """Returns the table as a part of a page, or as a whole `page`, with styles of its own and nothing to load."""
        return paper.html(self, page)

    def latex(self) -> str:
        """Returns the table for a paper; it needs the packages booktabs and caption."""
        return paper.latex(self)

    def plot(self, kind: str = "forest"):
        """Returns a figure of the comparison as an Altair chart. Raises InputError if there is no such kind."""
        return plots.plot(self, kind)

    def save(self, path: str | os.PathLike) -> Comparison:
        """Writes a file (a name that ends in .json) or `comparison.json` in a folder; returns the comparison with its
        path.

        Raises InputError if there is such a file, RunError if it cannot be written.
        """
        return dataclasses.replace(self, path=comparison_file.write(self, Path(path)))

    def __repr__(self) -> str:
        first, *others = self.sides
        return f"<comparison of {', '.join(others)} with {first}: {self.rows.height} rows of {len(self.about['seeds'])} seeds>"

    def _repr_html_(self) -> str:
        return self.html()

    def __rich__(self):
        return terminal_table.lines(self)


def _scenario_name(side: Side) -> str:
    return side.runs[0].name if side.runs else str(getattr(side.scenario, "name", side.scenario))


def _rows(found: Measurements, metrics: list[Metric]) -> polars.DataFrame:
    first, *others = found.sides
    asked = [(metric, other) for other in others for metric in metrics]
    effects = [found.effect(first, other, metric) for metric, other in asked]
    adjusted = statistics.holm([each.p for each in effects])
    rows = [
        {
            **dataclasses.asdict(effect),
            "metric": metric.name,
            "dimensions": metric.where,
            "unit": found.unit(metric),
            "side": other,
            "holm": holm,
            "real": effect.real,
            "world_variance": effect.components and effect.components.worlds,
            "seed_variance": effect.components and effect.components.seeds,
            "world_share": effect.components and effect.components.world_share,
        }
        for (metric, other), effect, holm in zip(asked, effects, adjusted, strict=True)
    ]
    return polars.DataFrame([{column: row[column] for column in ROWS} for row in rows], ROWS)


def _values(found: Measurements, metrics: list[Metric]) -> polars.DataFrame:
    rows = [
        (side, world, seed, metric.name, metric.where, value)
        for side in found.sides
        for metric in metrics
        for (world, seed), value in found.of_side(side, metric).items()
    ]
    return polars.DataFrame(rows, VALUES, orient="row")
