"""Aggregates of the tables of a run, made with polars, so that a figure holds few rows.

The definitions are those of sim/results/README.md: a call is delivered when a final response came, and shares are of
delivered calls, each counted with its weight.
"""

import datetime

import polars

HONEST = ("legitimate", "roaming", "call_centre")
UNWANTED = ("spoofed", "robocall")
DAY = 86400.0

# Widths of a slice of time that people think in, in seconds.
NICE = [
    60,
    300,
    900,
    1800,
    *(3600 * h for h in (1, 2, 3, 6, 12)),
    *(DAY * d for d in (1, 2, 5, 7, 14, 30, 60, 90, 180, 365)),
]


def delivered(run, *by: polars.Expr) -> polars.LazyFrame:
    """Returns calls and passed (sums of weights) by from, to, kind and the expressions in `by`."""
    keys = [polars.col(each).cast(polars.String) for each in ("from", "to", "kind")]
    return (
        run.calls.lazy()
        .filter(polars.col("result").cast(polars.String) != "undelivered")
        .group_by(*keys, *by)
        .agg(
            calls=polars.col("weight").sum().cast(polars.Int64),
            passed=polars.col("weight")
            .filter(polars.col("result").cast(polars.String) == "passed")
            .sum()
            .cast(polars.Int64),
        )
        .sort("from", "to", "kind", *(each.meta.output_name() for each in by))
    )


def texts(frame: polars.LazyFrame) -> polars.LazyFrame:
    """Returns the frame with categories as texts, which can be compared across tables."""
    return frame.with_columns(polars.col(polars.Categorical).cast(polars.String))


def start(run) -> datetime.datetime:
    """Returns the simulated date at which the run starts; the warm-up lies before it."""
    for line in run.scenario_yaml.splitlines():
        if line.startswith("start:"):
            written = line.removeprefix("start:").split("#")[0].strip().strip("\"'")
            moment = datetime.datetime.fromisoformat(written.replace("Z", "+00:00"))
            return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    raise ValueError("a resolved scenario has a start")


class Clock:
    """Time since the start of a run, in days, or in hours for a short run."""

    def __init__(self, run):
        self.start = start(run)
        self.length_s = float(run.manifest["simulated_seconds"]) or DAY
        self.unit, self.unit_s = ("d", DAY) if self.length_s > 2 * DAY else ("h", 3600.0)
        self.title = f"{'days' if self.unit == 'd' else 'hours'} since {self.start:%Y-%m-%d %H:%M} UTC"

    def since(self, column: str) -> polars.Expr:
        """Returns seconds since the start, negative in the warm-up."""
        return (polars.col(column) - polars.lit(self.start)).dt.total_nanoseconds() / 1e9

    def units(self, column: str) -> polars.Expr:
        """Returns the time since the start in the unit of the clock."""
        return self.since(column) / self.unit_s

    def slices(self, at_most: int) -> float:
        """Returns the width of a slice in seconds, a round one, for at most so many slices."""
        return next((float(each) for each in NICE if self.length_s / each <= at_most), self.length_s / at_most)


def duration(seconds: float) -> str:
    """Returns seconds in a unit that fits: 1.5 d, 18 h, 40 min, 0.2 s."""
    for size, name in ((DAY, "d"), (3600, "h"), (60, "min")):
        if abs(seconds) >= 2 * size:
            return f"{seconds / size:.3g} {name}"
    return f"{seconds:.3g} s"


def keep_most(frame: polars.DataFrame, by: str, weight: str, most: int) -> tuple[list[str], int]:
    """Returns the names with the largest weights in alphabetical order, and the number of all names."""
    ranked = frame.group_by(by).agg(polars.col(weight).sum()).sort(weight, by, descending=[True, False])[by]
    return sorted(ranked.head(most)), len(ranked)
