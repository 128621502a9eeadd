"""The worker process, which runs jobs one after another: `python -m ishaken.sweeps.worker`.

Jobs arrive on standard input and outcomes leave on standard output, pickled. Only the parent process starts it. When
the parent is gone it ends at once, even in the middle of a run.
"""

import json
import os
import pickle
import queue
import sys
import tempfile
import threading
from collections.abc import Collection
from pathlib import Path

from ishaken import _core, policies, simulation
from ishaken.errors import RunError
from ishaken.sweeps.jobs import Files, Job, Outcome


def play(job: Job, tables: Collection[str], scratch: str | None) -> Outcome:
    """Returns the outcome of a job, whatever fails. `scratch` is the folder for tables until they are handed over."""
    try:
        if job.version != _core.version:
            raise RunError(f"the worker has version {_core.version} of the core, and the job needs {job.version}")
        if job.plug_ins:
            policies.unpack(job.plug_ins)
        scenario = policies.load(job.scenario.encode(), job.label, [])
        return Outcome(_with_tables(scenario, tables, scratch) if tables else _without_tables(scenario))
    except RunError as error:
        return Outcome(failure=str(error))
    except Exception as error:
        return Outcome(failure=f"{type(error).__name__}: {error}")


def _without_tables(scenario: _core.Scenario) -> Files:
    run = simulation.figures(scenario)
    return {
        "scenario.yaml": run.scenario_yaml.encode(),
        "summary.json": (json.dumps(run.summary, indent=2) + "\n").encode(),
        "manifest.json": (json.dumps(run.manifest, indent=2) + "\n").encode(),
    }


def _with_tables(scenario: _core.Scenario, tables: Collection[str], scratch: str | None) -> Files:
    with tempfile.TemporaryDirectory(prefix=".tmp-", dir=scratch) as folder:
        played = simulation.play(scenario, Path(folder) / "run").path
        own = [each for each in played.iterdir() if each.is_file()]
        parts = [each for table in tables for each in sorted((played / table).iterdir())]
        return {each.relative_to(played).as_posix(): each.read_bytes() for each in [*own, *parts]}


def _read(calls, asked: queue.SimpleQueue) -> None:
    while True:
        try:
            asked.put(pickle.load(calls))
        except (EOFError, OSError, pickle.UnpicklingError):
            os._exit(0)  # the parent is gone


def main() -> None:
    calls, outcomes = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(2, 1)  # so that output of a policy does not mix with outcomes
    asked: queue.SimpleQueue = queue.SimpleQueue()
    threading.Thread(target=_read, args=(calls, asked), daemon=True).start()
    while True:
        pickle.dump(play(*asked.get()), outcomes)
        outcomes.flush()


if __name__ == "__main__":
    sys.exit(main())
