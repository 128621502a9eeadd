"""A job: one run that is wanted, in a form that travels to another process or machine."""

import dataclasses

from ishaken import _core, policies
from ishaken.manifest import run_key

Files = dict[str, bytes]  # name inside the run directory -> content


@dataclasses.dataclass(frozen=True)
class Job:
    key: str  # equal for two runs that give the same results: of the resolved scenario, its seed and the version
    scenario: str  # resolved: YAML with every default written
    label: str  # for people: "point 3 (registry.hold=7 d), seed 2"
    plug_ins: bytes  # policies and estimators in Python that the scenario names; empty where there are none
    version: str  # of the core, which must be that of whoever plays it


@dataclasses.dataclass(frozen=True)
class Outcome:
    """What a job came to: the files of its run directory, or why it failed. A value, so that a failed run is told
    apart from a worker that died."""

    files: Files | None = None
    failure: str = ""


def job(scenario: _core.Scenario, label: str = "") -> Job:
    used = policies.used_by(scenario)
    packed = policies.packed(used) if used else b""
    return Job(run_key(scenario), scenario.resolved_yaml, label or f"seed {scenario.seed}", packed, _core.version)
