"""The effects of a comparison, the values they were computed from, and which scenarios were compared."""

import dataclasses
import functools

import polars

ROWS = {
    "metric": polars.String,
    "dimensions": polars.String,  # as in brackets after the name
    "unit": polars.String,
    "side": polars.String,  # which side is compared with the first
    "mean_first": polars.Float64,  # over places at which both sides measured; every world counts the same
    "mean_other": polars.Float64,
    "effect": polars.Float64,  # other less first
    "low": polars.Float64,  # of the 95 % interval by paired t
    "high": polars.Float64,
    "boot_low": polars.Float64,  # of the one by bootstrap
    "boot_high": polars.Float64,
    "n": polars.Int64,  # number of values behind the interval: of seeds, or of worlds if there are several
    "pairs": polars.Int64,
    "missing": polars.Int64,  # places at which one side had nothing to measure
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
class Effects:
    """The data of a comparison; `Comparison` adds methods that show and save it."""

    rows: polars.DataFrame  # one for each metric and other side; the columns are ROWS
    values: polars.DataFrame  # the values of every run; the columns are VALUES
    runs: polars.DataFrame  # which scenario every run played; the columns are RUNS
    about: dict  # sides, worlds, seeds, version, and how `until` ended

    @property
    def sides(self) -> list[str]:
        """The names of the sides; the others are compared with the first."""
        return [each["name"] for each in self.about["sides"]]

    @functools.cached_property
    def differences(self) -> polars.DataFrame:
        """Other less first for each side, world, seed and metric, from which effects and intervals are computed."""
        place = ["world", "seed", "metric", "dimensions"]
        first = self.values.filter(polars.col("side") == self.sides[0]).drop("side").rename({"value": "first"})
        others = self.values.filter(polars.col("side") != self.sides[0])
        return others.join(first, on=place, how="left", maintain_order="left").with_columns(
            difference=polars.col("value") - polars.col("first")
        )

    @property
    def narrow_enough(self) -> bool | None:
        """Whether the goals of `until` were reached; None if there were none."""
        return self.about["until"] and self.about["until"]["reached"]
