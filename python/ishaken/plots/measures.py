"""What figures count in the tables of a run: always with polars first, so that a figure holds few rows.

Definitions are those of sim/results/README.md: a call is delivered when a final response came, and shares are of
delivered calls, each weighing as many as it stands for.
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
    """calls and passed (weights), by from, to, kind and whatever else is asked for."""
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
    """Categories as texts, which compare across tables."""
    return frame.with_columns(polars.col(polars.Categorical).cast(polars.String))


def start(run) -> datetime.datetime:
    """The simulated date at which the run starts; what is before it is the warm-up."""
    for line in run.scenario_yaml.splitlines():
        if line.startswith("start:"):
            written = line.removeprefix("start:").split("#")[0].strip().strip("\"'")
            moment = datetime.datetime.fromisoformat(written.replace("Z", "+00:00"))
            return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)
    raise ValueError("a resolved scenario has a start")


class Clock:
    """Time since the start of a run, in days, or in hours where it is short."""

    def __init__(self, run):
        self.start = start(run)
        self.length_s = float(run.manifest["simulated_seconds"]) or DAY
        self.unit, self.unit_s = ("d", DAY) if self.length_s > 2 * DAY else ("h", 3600.0)
        self.title = f"{'days' if self.unit == 'd' else 'hours'} since {self.start:%Y-%m-%d %H:%M} UTC"

    def since(self, column: str) -> polars.Expr:
        """Seconds, negative in the warm-up."""
        return (polars.col(column) - polars.lit(self.start)).dt.total_nanoseconds() / 1e9

    def units(self, column: str) -> polars.Expr:
        return self.since(column) / self.unit_s

    def slices(self, at_most: int) -> float:
        """The width in seconds, one that people think in, of at most so many slices."""
        return next((float(each) for each in NICE if self.length_s / each <= at_most), self.length_s / at_most)


def duration(seconds: float) -> str:
    """1.5 d, 18 h, 40 min, 0.2 s: in the unit that fits."""
    for size, name in ((DAY, "d"), (3600, "h"), (60, "min")):
        if abs(seconds) >= 2 * size:
            return f"{seconds / size:.3g} {name}"
    return f"{seconds:.3g} s"


def keep_most(frame: polars.DataFrame, by: str, weight: str, most: int) -> tuple[list[str], int]:
    """The names that weigh most, in the order of the alphabet, and how many there are in all."""
    ranked = frame.group_by(by).agg(polars.col(weight).sum()).sort(weight, by, descending=[True, False])[by]
    return sorted(ranked.head(most)), len(ranked)
