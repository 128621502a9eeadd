"""What the Python package costs beside the core: CPU time of the same run, and of a question to ten million calls.

PYTHONPATH=python:build/release/python .venv/bin/python tests/bench/package.py
"""

import shutil
import statistics
import tempfile
import time
from pathlib import Path

import ishaken

ROUNDS = 5  # each way in turn, so that what else the machine does falls on all of them


class PyThreshold(ishaken.Policy):
    """As the core's threshold, without a limit that is reached."""

    limit = ishaken.value(0.9)

    def decide(self, case):
        return ishaken.Decision("excluded" if case.belief.mean > self.limit else "kept", "")


def scenario(rule) -> ishaken.Scenario:
    made = ishaken.load("scenarios/reputation-delisting.yaml")
    made["reviews.careful.rule"] = rule
    made["expect"] = []
    made["fidelity"] = {"crypto": "modelled"}
    made["traffic.*.rate"] = "10 per min"
    return made


def core_alone(given: ishaken.Scenario) -> None:
    run = ishaken.Simulation(given.check())
    while run.advance(10_000):
        pass


def cpu_s(work) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def ratio(one, other) -> float:
    """How much more CPU time the first takes: the median over rounds."""
    return statistics.median(cpu_s(one) / cpu_s(other) for _ in range(ROUNDS)) - 1


def ten_million_calls(folder: Path) -> ishaken.Run:
    """A run of some calls, of which the parts are there many times."""
    busy = scenario("never")
    busy["traffic.*.rate"] = "6 per min"
    run = ishaken.run(busy, save=folder / "run", progress=False)
    parts = sorted((run.path / "calls").glob("*.parquet"))
    for again in range(10_000_000 // len(run.calls)):
        for part in parts:
            shutil.copy(part, part.with_name(f"part-{again}-{part.name}"))
    return ishaken.open(run.path)


def main() -> None:
    ours, theirs = scenario({"kind": "py-threshold"}), scenario({"kind": "threshold", "limit": 0.9})
    run = ratio(lambda: ishaken.run(theirs, progress=False), lambda: core_alone(theirs))
    policy = ratio(lambda: ishaken.run(ours, progress=False), lambda: ishaken.run(theirs, progress=False))
    print(f"ishaken.run, beside the core advanced to its end: {run:+.1%} CPU time")
    print(f"a policy in Python, beside the same in the core: {policy:+.1%} CPU time")
    with tempfile.TemporaryDirectory() as folder:
        big = ten_million_calls(Path(folder))
        begun = time.perf_counter()
        found = ishaken.open(big.path).calls.lazy().group_by("from", "to", "outcome").len().collect()
        print(f"{found['len'].sum():,} calls by pair and outcome: {time.perf_counter() - begun:.2f} s, opening included")


if __name__ == "__main__":
    main()
