"""How a comparison is made: play all sides on the same seeds, take the differences, and go on until they are sure."""

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
    """How much more each other side measures than the first, on the same chance.

    A side is a scenario (a file, an ishaken.Scenario), a change to the first one ({"policies.careful.list_poll": "1 h"}
    or "policies.careful.list_poll=1 h"), or runs that were already played, of one scenario, paired by their seeds.
    `seeds` says how many (from 1) or which; each is played by all sides, so that scenarios that differ in what countries
    decide have the same calls, and every difference is one of the decisions. `set` changes all sides, `names` names them.
    `metrics` are names with or without dimensions ("verified_share[from=FR, to=DE]"); where there are none, it is all
    that every side measured without dimensions.

    `worlds` are sampled worlds, each the changes that make it, to all sides. Every world has seeds of its own (by a
    million apart), and the interval is then one over worlds: it says what to expect of a world that was not sampled.

    `until` adds seeds, ten at a time, until the 95 % interval of each of its metrics reaches no further than so much to
    either side, or there are `max_seeds` (in each world). To look again and again favours moments when the seeds happen
    to agree, and makes the interval too sure: where it starts from 5 or 10 seeds, it held the truth in 92 to 95 of 100
    simulated comparisons. So ten more seeds are played after it was narrow enough for the first time, which had no part
    in that, and it must then be so still; that made it 94 to 95 of 100. Start from at least 20.

    `executor` and `workers` are as those of a sweep. `keep` is a folder where runs are kept, and from where they are
    taken the next time; the same that a sweep keeps. `progress` shows how far the runs are, as in `run`.

    Raises ScenarioError with all that is wrong in a scenario and InputError for the rest, both before anything is
    played; RunError where a run fails. Dimensions that no run measured are known only afterwards,
    and an InputError too.
    """
    asked = _asked(sides, names, metrics, until)
    seeds = seeds if isinstance(seeds, int) else list(seeds)
    if asked.sides[0].runs:
        if seeds != 20 or changes_of(set) or worlds is not None or until:
            raise InputError("runs were already played: seeds, set, worlds and until are for scenarios")
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
            raise InputError(f"until: {metric} is to be known to {width}; give a number above 0, e.g. 0.01")
    chosen = [Metric.parse(each) for each in ([metrics] if isinstance(metrics, str) else metrics)]
    check_names([*chosen, *goals])
    return Asked(sides_of(given, names), list(dict.fromkeys([*chosen, *(goals if chosen else ())])), goals)


def _seeds(seeds: int | list[int], most: int | None) -> list[int]:
    """Those that were asked for, and where more may be needed, those after them."""
    chosen = list(range(1, seeds + 1)) if isinstance(seeds, int) else seeds
    if not chosen or len({*chosen}) < len(chosen) or not all(isinstance(each, int) and each >= 0 for each in chosen):
        raise InputError(f"seeds are {seeds}: give how many, at least 1, or a list of whole numbers, each of them once")
    if max(chosen) >= SEEDS_APART:
        raise InputError(f"seed {max(chosen)} is too large: a comparison takes those below {SEEDS_APART:,}")
    if most is None:
        return chosen
    if most < len(chosen):
        raise InputError(f"max_seeds is {most}, fewer than the {len(chosen)} seeds to begin with")
    return chosen + list(range(max(chosen) + 1, max(chosen) + 1 + most - len(chosen)))


@dataclasses.dataclass(frozen=True)
class Plan:
    """Which runs there are to play."""

    sides: list[Side]
    worlds: dict[str, Changes]
    changes: Changes
    seeds: list[int]

    def check(self) -> None:
        """Everything that is wrong shows before anything is played."""
        self._scenarios(1)

    def played(self, player: Player, seeds: int) -> Measurements:
        """With the first so many seeds. What was played before is not played again."""
        return player.play(self._scenarios(seeds))

    def _scenarios(self, seeds: int) -> dict[Key, _core.Scenario]:
        return {
            (side.name, world, seed): side.resolved(seed, (*self.changes, *changes))
            for side in self.sides
            for number, (world, changes) in enumerate(self.worlds.items())
            for seed in (each + number * SEEDS_APART for each in self.seeds[:seeds])
        }


def _until_narrow(asked: Asked, plan: Plan, player: Player, first: int) -> Comparison:
    """Looks after every step. Ends when the interval is narrow twice in a row, or when there are no more seeds."""
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
