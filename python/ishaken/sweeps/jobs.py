"""Jobs: runs to make, in a form that can be sent to another process or machine."""

import dataclasses

from ishaken import _core, policies
from ishaken.manifest import run_key

Files = dict[str, bytes]  # name inside the run directory -> content


@dataclasses.dataclass(frozen=True)
class Job:
    """One run to make."""

    key: str  # equal for two runs that give the same results: of the resolved scenario, its seed and the version
    scenario: str  # resolved: YAML with every default written
    label: str  # for people: "point 3 (registry.hold=7 d), seed 2"
    plug_ins: bytes  # policies and estimators in Python that the scenario names; empty if it names none
    version: str  # of the core; the worker must have the same


@dataclasses.dataclass(frozen=True)
class Outcome:
    """The result of a job: the files of its run directory, or why it failed.

    A failed run is a value, and not an exception, to tell it from a worker that died.
    """

    files: Files | None = None
    failure: str = ""


def job(scenario: _core.Scenario, label: str = "") -> Job:
    """Returns the job of a checked scenario; `label` names it in messages."""
    used = policies.used_by(scenario)
    packed = policies.packed(used) if used else b""
    return Job(run_key(scenario), scenario.resolved_yaml, label or f"seed {scenario.seed}", packed, _core.version)
