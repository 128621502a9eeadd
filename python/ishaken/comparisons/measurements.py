"""The values that all runs of a comparison measured, by side, world, seed and metric."""

import dataclasses
from collections.abc import Iterable, Mapping

from ishaken.comparisons import metrics
from ishaken.comparisons.metrics import Figure, Metric
from ishaken.comparisons.sides import Side
from ishaken.comparisons.statistics import Effect, Figures, paired
from ishaken.errors import InputError

Key = tuple[str, str, int]  # side, world, seed


@dataclasses.dataclass(frozen=True)
class Measurements:
    figures: dict[Key, dict[Metric, Figure]]
    hashes: dict[Key, str]  # of the scenario that was played

    @classmethod
    def of(cls, runs: Mapping[Key, tuple[str, Iterable[dict]]]) -> "Measurements":
        """Makes measurements from the scenario hash and the metrics of each run."""
        return cls(
            {key: metrics.measured(summary) for key, (_, summary) in runs.items()},
            {key: sha256 for key, (sha256, _) in runs.items()},
        )

    @classmethod
    def of_runs(cls, sides: list[Side]) -> "Measurements":
        """Makes measurements from finished runs.

        Raises InputError if there is no seed with which all sides were run.
        """
        shared = set.intersection(*({run.seed for run in side.runs} for side in sides))
        if not shared:
            raise InputError("no seed is common to all sides, so there is nothing to pair")
        return cls.of(
            {
                (side.name, "", run.seed): (run.manifest["scenario_sha256"], run.summary["metrics"])
                for side in sides
                for run in side.runs
                if run.seed in shared
            }
        )

    @property
    def sides(self) -> list[str]:
        return list(dict.fromkeys(side for side, _, _ in self.figures))

    @property
    def seeds(self) -> list[int]:
        return sorted({seed for _, _, seed in self.figures})

    def headlines(self) -> list[Metric]:
        """Returns the metrics without dimensions that every side measured in some run."""
        return metrics.headlines(self._known(side) for side in self.sides)

    def check_known(self, wanted: Iterable[Metric]) -> None:
        """Raises InputError with every metric that no run measured."""
        metrics.check_known(wanted, [each for measured in self.figures.values() for each in measured])

    def _known(self, side: str) -> list[Metric]:
        return [
            metric
            for key, measured in self.figures.items()
            if key[0] == side
            for metric, figure in measured.items()
            if figure.value is not None
        ]

    def of_side(self, side: str, metric: Metric) -> Figures:
        """Returns the values of a side by world and seed; None if there was nothing to measure."""
        nothing = Figure(None, "")
        return {
            (world, seed): measured.get(metric, nothing).value
            for (name, world, seed), measured in self.figures.items()
            if name == side
        }

    def unit(self, metric: Metric) -> str:
        return next((measured[metric].unit for measured in self.figures.values() if metric in measured), "")

    def effect(self, first: str, other: str, metric: Metric) -> Effect:
        return paired(self.of_side(first, metric), self.of_side(other, metric))

    def narrow_enough(self, sides: list[Side], goals: Mapping[Metric, float]) -> bool:
        """Returns whether the half-width of every interval is at most that of its goal, for each other side."""
        first, *others = (side.name for side in sides)
        self.check_known(goals)
        widths = [(self.effect(first, other, metric).half_width, most) for metric, most in goals.items() for other in others]
        return all(width is not None and width <= most for width, most in widths)
