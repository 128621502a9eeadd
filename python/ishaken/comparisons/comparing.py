"""Makes a comparison: runs all sides on the same seeds, takes the differences, and adds seeds if asked."""

import dataclasses
import math
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ishaken import _core
from ishaken.comparisons.comparison import Comparison
from ishaken.comparisons.measurements import Key, Measurements
from ishaken.comparisons.metrics import Metric, check_names
from ishaken.comparisons.playing import Player, opened
from ishaken.comparisons.sides import SEEDS_APART, Changes, Side, changes_of, sides_of, worlds_of
from ishaken.errors import InputError
from ishaken.progress import shown
from ishaken.simulation import Watch

SEEDS_PER_STEP = 10
MOST_SEEDS = 200


def compare(
    *sides,
    seeds: int | Iterable[int] = 20,
    metrics: Iterable[str] = (),
    set: Mapping | Iterable[str] = (),  # noqa: A002  the word of the command
    worlds: Mapping[str, object] | Sequence | None = None,
    until: Mapping[str, float] | None = None,
    max_seeds: int = MOST_SEEDS,
    names: Sequence[str] = (),
    executor=None,
    workers: int | None = None,
    keep: str | os.PathLike | None = None,
    progress: bool | Watch | None = None,
) -> Comparison:
    """Measures how much each other side differs from the first, on the same seeds.

    A side is a scenario (a file, an ishaken.Scenario), a change to the first one ({"policies.careful.list_poll": "1 h"}
    or "policies.careful.list_poll=1 h"), or finished runs of one scenario, which are paired by their seeds. `seeds` is
    a number of seeds (counted from 1) or a list; every side is run with each of them, so that scenarios that differ in
    the decisions of countries have the same calls, and every difference comes from the decisions. `set` changes all
    sides, `names` names them. `metrics` are names with or without dimensions ("verified_share[from=FR, to=DE]");
    without it, all metrics that every side measured without dimensions.

    `worlds` are sampled worlds, each given by the changes, to all sides, that make it. Every world has its own seeds (a
    million apart), and the interval is then over worlds: it says what to expect of a world that was not sampled.

    `until` maps metrics to half-widths, in the unit of the metric. Seeds are added, ten at a time, until every 95 %
    interval is no wider, or there are `max_seeds` (in each world). Repeated looks favour moments at which the seeds
    happen to agree, and make the interval too narrow: started from 5 or 10 seeds, it covered the truth in 92 to 95 of
    100 simulated comparisons. Therefore, once it is narrow enough, ten more seeds are run that had no part in this, and
    it must still be narrow enough; that raised the coverage to 94 to 95 of 100. Start from at least 20 seeds.

    `executor` and `workers` are those of ishaken.sweep. `keep` is a folder in which runs are kept, and from which they
    are taken the next time; it may be that of a sweep. `progress` is that of ishaken.run.

    Raises ScenarioError with every error in a scenario and InputError for other wrong arguments, both before anything
    is run; RunError if a run fails. InputError is also raised afterwards if no run measured the dimensions of a metric.
    """
    asked = _asked(sides, names, metrics, until)
    seeds = seeds if isinstance(seeds, int) else list(seeds)
    if asked.sides[0].runs:
        if seeds != 20 or changes_of(set) or worlds is not None or until:
            raise InputError("seeds, set, worlds and until are for scenarios, not for finished runs")
        return _finish(asked, Measurements.of_runs(asked.sides))
    order = _seeds(seeds, max_seeds if until else None)
    plan = Plan(asked.sides, worlds_of(worlds), changes_of(set), order)
    plan.check()
    with opened(Path(keep) if keep else None) as store, shown(progress) as watch:
        player = Player(store, executor, workers, watch)
        if until:
            return _until_narrow(asked, plan, player, first=seeds if isinstance(seeds, int) else len(seeds))
        return _finish(asked, plan.played(player, len(order)), plan)


@dataclasses.dataclass(frozen=True)
class Asked:
    sides: list[Side]
    metrics: list[Metric]
    goals: dict[Metric, float]  # the half width that is narrow enough


def _asked(given, names, metrics, until) -> Asked:
    goals = {Metric.parse(name): float(width) for name, width in (until or {}).items()}
    for metric, width in goals.items():
        if not (width > 0 and math.isfinite(width)):
            raise InputError(f"until: the half-width for {metric} is {width}; give a number above 0, e.g. 0.01")
    chosen = [Metric.parse(each) for each in ([metrics] if isinstance(metrics, str) else metrics)]
    check_names([*chosen, *goals])
    return Asked(sides_of(given, names), list(dict.fromkeys([*chosen, *(goals if chosen else ())])), goals)


def _seeds(seeds: int | list[int], most: int | None) -> list[int]:
    """Returns the seeds that were asked for, and behind them those that `until` may need."""
    chosen = list(range(1, seeds + 1)) if isinstance(seeds, int) else seeds
    if not chosen or len({*chosen}) < len(chosen) or not all(isinstance(each, int) and each >= 0 for each in chosen):
        raise InputError(f"seeds are {seeds}: give their number, at least 1, or a list of different whole numbers")
    if max(chosen) >= SEEDS_APART:
        raise InputError(f"seed {max(chosen)} is too large: a comparison takes seeds below {SEEDS_APART:,}")
    if most is None:
        return chosen
    if most < len(chosen):
        raise InputError(f"max_seeds is {most}, fewer than the {len(chosen)} seeds to start with")
    return chosen + list(range(max(chosen) + 1, max(chosen) + 1 + most - len(chosen)))


@dataclasses.dataclass(frozen=True)
class Plan:
    """The runs of a comparison: all sides in all worlds with all seeds."""

    sides: list[Side]
    worlds: dict[str, Changes]
    changes: Changes
    seeds: list[int]

    def check(self) -> None:
        """Raises ScenarioError with every error in the scenarios, before anything is run."""
        self._scenarios(1)

    def played(self, player: Player, seeds: int) -> Measurements:
        """Returns the measurements with the first `seeds` seeds; runs that are kept are not made again."""
        return player.play(self._scenarios(seeds))

    def _scenarios(self, seeds: int) -> dict[Key, _core.Scenario]:
        return {
            (side.name, world, seed): side.resolved(seed, (*self.changes, *changes))
            for side in self.sides
            for number, (world, changes) in enumerate(self.worlds.items())
            for seed in (each + number * SEEDS_APART for each in self.seeds[:seeds])
        }


def _until_narrow(asked: Asked, plan: Plan, player: Player, first: int) -> Comparison:
    """Adds seeds until the interval is narrow enough at two looks in a row, or there are no more seeds."""
    count, looks, narrow = first, 0, 0
    while True:
        found = plan.played(player, count)
        looks += 1
        narrow = narrow + 1 if found.narrow_enough(asked.sides, asked.goals) else 0
        if narrow == 2 or count == len(plan.seeds):
            break
        count = min(count + SEEDS_PER_STEP, len(plan.seeds))
    return _finish(asked, found, plan, looks=looks, reached=narrow > 0)


def _finish(asked: Asked, found: Measurements, plan: Plan | None = None, **until) -> Comparison:
    chosen = asked.metrics or list(dict.fromkeys([*found.headlines(), *asked.goals]))
    found.check_known(chosen)
    goals = {str(metric): width for metric, width in asked.goals.items()}
    return Comparison.of(
        found,
        asked.sides,
        chosen,
        changes=plan.changes if plan else (),
        worlds=plan.worlds if plan else {"": ()},
        until={"half_width": goals, "max_seeds": len(plan.seeds), **until} if until else None,
    )
