"""The sides of a comparison (scenarios, changes to the first one, finished runs), and its worlds."""

import dataclasses
import json
import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from ishaken import _core
from ishaken.errors import InputError
from ishaken.results import Run, open_run
from ishaken.scenario import Scenario, checked
from ishaken.yaml_text import written

Changes = tuple[str, ...]  # "path=value" each, as --set takes them
# Far more than the seeds of one world, so that no two worlds share a seed.
SEEDS_APART = 1_000_000


@dataclasses.dataclass(frozen=True)
class Side:
    name: str
    scenario: object = None  # a file, an ishaken.Scenario, a scenario that was checked
    changes: Changes = ()
    runs: tuple[Run, ...] = ()  # finished runs; then there is no scenario

    def resolved(self, seed: int, changes: Changes = ()) -> _core.Scenario:
        """Returns the checked scenario with `changes`, which are common to all sides, before its own.

        Raises ScenarioError.
        """
        return checked(self.scenario, seed=seed, overrides=[*changes, *self.changes])


def sides_of(given: Sequence, names: Sequence[str] = ()) -> list[Side]:
    """Returns the sides that arguments of `compare` mean.

    Raises InputError if there are not two, or one cannot be compared.
    """
    if len(given) < 2:
        raise InputError("a comparison needs two sides: compare(a, b), where b is a scenario, a change to a, or runs")
    if names and len(names) != len(given):
        raise InputError(f"{len(given)} sides have {len(names)} names: give one for each side")
    first = _side(given[0], None)
    sides = [first, *(_side(each, first) for each in given[1:])]
    if len({bool(each.runs) for each in sides}) > 1:
        raise InputError("some sides are runs and others are scenarios: give only runs, or only scenarios")
    sides = [dataclasses.replace(side, name=name) for side, name in zip(sides, names or [s.name for s in sides], strict=True)]
    return _with_names_of_their_own(sides)


def _side(given, first: Side | None) -> Side:
    if isinstance(given, Side):
        return given
    if isinstance(given, Run):
        return _played([given])
    if isinstance(given, Mapping) or (isinstance(given, str) and "=" in given and not Path(given).exists()):
        changes = changes_of(given if isinstance(given, Mapping) else given.split(";"))
        if first is None or first.runs:
            raise InputError(f"'{'; '.join(changes)}' is a change, and there is no scenario before it to change")
        return Side("; ".join(changes) or "unchanged", first.scenario, (*first.changes, *changes))
    if isinstance(given, (Scenario, _core.Scenario)):
        return Side(given.name or "scenario", given)
    if isinstance(given, (str, os.PathLike)):
        return _in_folder(Path(given)) if Path(given).is_dir() else Side(Path(given).stem, given)
    if isinstance(given, Iterable) and (runs := list(given)) and all(isinstance(each, Run) for each in runs):
        return _played(runs)
    raise InputError(f"{type(given).__name__} cannot be compared: give a scenario, a change to the first one, or runs")


def _in_folder(folder: Path) -> Side:
    """Returns the side of one run directory, or of all complete ones in a folder."""
    if (folder / "manifest.json").is_file():
        return _played([open_run(folder)])
    found = [path.parent for path in sorted(folder.glob("*/manifest.json")) if not path.parent.is_symlink()]
    runs = [run for run in map(open_run, found) if run.complete]
    if not runs:
        raise InputError(f"{folder} is not a run directory, and has no complete run in it")
    return _played(runs)


def _played(runs: list[Run]) -> Side:
    unfinished = [repr(each) for each in runs if not each.complete]
    if unfinished:
        raise InputError(f"incomplete runs cannot be compared: {', '.join(unfinished)}")
    seeds = [each.seed for each in runs]
    if twice := sorted({seed for seed in seeds if seeds.count(seed) > 1}):
        raise InputError(f"{runs[0].name} has several runs of seed {', '.join(map(str, twice))}: a side has one for each seed")
    if len({_but_seed(each.scenario_yaml) for each in runs}) > 1:
        raise InputError(f"the runs of {runs[0].name} differ in more than their seeds: a side is one scenario")
    return Side(runs[0].name, runs=tuple(sorted(runs, key=lambda each: each.seed)))


def _but_seed(resolved_yaml: str) -> str:
    return "\n".join(line for line in resolved_yaml.splitlines() if not line.startswith("seed:"))


def _with_names_of_their_own(sides: list[Side]) -> list[Side]:
    """Returns the sides with different names: "tour", "tour 2"."""
    taken: dict[str, Side] = {}
    for side in sides:
        name, number = side.name, 2
        while name in taken:
            name, number = f"{side.name} {number}", number + 1
        taken[name] = dataclasses.replace(side, name=name)
    return list(taken.values())


def changes_of(given: Mapping | Iterable[str]) -> Changes:
    """Returns changes, given as {"path": value} or as "path=value" each, in the second form."""
    if isinstance(given, Mapping):
        return tuple(f"{path}={_as_yaml(written(value))}" for path, value in given.items())
    return tuple(each.strip() for each in ([given] if isinstance(given, str) else given) if each.strip())


def _as_yaml(value) -> str:
    return value if isinstance(value, str) else json.dumps(value)  # JSON is YAML


def worlds_of(given: Mapping[str, object] | Sequence | None) -> dict[str, Changes]:
    """Returns the changes that make each world, by its name; one unnamed world without changes if none are given."""
    if given is None:
        return {"": ()}
    named = given.items() if isinstance(given, Mapping) else enumerate(given, 1)
    worlds = {str(name): changes_of(each) for name, each in named}
    if not worlds:
        raise InputError("worlds is empty: leave it out, or give the changes that make each world")
    return worlds
