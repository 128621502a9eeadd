"""The provenance of a run: the contents of manifest.json, and the keys by which runs are known."""

import datetime
import functools
import hashlib
import os
import subprocess
import time
from pathlib import Path

from ishaken import _core, policies


def home() -> Path:
    """Returns the root of the project if ISHAKEN_HOME names it, else the current folder."""
    return Path(os.environ.get("ISHAKEN_HOME") or Path.cwd())


class Manifest:
    """The provenance of one run from its start on."""

    def __init__(self, scenario: _core.Scenario):
        self.started = datetime.datetime.now(datetime.UTC)
        self._clock = time.monotonic()
        self._fixed = {
            "scenario": scenario.name,
            "scenario_sha256": sha256(scenario),
            "seed": scenario.seed,
            "version": _core.version,
            "commit": commit(home()),
            "fidelity": scenario.values["fidelity"],
            "started": _date(self.started),
        }
        if used := policies.used_by(scenario):
            self._fixed["written_in_python"] = {each.name: each.source_sha256() for each in used}

    def of(self, run: _core.Run | None, complete: bool) -> dict:
        """Returns the manifest at this moment of the run; `run` is None before it begins."""
        progress = run.progress if run else None
        return {
            **self._fixed,
            "finished": _date(datetime.datetime.now(datetime.UTC)) if run else None,
            "complete": complete,
            "wall_seconds": round(time.monotonic() - self._clock, 3),
            "simulated_seconds": run.simulated_s if run else 0.0,
            # During the baseline nothing of the scenario itself has happened.
            "calls": progress.calls if progress and not progress.baseline else 0,
            "events": progress.events if progress and not progress.baseline else 0,
        }


def sha256(scenario: _core.Scenario) -> str:
    """Returns the SHA-256 of the resolved scenario with its seed: equal for two scenarios with the same meaning."""
    return hashlib.sha256(scenario.resolved_yaml.encode()).hexdigest()


def run_key(scenario: _core.Scenario) -> str:
    """Returns a hash that is equal for two runs with the same tables: of scenario, version and policies in Python."""
    used = [f"{each.name} {each.source_sha256()}" for each in policies.used_by(scenario)]
    return hashlib.sha256("\n".join([sha256(scenario), _core.version, *used]).encode()).hexdigest()


@functools.cache
def commit(folder: Path) -> str | None:
    """Returns the commit that is checked out, with "-dirty" if files differ from it; None outside a repository."""
    try:
        found = subprocess.run(
            ["git", "-C", folder, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"],
            capture_output=True,
            text=True,
            timeout=10,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return found.stdout.strip() or None


def _date(moment: datetime.datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
