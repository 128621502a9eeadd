"""What a comparison came to: the table of effects, the figures it was made of, and where all of it came from."""

import dataclasses
import functools
import os
from collections.abc import Mapping
from pathlib import Path

import polars

from ishaken import _core
from ishaken.comparisons import statistics
from ishaken.comparisons.measurements import Measurements
from ishaken.comparisons.metrics import Metric
from ishaken.comparisons.sides import Changes, Side
from ishaken.manifest import commit, home

ROWS = {
    "metric": polars.String,
    "dimensions": polars.String,  # as in brackets after the name
    "unit": polars.String,
    "side": polars.String,  # which side is compared with the first
    "mean_first": polars.Float64,  # of the places where both measured, worlds alike
    "mean_other": polars.Float64,
    "effect": polars.Float64,  # other less first
    "low": polars.Float64,  # of the 95 % interval by paired t
    "high": polars.Float64,
    "boot_low": polars.Float64,  # of the one by bootstrap
    "boot_high": polars.Float64,
    "n": polars.Int64,  # values that the interval rests on: seeds, or worlds where there are several
    "pairs": polars.Int64,
    "missing": polars.Int64,  # places where one side had nothing to measure
    "p": polars.Float64,
    "holm": polars.Float64,  # p over all rows of the comparison
    "real": polars.Boolean,  # whether the t interval excludes 0; null without one
    "world_variance": polars.Float64,  # of the difference, in the unit squared; null unless several worlds
    "seed_variance": polars.Float64,
    "world_share": polars.Float64,  # of the two together
    "note": polars.String,
}
VALUES = {
    "side": polars.String,
    "world": polars.String,
    "seed": polars.Int64,
    "metric": polars.String,
    "dimensions": polars.String,
    "value": polars.Float64,
}
RUNS = {"side": polars.String, "world": polars.String, "seed": polars.Int64, "scenario_sha256": polars.String}


@dataclasses.dataclass(frozen=True)
class Comparison:
    """As made by ishaken.compare, and as ishaken.open reads it from a file."""

    rows: polars.DataFrame  # one for each metric and other side; the columns are ROWS
    values: polars.DataFrame  # what every run measured; the columns are VALUES
    runs: polars.DataFrame  # which scenario every run played
    about: dict  # sides, worlds, seeds, version, and how `until` ended
    path: Path | None = None

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
    ) -> "Comparison":
        about = {
            "sides": [
                {"name": side.name, "scenario": _scenario_name(side), "changes": list(side.changes)} for side in sides
            ],
            "changes": list(changes),
            "worlds": {name: list(each) for name, each in worlds.items()},
            "seeds": found.seeds,
            "until": until,
            "level": statistics.LEVEL,
            "resamples": statistics.RESAMPLES,
            "bootstrap_seed": statistics.BOOTSTRAP_SEED,
            "version": _core.version,
            "commit": commit(home()),
        }
        runs = [(*key, sha256) for key, sha256 in found.hashes.items()]
        return cls(_rows(found, metrics), _values(found, metrics), polars.DataFrame(runs, RUNS, orient="row"), about)

    @property
    def sides(self) -> list[str]:
        """Their names; the first is the one that the others are compared with."""
        return [each["name"] for each in self.about["sides"]]

    @functools.cached_property
    def differences(self) -> polars.DataFrame:
        """Other less first for each side, world, seed and metric: what effects and intervals are made of."""
        place = ["world", "seed", "metric", "dimensions"]
        first = self.values.filter(polars.col("side") == self.sides[0]).drop("side").rename({"value": "first"})
        others = self.values.filter(polars.col("side") != self.sides[0])
        return others.join(first, on=place, how="left", maintain_order="left").with_columns(
            difference=polars.col("value") - polars.col("first")
        )

    @property
    def narrow_enough(self) -> bool | None:
        """Whether `until` was reached; None where it was not asked for."""
        return self.about["until"] and self.about["until"]["reached"]

    def great_table(self):
        """A great_tables.GT, for HTML (`as_raw_html()`) and what else it can be changed to."""
        from ishaken.comparisons.paper import great_table

        return great_table(self)

    def html(self, page: bool = False) -> str:
        """The table as a part of a page, or as a whole `page`, with styles of its own and nothing to load."""
        from ishaken.comparisons.paper import html

        return html(self, page)

    def latex(self) -> str:
        """The table for a paper; it needs the packages booktabs and caption."""
        from ishaken.comparisons.paper import latex

        return latex(self)

    def plot(self, kind: str = "forest"):
        """A picture of the comparison."""
        from ishaken import plots

        return plots.plot(self, kind)

    def save(self, path: str | os.PathLike) -> "Comparison":
        """Writes a file (a name that ends in .json) or `comparison.json` in a folder. Gives what was saved, with its path.

        Raises InputError where there is such a file.
        """
        from ishaken.comparisons.comparison_file import write

        return dataclasses.replace(self, path=write(self, Path(path)))

    def __repr__(self) -> str:
        first, *others = self.sides
        return f"<comparison of {', '.join(others)} with {first}: {self.rows.height} rows of {len(self.about['seeds'])} seeds>"

    def _repr_html_(self) -> str:
        return self.html()

    def __rich__(self):
        from ishaken.comparisons.terminal_table import lines

        return lines(self)


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
