"""The results of a sweep, read from its directory: rows for each run, and for each metric of each run.

    sweep.metric("verified_share", from_="FR", to="DE").group_by("registry.hold").agg(polars.col("value").mean())
"""

import functools
import html
import json
from pathlib import Path

from ishaken.errors import InputError
from ishaken.lazy_import import lazy_import
from ishaken.metric_rows import as_text, dimensions_of, find, from_keywords
from ishaken.quantities import number
from ishaken.results import Run, open_run
from ishaken.sweeps import designs
from ishaken.sweeps.plan import FILE, Plan
from ishaken.sweeps.store import Store

polars = lazy_import("polars")
sensitivities = lazy_import("ishaken.sweeps.sensitivity")  # loads SALib


class Sweep:
    """The runs of a sweep, finished or not. Frames are polars frames; runs that are not finished have no values."""

    def __init__(self, path: Path):
        """Opens the directory of a sweep. Raises InputError if it is none."""
        if not (Path(path) / FILE).is_file():
            raise InputError(f"{path} is not the directory of a sweep: it has no {FILE}")
        self.path = Path(path).resolve()
        self._plan = Plan.read(self.path)
        self._store = Store(self.path / "runs")

    @property
    def name(self) -> str:
        return self._plan.scenario

    @property
    def version(self) -> str:
        return self._plan.version

    @property
    def design(self) -> dict:
        return self._plan.design

    @property
    def points(self) -> list[designs.Point]:
        return self._plan.points

    @property
    def parameters(self) -> list[str]:
        return designs.parameters(self.points)

    @property
    def seeds(self) -> list[int]:
        return list(dict.fromkeys(each["seed"] for each in self._plan.runs))

    @functools.cached_property
    def runs(self):
        """A frame with one row for each run: parameters, point, seed, key, held, calls, wall_s."""
        done = [(self._manifests.get(each["key"]), self._summaries.get(each["key"])) for each in self._plan.runs]
        held = [summary and all(expected["held"] for expected in summary["expect"]) for _, summary in done]
        return self._of_runs(self._plan.runs).with_columns(
            polars.Series("key", [each["key"] for each in self._plan.runs], polars.String),
            polars.Series("held", held, polars.Boolean),
            polars.Series("calls", [manifest and manifest["calls"] for manifest, _ in done], polars.Int64),
            polars.Series("wall_s", [manifest and manifest["wall_seconds"] for manifest, _ in done], polars.Float64),
        )

    @functools.cached_property
    def metrics(self):
        """A frame with one row for each metric of each run: parameters, point, seed, name, value, unit, dimensions."""
        rows = [(run, each) for run in self._done for each in self._summaries[run["key"]]["metrics"]]
        dimensions = dict.fromkeys(key for _, each in rows for key in dimensions_of(each))
        return self._of_runs([run for run, _ in rows]).with_columns(
            polars.Series("name", [each["name"] for _, each in rows], polars.String),
            polars.Series("value", [each["value"] for _, each in rows], polars.Float64, strict=False),
            polars.Series("unit", [each.get("unit") for _, each in rows], polars.String),
            *(polars.Series(key, [as_text(each.get(key)) for _, each in rows], polars.String) for key in dimensions),
        )

    def metric(self, name: str, **dimensions):
        """Returns parameters, point, seed and value of the metric with exactly these dimensions; `from_` stands for
        from.

        The value is null for a run that did not measure it. Raises KeyError if none did.
        """
        wanted = from_keywords(dimensions)
        rows = [find(self._summaries[run["key"]]["metrics"], name, wanted) for run in self._done]
        values = [row and row["value"] for row in rows]
        if values and all(each is None for each in values):
            self.run(self._done[0]["point"], self._done[0]["seed"]).metric(name, **dimensions)  # its error lists the dimensions
        return self._of_runs(self._done).with_columns(polars.Series("value", values, polars.Float64, strict=False))

    @property
    def numbers(self):
        """A frame with one row for each point: durations in seconds, other quantities in their own unit."""
        columns = {path: [number(point.get(path)) for point in self.points] for path in self.parameters}
        return polars.DataFrame({"point": range(len(self.points)), **columns}, strict=False)

    @property
    def complete(self) -> bool:
        """Whether every run is finished."""
        return len(self._done) == len(self._plan.runs)

    @property
    def held(self) -> bool:
        """Whether every run is finished and all its expectations held."""
        return self.complete and bool(self.runs["held"].all())

    def run(self, point: int, seed: int) -> Run:
        """Returns one run, with the tables that were kept.

        Raises KeyError if it is not finished, or not of this sweep.
        """
        for each in self._done:
            if (each["point"], each["seed"]) == (point, seed):
                return open_run(self._store.path(each["key"]))
        raise KeyError(f"no run of point {point} with seed {seed} is finished")

    def sensitivity(self, metric: str, **dimensions):
        """Returns the sensitivity of a metric to each parameter; see ishaken.sweeps.sensitivity."""
        return sensitivities.sensitivity(self, metric, **dimensions)

    def __len__(self) -> int:
        return len(self._plan.runs)

    def __repr__(self) -> str:
        many = f"{len(self.points)} points, {len(self.seeds)} seeds"
        return f"<sweep of {self.name}: {many}, {len(self._done)} of {len(self)} runs done, in {self.path}>"

    def _repr_html_(self) -> str:
        return f"<p>{html.escape(repr(self)[1:-1])}</p>{self.runs._repr_html_()}"

    @functools.cached_property
    def _done(self) -> list[dict]:
        return [each for each in self._plan.runs if self._store.has(each["key"])]

    @functools.cached_property
    def _manifests(self) -> dict[str, dict]:
        return {key: self._store.manifest(key) for key in dict.fromkeys(each["key"] for each in self._done)}

    @functools.cached_property
    def _summaries(self) -> dict[str, dict]:
        return {key: self._store.summary(key) for key in dict.fromkeys(each["key"] for each in self._done)}

    def _of_runs(self, runs: list[dict]):
        """Returns the columns that identify the runs: parameters, point, seed."""
        columns = {path: _column([self.points[each["point"]].get(path) for each in runs]) for path in self.parameters}
        places = polars.Series([each["point"] for each in runs], dtype=polars.Int64)
        seeds = polars.Series([each["seed"] for each in runs], dtype=polars.UInt64)
        return polars.DataFrame({**columns, "point": places, "seed": seeds})


def _column(values: list):
    """Returns numbers as numbers if all are, else texts as scenarios write them."""
    kinds = {type(each) for each in values if each is not None}
    if kinds == {bool}:
        return polars.Series(values, dtype=polars.Boolean)
    if kinds and kinds <= {int, float}:
        return polars.Series(values, dtype=polars.Int64 if kinds == {int} else polars.Float64, strict=False)
    texts = [each if each is None or isinstance(each, str) else json.dumps(each) for each in values]
    return polars.Series(texts, dtype=polars.String)
