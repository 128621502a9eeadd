"""The results of a run, with tables in memory or in a run directory.

    run = ishaken.run("scenarios/tour.yaml", seed=1)
    run = ishaken.open("results/tour/latest")
    run.metric("verified_share", from_="FR", to="DE"), run.calls.pandas(), run.plot()
"""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path

from ishaken import _core
from ishaken.errors import InputError, reason
from ishaken.lazy_import import lazy_import
from ishaken.metric_rows import as_text, dimensions_of, find, from_keywords, in_words
from ishaken.run_directory import recorded
from ishaken.tables import Table, on_disk

plots = lazy_import("ishaken.plots")
pyarrow = lazy_import("pyarrow")


@dataclasses.dataclass(frozen=True)
class Run:
    """The results of one run; the same in memory and on disk except for `path`, which only a run on disk has."""

    manifest: dict
    scenario_yaml: str  # with every default written; it runs again as it is
    summary: dict  # {"metrics": [...], "expect": [...]}; both empty if the run is incomplete
    tables: dict[str, Table]
    path: Path | None = None

    @property
    def name(self) -> str:
        return self.manifest["scenario"]

    @property
    def seed(self) -> int:
        return self.manifest["seed"]

    @property
    def complete(self) -> bool:
        return self.manifest["complete"]

    @property
    def calls(self) -> Table:
        """One row for each call that ended, with its true kind beside its outcome."""
        return self.tables["calls"]

    @property
    def decisions(self) -> Table:
        """One row for each decision about trust and each change of a list, with party, subject and reason."""
        return self.tables["decisions"]

    @property
    def control(self) -> Table:
        """One row for each message between parties that belongs to no call: interface, bytes, latency, outcome."""
        return self.tables["control"]

    @property
    def reputation(self) -> Table:
        """One row for each belief that a review formed: reviewer, subject, belief, true share."""
        return self.tables["reputation"]

    @property
    def links(self) -> Table:
        """The traffic of each direction of every cable; empty if fidelity.network is message."""
        return self.tables["links"]

    @property
    def faults(self) -> Table:
        """One row for each action of the timeline, of an attacker or of a caller."""
        return self.tables["faults"]

    @property
    def metrics(self) -> Table:
        """The metrics of the run: name, value, unit and dimensions."""
        return Table("metrics", lambda: _metric_table(self.summary["metrics"]))

    @property
    def expectations(self) -> list[dict]:
        """Expectations, each with its `text`, whether it `held`, and the `value` measured."""
        return self.summary["expect"]

    @property
    def held(self) -> bool:
        """Whether the run is complete and all expectations held."""
        return self.complete and all(each["held"] for each in self.expectations)

    def metric(self, name: str, **dimensions) -> float:
        """Returns the value of a metric with exactly these dimensions; `from_` stands for from, which Python reserves.

        Raises KeyError if the run has no such value.
        """
        wanted = from_keywords(dimensions)
        found = find(self.summary["metrics"], name, wanted)
        if found is None:
            raise KeyError(f"no {name} of {_text(wanted)}; {self._what_there_is(name)}")
        return found["value"]

    def _what_there_is(self, name: str) -> str:
        there = [_text(dimensions_of(each)) for each in self.summary["metrics"] if each["name"] == name]
        if not there:
            return f"this run measured {', '.join(sorted({each['name'] for each in self.summary['metrics']}))}"
        return f"there is {'; '.join(there[:8])}{'; and more' if len(there) > 8 else ''}"

    def plot(self, kind: str = "overview"):
        """Returns a figure of the run as an Altair chart; `ishaken.plots.KINDS` lists the kinds."""
        return plots.plot(self, kind)

    def __repr__(self) -> str:
        state = "" if self.complete else ", incomplete"
        return f"<run of {self.name}, seed {self.seed}: {self.manifest['calls']:,} calls{state}>"


def open_run(path: str | os.PathLike) -> Run:
    """Opens a run directory; tables are read when they are first used. Raises InputError if it is none."""
    manifest, summary = recorded(Path(path))
    folder = Path(path).resolve()  # the directory to which the link "latest" leads now
    try:
        scenario = (folder / "scenario.yaml").read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"{folder / 'scenario.yaml'} cannot be read: {reason(error)}") from error
    return Run(manifest, scenario, summary, {name: on_disk(name, folder / name) for name in _core.tables}, folder)


def _text(dimensions: dict) -> str:
    return in_words(dimensions) or "no dimensions"


def _metric_table(metrics: list[dict]) -> pyarrow.Table:
    dimensions = dict.fromkeys(key for each in metrics for key in dimensions_of(each))
    columns = {
        "name": pyarrow.array([each["name"] for each in metrics], pyarrow.string()),
        "value": pyarrow.array([each["value"] for each in metrics], pyarrow.float64()),
        "unit": pyarrow.array([each.get("unit") for each in metrics], pyarrow.string()),
        **{key: pyarrow.array([as_text(each.get(key)) for each in metrics], pyarrow.string()) for key in dimensions},
    }
    return pyarrow.table(columns)
