"""The plan of a sweep, made before anything is run: its points, its seeds, and a checked job for each pair."""

import dataclasses
import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from ishaken import _core
from ishaken.errors import InputError
from ishaken.json_file import read_json
from ishaken.scenario import checked
from ishaken.sweeps import designs
from ishaken.sweeps.jobs import Job, job
from ishaken.text_file import write_whole
from ishaken.yaml_text import written

MOST_POINTS_SHOWN = 20
FILE = "sweep.json"


@dataclasses.dataclass(frozen=True)
class Plan:
    scenario: str  # its name
    version: str
    design: dict  # {"kind": ..., "points": the count that was asked for, "seed": ...}
    points: list[designs.Point]
    runs: list[dict]  # {"point": place in points, "seed": ..., "key": ...}, point by point

    @property
    def keys(self) -> set[str]:
        return {each["key"] for each in self.runs}

    @property
    def sha256(self) -> str:
        return hashlib.sha256(json.dumps([self.points, self.runs]).encode()).hexdigest()

    def write(self, folder: Path) -> None:
        """Writes the plan to its file in the folder of the sweep; replaces the one before. Raises RunError."""
        write_whole(folder / FILE, json.dumps(dataclasses.asdict(self), indent=1) + "\n")

    @classmethod
    def read(cls, folder: Path) -> "Plan":
        """Reads the plan of a sweep from its folder. Raises InputError if there is none."""
        content = read_json(folder / FILE)
        try:
            return cls(**content)
        except TypeError as error:
            raise InputError(f"{folder / FILE} is not the plan of a sweep: {error}") from error


def planned(
    scenario, over, kind: str | None, count: int | None, design_seed: int, seeds, settings: Iterable[str] = ()
) -> tuple[Plan, list[Job]]:
    """Returns the plan and its jobs.

    Raises ScenarioError if the scenario is wrong, InputError with all points that are.
    """
    settings = list(settings)
    base = checked(scenario, overrides=settings)
    kind = kind or ("grid" if isinstance(over, dict) else "list")
    made = [written(point) for point in designs.points(kind, over, count, design_seed)]
    asked = _seeds(seeds, base.seed)
    jobs, runs, wrong = [], [], []
    for place, point in enumerate(made):
        changes = [*settings, *(f"{path}={text(value)}" for path, value in point.items())]
        told = f"point {place + 1} ({label_of(point)})" if point else f"point {place + 1}"
        try:
            for seed in asked:
                jobs.append(job(checked(scenario, seed=seed, overrides=changes), f"{told}, seed {seed}"))
                runs.append({"point": place, "seed": seed, "key": jobs[-1].key})
        except _core.ScenarioError as error:
            wrong.append(f"{told}: {'; '.join(_what(each) for each in error.diagnostics)}")
    if wrong:
        more = [f"and {len(wrong) - MOST_POINTS_SHOWN} more"] if len(wrong) > MOST_POINTS_SHOWN else []
        head = f"{len(wrong)} of {len(made)} points cannot be run; nothing was"
        raise InputError("\n".join([head, *wrong[:MOST_POINTS_SHOWN], *more]))
    count = designs.STANDARD_POINTS if count is None and kind in designs.SPREAD else count
    design = {"kind": kind, "points": count, "seed": design_seed}
    return Plan(base.name, _core.version, design, made, runs), jobs


def text(value) -> str:
    """Returns a value as --set takes it: a text as it is, anything else as YAML in one line."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def label_of(point: designs.Point) -> str:
    """Returns a point as text: "registry.hold=7 d, policies.*.merge=flat"."""
    return ", ".join(f"{path}={text(value)}" for path, value in point.items())


def _what(diagnostic: _core.Diagnostic) -> str:
    return f"{diagnostic.path}: {diagnostic.message}" if diagnostic.path else diagnostic.message


def _seeds(asked, first: int) -> list[int]:
    """Returns the list of seeds; a number of seeds is counted from the scenario's own. Raises InputError."""
    if isinstance(asked, bool) or not isinstance(asked, (int, list, tuple, range)):
        raise InputError(f"seeds are a number or a list of numbers, not {asked!r}")
    made = list(range(first, first + asked)) if isinstance(asked, int) else [written(each) for each in asked]
    if not made:
        raise InputError("a sweep needs at least one seed")
    if wrong := [each for each in made if isinstance(each, bool) or not isinstance(each, int)]:
        raise InputError(f"a seed is a whole number, not {wrong[0]!r}")
    if len(set(made)) < len(made):
        raise InputError("a seed is named twice")
    return made
