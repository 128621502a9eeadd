"""How busy a sweep of 100 short runs keeps two processors: run it on a machine that does nothing else.

    PYTHONPATH=python:build/release/python python tests/bench/sweep.py
"""

import resource
import tempfile
import time
from pathlib import Path

import ishaken

SCENARIO = """\
schema: 1
name: short
start: 2026-01-01
duration: 12 h
countries: {DE: {}, FR: {}}
policies: {default: {registry: allow-all}}
traffic:
  - {kind: legitimate, from: any, to: any, rate: 2 per min}
"""
WORKERS = 2
GOAL = 0.85


def main() -> None:
    over = {"policies.*.list_poll": ["1 h", "6 h", "1 d", "2 d"]}
    with tempfile.TemporaryDirectory() as folder:
        started = time.monotonic()
        scenario = ishaken.Scenario.from_text(SCENARIO)
        done = ishaken.sweep(scenario, over, seeds=25, workers=WORKERS, out=Path(folder) / "sweep", progress=False)
        wall = time.monotonic() - started
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = (used.ru_utime + used.ru_stime) / (wall * WORKERS)
    print(f"{len(done)} runs in {wall:.1f} s; {WORKERS} processors were {busy:.0%} busy with them (goal: {GOAL:.0%})")


if __name__ == "__main__":
    main()
